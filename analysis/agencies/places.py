"""Mentions in their paragraphs: the rows of a frame, and the text around a span."""

from collections import namedtuple
from collections.abc import Iterator
from typing import Any

import pandas as pd

AROUND = 100  # code points: enough to judge a word by its neighbours, little enough for a text of one line


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame as named tuples, as itertuples does, but quick with strings in Arrow."""
    row = namedtuple("Row", ["Index", *frame.columns])  # type: ignore[misc]
    return map(row._make, zip(frame.index, *(frame[name].tolist() for name in frame.columns), strict=True))


def in_paragraphs(mentions: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with the text of their paragraph `before` and `after` the span, `AROUND` code points each."""
    texts = {(row.article, row.paragraph): (row.start, row.text) for row in rows(paragraphs)}
    before, after = [], []
    for row in rows(mentions[["article", "paragraph", "start", "end"]]):
        begin, text = texts[row.article, row.paragraph]
        before.append(text[max(0, row.start - begin - AROUND) : row.start - begin])
        after.append(text[row.end - begin : row.end - begin + AROUND])
    return mentions.assign(
        before=pd.Series(before, mentions.index, dtype=str), after=pd.Series(after, mentions.index, dtype=str)
    )
