"""Coding sheets: a sample of sentences for human coders, laid out right to left."""

from pathlib import Path

import pandas as pd

from analysis.arabic import sentences
from analysis.articles import COUNTED, split_paragraphs
from analysis.errors import MaqalError
from analysis.validation.coding import UNIT


def coding_sheet(articles: pd.DataFrame, codebook: pd.DataFrame, n: int = 200, seed: int = 0) -> pd.DataFrame:
    """Draw `n` sentences at random, each with an empty cell for every theme of the codebook.

    Columns: `article`, `paragraph`, `start`, `end` (code points of the article's text), `text`, then one
    column a theme. The sample shows nothing of what the machine found, and is the same for the same seed;
    it is all sentences when there are fewer than `n`. Sentences come from title, lead and body.

    >>> import analysis
    >>> sheet = coding_sheet(analysis.read_articles("data/articles"), analysis.read_codebook("themes"), n=3)
    >>> sheet.shape, sheet.columns[5:].tolist()
    ((3, 8), ['security', 'terrorism', 'mediation'])
    """
    paragraphs = split_paragraphs(articles)
    counted = paragraphs[paragraphs["role"].isin(COUNTED)]
    units = [
        (row["article"], row["paragraph"], row["start"] + start, row["start"] + end, row["text"][start:end])
        for row in counted.to_dict("records")
        for start, end in sentences(row["text"])
    ]
    frame = pd.DataFrame(units, columns=[*UNIT, "text"])
    drawn = frame.sample(n=min(n, len(frame)), random_state=seed).sort_index().reset_index(drop=True)
    return drawn.assign(**dict.fromkeys(_entries(codebook), ""))


def write_coding_sheet(sheet: pd.DataFrame, codebook: pd.DataFrame, path: str | Path) -> Path:
    """Write a coding sheet for one coder: .xlsx right to left with the definitions, or .csv with a BOM.

    The file appears whole or not at all. Raises MaqalError for another ending.
    """
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.part{path.suffix}")
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise MaqalError(f"{path.name}: a coding sheet is .xlsx or .csv")
    try:
        if path.suffix.lower() == ".csv":
            sheet.to_csv(unfinished, index=False, encoding="utf-8-sig")
        else:
            _write_workbook(sheet, codebook, unfinished)
        return unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _entries(codebook: pd.DataFrame) -> list[str]:
    return codebook.loc[codebook["kind"] != "exclude", "entry"].drop_duplicates().tolist()


def _write_workbook(sheet: pd.DataFrame, codebook: pd.DataFrame, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation

    entries = _entries(codebook)
    book = Workbook()
    page = book.worksheets[0]
    page.title = "coding"
    _fill(page, sheet)
    page.freeze_panes = "A2"
    marks = DataValidation(type="list", formula1='"1,0"', allow_blank=True)
    page.add_data_validation(marks)
    marks.prompt = "1 = نعم · yes    0 = لا · no"
    first = page.cell(2, len(sheet.columns) - len(entries) + 1)
    marks.add(f"{first.coordinate}:{page.cell(len(sheet) + 1, len(sheet.columns)).coordinate}")
    labels = ["entry", "label_ar", "definition_ar", "label_en", "definition_en"]
    _fill(book.create_sheet("definitions"), codebook[codebook["entry"].isin(entries)][labels].drop_duplicates())
    book.save(path)


def _fill(page, frame: pd.DataFrame) -> None:  # type: ignore[no-untyped-def]  # openpyxl has no types
    """Write a frame as text and numbers, right to left; a text that begins with = stays a text."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font

    page.sheet_view.rightToLeft = True
    rows = [frame.columns.tolist(), *frame.to_numpy(dtype=object).tolist()]
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row, start=1):
            text = isinstance(value, str)
            cell = page.cell(line, at, ILLEGAL_CHARACTERS_RE.sub("", value) if text else value)
            cell.data_type = "s" if text and value else cell.data_type
            cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2)
            cell.font = Font(bold=line == 1)
    for name, cell in zip(frame.columns, page[1], strict=True):
        page.column_dimensions[cell.column_letter].width = 80 if name in ("text", "definition_ar") else 14
