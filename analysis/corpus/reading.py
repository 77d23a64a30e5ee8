"""A part's articles in frames of bounded size; what can't be read becomes an issue."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from analysis.articles import ARTICLE_COLUMNS, iter_articles
from analysis.corpus.parts import Part, read_slice
from analysis.errors import ReadError

FRAME = 1000  # articles held at once
ISSUE_COLUMNS = ["article", "file", "line", "what", "action", "byte"]

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
    if part.end < 0:
        for file in part.files:
            yield from _read_file(Path(file), file, fields, size)
        return
    with tempfile.TemporaryDirectory() as folder:  # under its own name, from which ids are made
        path = Path(folder) / Path(part.files[0]).name
        path.write_bytes(read_slice(part))
        yield from _read_file(path, part.files[0], fields, size)


def _read_file(path: Path, name: str, fields: Mapping[str, str], size: int) -> Iterator[Frames]:
    try:
        for articles, issues in iter_articles(path, size, fields=fields, errors="replace", issues=True):
            yield articles.assign(file=name), issues.assign(file=name)
    except (ReadError, OSError) as error:
        what = str(error).replace(str(path), name)
        issue = {"article": "", "file": name, "line": 0, "what": what, "action": "rejected", "byte": -1}
        yield _no_articles(), pd.DataFrame([issue])


def _together(held: list[Frames]) -> Frames:
    articles = [frame for frame, _ in held if len(frame)]
    issues = [frame for _, frame in held if len(frame)]
    none = pd.DataFrame(columns=ISSUE_COLUMNS)
    return (
        pd.concat(articles, ignore_index=True) if articles else _no_articles(),
        pd.concat(issues, ignore_index=True) if issues else none,
    )


def _no_articles() -> pd.DataFrame:
    texts = pd.DataFrame(columns=[*ARTICLE_COLUMNS, "file"], dtype="str")
    return texts.assign(published=pd.to_datetime(texts["published"]))
