"""A part's articles in frames of bounded size; what can't be read becomes an issue."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from analysis.articles import ARTICLE_COLUMNS, ISSUE_COLUMNS, ORIGIN_COLUMNS, iter_articles
from analysis.corpus.parts import Part, read_slice

FRAME = 1000  # articles held at once

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
    if part.end < 0:
        yield from iter_articles(list(part.files), size, fields=fields, errors="replace", issues=True, progress=False)
        return
    with tempfile.TemporaryDirectory() as folder:  # under the file's own name, from which ids are made
        path = Path(folder) / Path(part.files[0]).name
        path.write_bytes(read_slice(part))
        read = iter_articles([path], size, fields=fields, errors="replace", issues=True, progress=False)
        for articles, issues in read:
            yield articles.assign(file=part.files[0]), issues.assign(file=part.files[0])


def _together(held: list[Frames]) -> Frames:
    articles = [frame for frame, _ in held if len(frame)]
    issues = [frame for _, frame in held if len(frame)]
    none = pd.DataFrame(columns=list(ISSUE_COLUMNS))
    return (
        pd.concat(articles, ignore_index=True) if articles else _no_articles(),
        _without_twins(pd.concat(issues, ignore_index=True)) if issues else none,
    )


def _without_twins(issues: pd.DataFrame) -> pd.DataFrame:
    """Leave out which texts repeat another: told only within a part, it would depend on the parts."""
    return issues[~issues["what"].str.startswith("the same text as ")]


def _no_articles() -> pd.DataFrame:
    texts = pd.DataFrame(columns=[*ARTICLE_COLUMNS, *ORIGIN_COLUMNS], dtype="str")
    return texts.assign(published=pd.to_datetime(texts["published"]))
