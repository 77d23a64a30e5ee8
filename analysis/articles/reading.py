"""Read articles from files into one frame."""

import glob
import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from analysis.articles.markers import find_marker
from analysis.articles.paragraphs import find_lines
from analysis.articles.roles import assign_roles, guess_title
from analysis.errors import ReadError
from analysis.formats import FORMATS, reader_for
from analysis.formats.record import Record

ARTICLE_COLUMNS = ("article", "title", "source", "author", "published", "url", "language", "text")

Source = str | os.PathLike[str] | bytes | Iterable[str | os.PathLike[str]]
_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SOURCE = re.compile(r"المصدر\s*:\s*([^|\n]+)")


def read_articles(source: Source) -> pd.DataFrame:
    """Return one row an article: article, title, source, author, published, url, language, text.

    `source` is a file, a folder, a glob, a list of those, or bytes.

    >>> from analysis.resources import data_path
    >>> read_articles(data_path("articles", "ultra-iraq-2022-02-21.txt")).loc[0, "source"]
    'الترا عراق'
    """
    rows = [_row(record, name) for name, stream in _open(source) for record in _read(stream, name)]
    if not rows:
        raise ReadError(f"{source!r}: no article here; name a file, a folder or a pattern that holds some")
    articles = pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))
    articles["published"] = pd.to_datetime(articles["published"])
    return articles


def _open(source: Source) -> Iterator[tuple[str, BinaryIO]]:
    if isinstance(source, bytes):
        yield "article", io.BytesIO(source)
        return
    for path in _paths(source):
        with path.open("rb") as stream:
            yield str(path), stream


def _paths(source: Source) -> Iterator[Path]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.suffix.lower() in FORMATS)
        elif path.exists():
            yield path
        elif found := sorted(glob.glob(str(source), recursive=True)):  # noqa: PTH207
            yield from map(Path, found)
        else:
            raise ReadError(f"{source}: no such file or folder; check the name")
    elif not isinstance(source, bytes):
        for one in source:
            yield from _paths(one)


def _read(stream: BinaryIO, name: str) -> Iterator[Record]:
    suffix = Path(name).suffix or ".txt"
    reader = reader_for(suffix)
    if reader is None:
        raise ReadError(f"{name}: no reader for {suffix} files; known are {', '.join(FORMATS)}")
    for found in reader(stream, name):
        if isinstance(found, Record):
            if not found.text.strip():
                raise ReadError(f"{name}: the file is empty; give it an article's text")
            yield found


def _row(record: Record, name: str) -> tuple[object, ...]:
    lines = [record.text[start:end] for start, end in find_lines(record.text)]
    title = record.title or guess_title(lines)
    source, author, published = record.source, record.author, record.published
    for line, role in zip(lines, assign_roles(lines, title), strict=True):
        if role == "byline":
            author = author or line.strip()
        marker = find_marker(line) if role == "meta" else None
        if marker and marker.kind == "update":
            found = _SOURCE.search(line)
            source = source or (found[1].strip() if found else "")
            date = _DATE.search(line)
            published = published or (date[0] if date else "")
    article = record.article or Path(name).stem
    return article, title, source, author, published or None, record.url, "ar", record.text
