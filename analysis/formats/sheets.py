"""XLSX: one row of the first sheet, one article."""

import io
from datetime import date, datetime
from typing import Any

from analysis.errors import ReadError
from analysis.formats.faults import PARSER
from analysis.formats.fields import make_record
from analysis.formats.packages import open_package
from analysis.formats.record import Found, Input, Issue
from analysis.formats.tables import check_columns


def read_xlsx(source: Input) -> Found:
    """Yield the article of each row of the first sheet; formulas give their last values."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise ReadError(f"{source.name}: reading XLSX needs openpyxl; pip install 'maqal[xlsx]'") from error
    data = source.read_whole()
    open_package(data, source.name).close()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        names = [str(to_cell(cell)).strip() for cell in next(rows, ())]
        check_columns([name for name in names if name], source)
        for other in book.worksheets[1:]:
            yield Issue(f"the sheet {other.title} is not read", "skipped: only the first is")
        for number, cells in enumerate(rows, 2):
            values = {name: to_cell(cell) for name, cell in zip(names, cells, strict=False) if name}
            if any(values.values()):
                record = make_record(values, source.fields, number)
                yield record or Issue("no text in this row", "rejected", line=number)
    except (InvalidFileException, *PARSER) as error:
        raise ReadError(f"{source.name}: not a whole XLSX file ({error}); save it again") from error


def to_cell(value: Any) -> Any:
    """Return a cell as text: dates as ISO, whole numbers without a point; nested values stay.

    >>> to_cell(7.0), to_cell(None), to_cell(datetime(2022, 2, 21))
    ('7', '', '2022-02-21T00:00:00')
    """
    if isinstance(value, list | dict):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
