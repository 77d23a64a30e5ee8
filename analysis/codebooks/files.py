"""Codebook files as plain cells: CSV (comma, semicolon or tab), Excel sheets, quanteda YAML, LIWC .dic."""

import codecs
import csv
import io
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.codebooks.liwc import from_liwc
from analysis.codebooks.problems import Problem, refuse, shown
from analysis.codebooks.quanteda import from_quanteda
from analysis.errors import CodebookError


class _Record(NamedTuple):
    line: int
    cells: list[str]


def read_cells(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Return a codebook file's cells as text, blank lines left out, with the columns `line` and `file` added.

    What is wrong with single lines comes back as problems, so that one reading names them all; a file that
    can't be read at all raises CodebookError.
    """
    if path.suffix.lower() in {".yml", ".yaml", ".dic"}:
        return _converted(path), []
    records = _sheet_records(path) if path.suffix.lower() == ".xlsx" else _csv_records(path)
    if not records:
        raise CodebookError(f"{shown(path)}: the file is empty. Its first line names the columns: theme,term")
    header = [cell.strip() for cell in records[0].cells]
    names = [name.lower() for name in header]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        refuse([Problem(shown(path), records[0].line, f"the column {twice[0]!r} stands twice; keep one")])
    even = [record for record in records[1:] if len(record.cells) == len(header)]
    frame = pd.DataFrame([record.cells for record in even], columns=header, dtype="str")
    ours = [name for name in header if name.lower() in ("", "line", "file")]
    frame = frame.drop(columns=ours).apply(lambda column: column.str.strip())
    problems = [_ragged(shown(path), record, len(header)) for record in records[1:] if len(record.cells) != len(header)]
    return frame.assign(line=[record.line for record in even], file=shown(path)), problems


def _converted(path: Path) -> pd.DataFrame:
    """Read another tool's dictionary; refuse it when something in it can't be carried over."""
    read = from_liwc if path.suffix.lower() == ".dic" else from_quanteda
    frame, notes = read(_decoded(path))
    if not notes.empty:
        lost = notes.to_dict("records")
        refuse([Problem(shown(path), note["line"], f"{note['item']!r} is {note['note']}") for note in lost])
    return frame.assign(file=shown(path))


def _ragged(file: str, record: _Record, width: int) -> Problem:
    cells = len(record.cells)
    advice = 'put "…" around a cell that holds the separator' if cells > width else "fill the row up"
    return Problem(file, record.line, f"{cells} cells where the first line has {width}; {advice}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodebookError(f"{path}: can't be opened ({error.strerror}); check its rights") from error


def _decoded(path: Path) -> str:
    data = _bytes(path)
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as «CSV UTF-8» and try again"
        raise CodebookError(Problem(shown(path), line, what).sentence()) from error


def _csv_records(path: Path) -> list[_Record]:
    text = _decoded(path)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append(_Record(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"not CSV ({error}); look for a quote mark that is opened and not closed"
        raise CodebookError(Problem(shown(path), line, what).sentence()) from error
    return records


def _sheet_records(path: Path) -> list[_Record]:
    from zipfile import BadZipFile

    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise CodebookError(f"{shown(path)}: .xlsx needs openpyxl; install it, or save the sheet as CSV") from error
    try:
        sheet = load_workbook(io.BytesIO(_bytes(path)), read_only=True).worksheets[0]
    except (BadZipFile, KeyError) as error:
        raise CodebookError(f"{shown(path)}: not an Excel workbook; save it as .xlsx or CSV") from error
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    width = max((at for row in rows for at, cell in enumerate(row, start=1) if cell.strip()), default=0)
    even = [(row + [""] * width)[:width] for row in rows]
    return [_Record(line, cells) for line, cells in enumerate(even, start=1) if any(map(str.strip, cells))]
