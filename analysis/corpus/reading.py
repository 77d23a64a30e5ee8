"""A part's articles in frames of bounded size; what can't be read becomes an issue."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from analysis.articles.frames import ARTICLE_COLUMNS, ISSUE_COLUMNS, ORIGIN_COLUMNS, to_articles, to_issues
from analysis.articles.reading import Options, read_batches
from analysis.articles.sources import Slice
from analysis.corpus.parts import Part, read_lines

FRAME = 3000  # articles held at once; more would gain nothing and cost memory

Frames = tuple[pd.DataFrame, pd.DataFrame]


def read_part(part: Part, fields: Mapping[str, str], size: int = FRAME) -> Iterator[Frames]:
    """Yield articles, with the file they come from, and issues, at most about `size` articles at a time."""
    held: list[Frames] = []
    count = 0
    for articles, issues in _read_files(part, fields, size):
        held.append((articles, issues))
        count += len(articles)
        if count >= size:
            yield _together(held)
            held, count = [], 0
    yield _together(held)


def _read_files(part: Part, fields: Mapping[str, str], size: int) -> Iterator[Frames]:
    if part.refused:
        yield _no_articles(), pd.DataFrame(part.refused)
    # Which texts repeat another isn't told: known only within a part, it would depend on the parts.
    options = Options(fields, errors="replace", progress=False, twins=False)
    if part.end < 0:
        yield from _frames(list(part.files), options, size)
        return
    with _open_slice(part) as stream:
        yield from _frames([Slice(part.files[0], stream, part.skipped, part.groups)], options, size)


def _frames(source: list[Any], options: Options, size: int) -> Iterator[Frames]:
    for admitted, issues in read_batches(source, options, size):
        yield to_articles(admitted), to_issues(issues)


def _open_slice(part: Part) -> BinaryIO:
    return io.BytesIO(read_lines(part)) if part.groups is None else Path(part.files[0]).open("rb")


def _together(held: list[Frames]) -> Frames:
    articles = [frame for frame, _ in held if len(frame)]
    issues = [frame for _, frame in held if len(frame)]
    none = pd.DataFrame(columns=list(ISSUE_COLUMNS))
    return (
        (pd.concat(articles, ignore_index=True) if len(articles) > 1 else articles[0]) if articles else _no_articles(),
        pd.concat(issues, ignore_index=True) if issues else none,
    )


def _no_articles() -> pd.DataFrame:
    texts = pd.DataFrame(columns=[*ARTICLE_COLUMNS, *ORIGIN_COLUMNS], dtype="str")
    return texts.assign(published=pd.to_datetime(texts["published"]))
