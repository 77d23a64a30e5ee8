"""Mentions in their paragraphs: the rows of a frame, and the text around a span."""

import re
from collections import namedtuple
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

AROUND = 100  # code points: enough to judge a word by its neighbours, little enough for a text of one line


_WORD = re.compile(r"\w+")


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame as named tuples, as itertuples does, but quick with strings in Arrow."""
    columns = [frame[name].tolist() for name in frame.columns]
    return map(_row(tuple(frame.columns))._make, zip(frame.index, *columns, strict=True))


@lru_cache(maxsize=64)
def _row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", ["Index", *columns])


def in_paragraphs(mentions: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with the text of their paragraph `before` and `after` the span, `AROUND` code points each."""
    article, paragraph, start, text = (paragraphs[name].tolist() for name in ("article", "paragraph", "start", "text"))
    texts = dict(zip(zip(article, paragraph, strict=True), zip(start, text, strict=True), strict=True))
    before, after = [], []
    for row in rows(mentions[["article", "paragraph", "start", "end"]]):
        begin, words = texts[row.article, row.paragraph]
        before.append(words[max(0, row.start - begin - AROUND) : row.start - begin])
        after.append(words[row.end - begin : row.end - begin + AROUND])
    return mentions.assign(
        before=pd.Series(before, mentions.index, dtype=str), after=pd.Series(after, mentions.index, dtype=str)
    )


def last_word(before: str) -> str:
    """Return the word that blanks part from what follows, "" where none does.

    >>> last_word("وقال رئيس "), last_word("وال")
    ('رئيس', '')
    """
    text = before.rstrip()
    found = _WORD.match(text[::-1]) if len(text) < len(before) else None
    return found[0][::-1] if found else ""
