"""What a reader is given, and what it hands over: records for articles, issues for what was odd."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa

from analysis.errors import ReadError
from analysis.formats.limits import MAX_DOCUMENT


class Record(NamedTuple):
    """One article as its format gave it; empty means the format didn't say.

    `text` covers everything offsets may point into. Where a format keeps the title apart
    (JSON, HTML, RSS, tables), `text` is the title, an empty line, then the body.
    """

    text: str
    article: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    line: int = 0


class Records(NamedTuple):
    """Many articles in columns, each what Record says of one; of texts no Python object is made."""

    text: pa.LargeStringArray  # without nulls
    article: list[str]
    title: list[str]
    source: list[str]
    author: list[str]
    published: list[str]
    url: list[str]
    line: list[int]

    def at(self, row: int) -> Record:
        """Return one of them as a record."""
        others: Any = [column[row] for column in self[1:]]
        return Record(self.text[row].as_py(), *others)

    def take(self, rows: Sequence[int]) -> "Records":
        """Return some of the articles, given in order."""
        if len(rows) == len(self.line):
            return self
        others: Any = [[column[row] for row in rows] for column in self[1:]]
        return Records(self.text.take(pa.array(rows, pa.int64())), *others)

    def slice(self, start: int, stop: int) -> "Records":
        """Return the articles from one place to another."""
        others: Any = [column[start:stop] for column in self[1:]]
        return Records(self.text.slice(start, max(stop - start, 0)), *others)


class Issue(NamedTuple):
    """One oddity: what it is, what was done about it, and where it was met (0 and -1: not known).

    `action` is kept, repaired, left empty, skipped or rejected.
    """

    what: str
    action: str
    article: str = ""
    file: str = ""
    line: int = 0
    byte: int = -1


Found = Iterator[Record | Records | Issue]


@dataclass(frozen=True)
class Input:
    """An open file, or a part of one, with its name for messages, and how the caller wants it read."""

    stream: BinaryIO
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    errors: str = "strict"
    skipped: int = 0  # lines or rows of the file before the part
    groups: tuple[int, ...] | None = None  # row groups of Parquet to read, all by default

    def read_whole(self, limit: int = MAX_DOCUMENT) -> bytes:
        """Return all bytes, or refuse a file over the limit."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            size = f"over {limit // 1_000_000} MB in one document"
            raise ReadError(f"{self.name}: {size}; split it, or give it as JSON lines")
        return data


def with_title(title: str, body: str) -> str:
    """Join a title kept apart to its body, so that one text holds both; a body that begins with it stays.

    >>> with_title("عنوان", "متن"), with_title("عنوان", "عنوان\\nمتن")
    ('عنوان\\n\\nمتن', 'عنوان\\nمتن')
    """
    first = body.strip().partition("\n")[0].strip()
    return f"{title}\n\n{body}" if title and body and first != title else body or title
