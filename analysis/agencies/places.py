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
    texts = paragraphs[["article", "paragraph", "start", "text"]].rename(columns={"start": "begin"})
    placed = mentions.merge(texts, on=["article", "paragraph"])
    spans = list(zip(placed["text"], placed["start"] - placed["begin"], placed["end"] - placed["begin"], strict=True))
    before = [text[max(0, start - AROUND) : start] for text, start, _ in spans]
    after = [text[end : end + AROUND] for text, _, end in spans]
    placed["before"] = pd.Series(before, placed.index, dtype="str")  # text even where no mention is left
    placed["after"] = pd.Series(after, placed.index, dtype="str")
    return placed.drop(columns=["text", "begin"])
