"""CSV and TSV: one row, one article; every cell is text ("NA", "007")."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain

from analysis.errors import ReadError
from analysis.formats.encoding import decode
from analysis.formats.fields import FIELDS, choose_fields, holds, make_record
from analysis.formats.limits import MAX_CHARACTERS, MAX_DOCUMENT
from analysis.formats.record import Found, Input, Issue, Record

_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"\"?sep=([,;\t|])\"?\s*$", re.IGNORECASE)
_SAMPLE = 1 << 16


def read_csv(source: Input) -> Found:
    """Yield the article of each row; a row with more or fewer cells than the head stops the file."""
    csv.field_size_limit(MAX_CHARACTERS)
    lines, issues = _open_lines(source)
    yield from issues
    first = next(lines, "").lstrip("\ufeff")
    told = _TOLD.match(first)  # Excel's own way to say the delimiter
    if told:
        first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=told[1] if told else _guess_delimiter(first), strict=True)
    before = 1 if told else 0
    line = before + 1
    try:
        names = [name.strip() for name in next(rows, [])]
        check_columns(names, source)
        line = before + rows.line_num + 1
        for cells in rows:
            if cells:
                yield _read_row(names, cells, source, line)
            line = before + rows.line_num + 1
    except csv.Error as error:
        what = f"{error}; a quote mark in this row is never closed, or stands inside a cell: mend it"
        raise ReadError(f"{source.name}: line {line}: {what}") from error
    except UnicodeDecodeError as error:
        what = f"not {error.encoding}; save the file as UTF-8"
        raise ReadError(f"{source.name}: near line {line}: {what}") from error


def _read_row(names: list[str], cells: list[str], source: Input, line: int) -> Record | Issue:
    """Return the record of a row; one that doesn't fit the head would shift every column."""
    if len(cells) != len(names):
        raise ReadError(
            f"{source.name}: line {line}: {len(cells)} cells where the head has {len(names)}; "
            "put quotes around a cell that holds a delimiter or a line break"
        )
    record = make_record(dict(zip(names, cells, strict=True)), source.fields, line)
    return record or Issue("no text in this row", "rejected", line=line)


def _open_lines(source: Input) -> tuple[Iterator[str], list[Issue]]:
    """Return the file's lines: decoded as a whole if small, else in the encoding of its beginning."""
    head = source.stream.read(MAX_DOCUMENT)
    if len(head) < MAX_DOCUMENT:
        decoded = decode(head, source.name, errors=source.errors)
        return iter(io.StringIO(decoded.text, newline="")), decoded.issues
    encoding = decode(head[: head.rfind(b"\n", 0, _SAMPLE) + 1], source.name).encoding
    if encoding.startswith(("utf-16", "utf-32")):
        raise ReadError(f"{source.name}: over {MAX_DOCUMENT // 1_000_000} MB of {encoding}; save it as UTF-8")
    return _decode_lines(head, source, encoding), []


def _decode_lines(head: bytes, source: Input, encoding: str) -> Iterator[str]:
    """Yield the lines of what was read already, then of the rest."""
    cut = head.rfind(b"\n") + 1
    tail = head[cut:]
    for line in chain(io.BytesIO(head[:cut]), [tail + source.stream.readline()], source.stream):
        yield line.decode(encoding, source.errors)


def _guess_delimiter(line: str) -> str:
    """Return the delimiter that stands most often in the head, outside quotes."""
    bare = re.sub(r'"[^"]*"', "", line)
    return max(_DELIMITERS, key=bare.count)


def check_columns(names: list[str], source: Input) -> None:
    """Refuse a table without a column for the text, or with a column named that it lacks."""
    if not any(names):
        raise ReadError(f"{source.name}: there is no text in it")
    given = [name for name in source.fields.values() if not holds(dict.fromkeys(names), name)]
    if given:
        raise ReadError(f"{source.name}: no column {', '.join(given)}; columns there: {', '.join(names)}")
    if "text" not in choose_fields(names, source.fields):
        raise ReadError(
            f"{source.name}: no column for the text; columns there: {', '.join(names)}. "
            f'Name it: fields={{"text": "…"}} (fields are {", ".join(FIELDS)})'
        )
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise ReadError(f"{source.name}: the column {', '.join(twice)} is there twice; rename one")
