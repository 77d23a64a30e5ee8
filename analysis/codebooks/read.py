"""Read a codebook: from a name or a file to one row a term, complete and checked."""

from pathlib import Path

import pandas as pd

from analysis.codebooks.checks import problems_in
from analysis.codebooks.files import read_cells
from analysis.codebooks.problems import Problem, refuse, shown
from analysis.codebooks.shape import LABELS, complete
from analysis.errors import CodebookError
from analysis.resources import data_path


def read_codebook(codebook: str | Path) -> pd.DataFrame:
    """Read a codebook by name ("themes", "agencies") or file, check it, and return one row a term.

    A file needs two columns, `theme,term` or `agency,alias`; the rest have defaults. Read are CSV (comma,
    semicolon or tab), .xlsx, quanteda YAML and LIWC .dic. Labels and definitions stand in the file, on any
    row of their entry, or beside it in `<name>_labels.csv`; without any, the id is the label.

    Columns: codebook, entry, term, kind ("term" or "exclude"; for agencies the agency's own kind or
    "exclude"), match, spelling, label_ar, label_en, definition_ar, definition_en, country, parent, iptc, note,
    source, file, line, naming (True when the entries are names, whose spelling folds آ too). Raises
    CodebookError that lists all problems by file and line.

    >>> themes = read_codebook("themes")
    >>> themes.loc[themes.kind == "term", "entry"].unique().tolist()
    ['security', 'terrorism', 'mediation']
    """
    frame, problems = inspect_codebook(codebook)
    if problems:
        refuse(problems)
    return frame


def inspect_codebook(codebook: str | Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a codebook as `read_codebook` does, but return its problems by line beside it."""
    path = find_codebook(codebook)
    cells, problems = read_cells(path)
    cells = cells.rename(columns=str.lower)
    naming = _is_naming(cells, path)
    names = {"agency": "entry", "alias": "term"} if naming else {"theme": "entry"}
    labels, more = _read_labels(path)
    frame = complete(cells.rename(columns=names), codebook=path.stem, naming=naming, labels=labels)
    problems = [*problems, *more, *problems_in(frame), *_labels_of_nothing(labels, frame)]
    if frame.empty and not problems:
        raise CodebookError(f"{shown(path)}: no terms below the first line; write one a line")
    return frame, problems


def codebook_columns(codebook: str | Path) -> list[str]:
    """Return the columns a codebook's file has, before anything is filled in."""
    cells, _ = read_cells(find_codebook(codebook))
    return [str(column).lower() for column in cells.columns.drop(["line", "file"])]


def find_codebook(codebook: str | Path) -> Path:
    """Return the file of a codebook given by name or path; CodebookError when there is none."""
    path = Path(codebook)
    if path.is_file():
        return path
    shipped = data_path("codebooks", f"{codebook}.csv")
    if path.parent == Path() and not path.suffix and shipped.is_file():
        return shipped
    if path.is_dir():
        raise CodebookError(f"{codebook}: a folder; name the codebook file in it")
    raise CodebookError(f"{codebook}: no such codebook; give a file, or one of the names themes, agencies")


def _is_naming(cells: pd.DataFrame, path: Path) -> bool:
    columns = set(cells.columns)
    naming = {"agency", "alias"} <= columns
    if not naming and not {"theme", "term"} <= columns and not {"entry", "term"} <= columns:
        found = ", ".join(cells.columns.drop(["line", "file"])) or "none"
        refuse([Problem(shown(path), 1, f"columns {found}; a codebook needs theme,term or agency,alias")])
    return naming


def _read_labels(path: Path) -> tuple[pd.DataFrame | None, list[Problem]]:
    beside = path.with_name(f"{path.stem}_labels.csv")
    if not beside.is_file():
        return None, []
    cells, problems = read_cells(beside)
    if "theme" not in cells.columns:
        refuse([Problem(shown(beside), 1, f"no column theme; write theme,{','.join(LABELS)}")])
    return cells.rename(columns={"theme": "entry"}), problems


def _labels_of_nothing(labels: pd.DataFrame | None, frame: pd.DataFrame) -> list[Problem]:
    if labels is None:
        return []
    lost = labels[~labels["entry"].isin(frame["entry"])].to_dict("records")
    return [Problem(row["file"], row["line"], f"{row['entry']!r} has no term; mend the id", "label") for row in lost]
