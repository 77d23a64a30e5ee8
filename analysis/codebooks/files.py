"""Codebook files as plain cells: CSV (comma, semicolon or tab), Excel sheets, quanteda YAML, LIWC .dic."""

import csv
import io
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.codebooks.liwc import from_liwc
from analysis.codebooks.problems import Problem, refuse
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
        raise CodebookError(f"{path.name}: the file is empty. Its first line names the columns: theme,term")
    header = [cell.strip() for cell in records[0].cells]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        refuse([Problem(path.name, records[0].line, f"the column {twice[0]!r} stands twice; keep one")])
    rows, problems = [], []
    for line, cells in records[1:]:
        spare = "".join(cells[len(header) :]).strip()
        if spare or len(cells) < len(header):
            problems.append(_ragged(path.name, line, len(cells), len(header)))
        else:
            rows.append([cell.strip() for cell in cells[: len(header)]] + [line])
    frame = pd.DataFrame(rows, columns=[*header, "line"]).assign(file=path.name)
    return frame.drop(columns="", errors="ignore"), problems


def _converted(path: Path) -> pd.DataFrame:
    """Read another tool's dictionary; refuse it when something in it can't be carried over."""
    read = from_liwc if path.suffix.lower() == ".dic" else from_quanteda
    frame, notes = read(_decoded(path))
    if not notes.empty:
        refuse(
            [
                Problem(path.name, row["line"], f"{row['item']!r} {row['note']}")
                for row in notes.to_dict("records")
            ]
        )
    return frame.assign(file=path.name)


def _ragged(file: str, line: int, cells: int, header: int) -> Problem:
    advice = (
        'put "…" around a cell that holds the separator' if cells > header else "fill the row up with commas"
    )
    return Problem(file, line, f"{cells} cells where the first line has {header}; {advice}")


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as «CSV UTF-8» and try again"
        raise CodebookError(Problem(path.name, line, what).sentence()) from error


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
        raise CodebookError(Problem(path.name, line, what).sentence()) from error
    return records


def _sheet_records(path: Path) -> list[_Record]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(path, read_only=True).worksheets[0]
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise CodebookError(
            f"{path.name}: not an Excel workbook ({error}); save it as .xlsx or CSV"
        ) from error
    records = []
    for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = ["" if value is None else str(value) for value in row]
        if any(cell.strip() for cell in cells):
            records.append(_Record(line, cells))
    return records
