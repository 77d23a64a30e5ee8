"""Mentions in their paragraphs: the rows of a frame, and the text around a span."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of a frame as named tuples, whose cells may hold anything."""
    yield from frame.itertuples()


def in_paragraphs(mentions: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with the text of their paragraph: what is `before` the span and what is `after` it."""
    texts = paragraphs[["article", "paragraph", "start", "text"]].rename(columns={"start": "begin"})
    placed = mentions.merge(texts, on=["article", "paragraph"])
    placed["before"] = [row.text[: row.start - row.begin] for row in rows(placed)]
    placed["after"] = [row.text[row.end - row.begin :] for row in rows(placed)]
    return placed.drop(columns=["text", "begin"])
