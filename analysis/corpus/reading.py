"""A part's articles in frames of bounded size; what can't be read becomes an issue."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from analysis.articles.admission import Admitted
from analysis.articles.frames import ARTICLE_COLUMNS, ORIGIN_COLUMNS, to_articles, to_issues
from analysis.articles.reading import Options, read_batches
from analysis.articles.sources import Slice
from analysis.corpus.parts import Part, read_lines
from analysis.formats.record import Issue

FRAME = 3000  # articles held at once; more would gain nothing and cost memory

Frames = tuple[pd.DataFrame, pd.DataFrame]


def read_part(part: Part, fields: Mapping[str, str], size: int = FRAME) -> Iterator[Frames]:
    """Yield articles, with the file they come from, and issues, at most about `size` articles at a time."""
    held: list[pd.DataFrame] = []
    told = [*part.refused]
    for admitted, issues in _read_files(part, fields, size):
        told += issues
        if admitted.article:
            held.append(to_articles(admitted))
        if sum(map(len, held)) >= size:
            yield _together(held), to_issues(told)
            held, told = [], []
    yield _together(held), to_issues(told)


def _read_files(part: Part, fields: Mapping[str, str], size: int) -> Iterator[tuple[Admitted, list[Issue]]]:
    # Which texts repeat another isn't told: known only within a part, it would depend on the parts.
    options = Options(fields, errors="replace", progress=False, twins=False)
    if part.end < 0:
        yield from read_batches(list(part.files), options, size)
        return
    with _open_slice(part) as stream:
        yield from read_batches([Slice(part.files[0], stream, part.skipped, part.groups)], options, size)


def _open_slice(part: Part) -> BinaryIO:
    return io.BytesIO(read_lines(part)) if part.groups is None else Path(part.files[0]).open("rb")


def _together(held: list[pd.DataFrame]) -> pd.DataFrame:
    if not held:
        return _no_articles()
    return pd.concat(held, ignore_index=True) if len(held) > 1 else held[0]


def _no_articles() -> pd.DataFrame:
    texts = pd.DataFrame(columns=[*ARTICLE_COLUMNS, *ORIGIN_COLUMNS], dtype="str")
    return texts.assign(published=pd.to_datetime(texts["published"]))
