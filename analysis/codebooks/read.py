"""Read a codebook: from a name or a file to one row a term, complete and checked."""

from pathlib import Path

import pandas as pd

from analysis.codebooks.checks import problems_in
from analysis.codebooks.files import read_cells
from analysis.codebooks.problems import Problem, refuse
from analysis.errors import CodebookError
from analysis.resources import data_path

COLUMNS = [
    *("codebook", "entry", "term", "kind", "match", "spelling", "label_ar", "label_en"),
    *("definition_ar", "definition_en", "country", "parent", "iptc", "note", "source", "file", "line", "naming"),
]
_INHERITED = ["label_ar", "label_en", "definition_ar", "definition_en", "country", "parent"]
_LABELS = ["label_ar", "label_en", "definition_ar", "definition_en"]


def read_codebook(codebook: str | Path) -> pd.DataFrame:
    """Read a codebook by name ("themes", "agencies") or file, check it, and return one row a term.

    A file needs two columns, `theme,term` or `agency,alias`; the rest have defaults. CSV (comma, semicolon or
    tab), .xlsx, quanteda YAML and LIWC .dic are read. Labels and definitions may stand in the file, on any row of
    their entry, or beside it in `<name>_labels.csv`; without any, the id is the label. The columns are `COLUMNS`;
    `kind` is "term" or "exclude" (for agencies the agency's own kind or "exclude"), `naming` is True when the
    entries are names, whose spelling folds آ too. Raises CodebookError that lists all problems by file and line.

    >>> themes = read_codebook("themes")
    >>> themes.loc[themes.kind == "term", "entry"].unique().tolist()
    ['security', 'terrorism', 'mediation']
    """
    path = _find(codebook)
    cells, problems = read_cells(path)
    naming = _is_naming(cells, path)
    names = {"agency": "entry", "alias": "term"} if naming else {"theme": "entry"}
    labels, more = _read_labels(path)
    labelled = not labels.empty or bool({"label_ar", "label_en"} & set(cells.columns))
    frame = complete(cells.rename(columns=names), codebook=path.stem, naming=naming, labels=labels)
    problems = [*problems, *more, *problems_in(frame, labelled=labelled)]
    if problems:
        refuse(problems)
    if frame.empty:
        raise CodebookError(f"{path.name}: no terms below the first line; write one a line")
    return frame


def complete(
    rows: pd.DataFrame, *, codebook: str, naming: bool = False, labels: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Fill rows with at least `entry` and `term` up to a whole codebook, unchecked.

    >>> complete(pd.DataFrame({"entry": ["water"], "term": ["المياه"]}), codebook="rivers").label_ar.tolist()
    ['water']
    """
    frame = rows.reindex(columns=COLUMNS).assign(codebook=codebook, naming=naming)
    frame["line"] = frame["line"].fillna(0).astype(int)
    frame[[name for name in COLUMNS if name not in ("line", "naming")]] = (
        frame.drop(columns=["line", "naming"]).fillna("").astype(str)
    )
    excluded = frame["kind"] == "exclude"
    inherited = [*_INHERITED, "kind"] if naming else _INHERITED
    counted = frame.loc[~excluded, ["entry", *inherited]].replace("", pd.NA)
    first = counted.groupby("entry", sort=False)[inherited].first()
    if labels is not None and not labels.empty:
        first.update(labels.set_index("entry")[_LABELS].replace("", pd.NA))
    for column in inherited:
        blank = (frame[column] == "") & (~excluded if column == "kind" else True)
        frame.loc[blank, column] = frame.loc[blank, "entry"].map(first[column]).fillna("").astype(str)
    frame["kind"] = frame["kind"].replace("", "agency" if naming else "term")
    frame["match"] = frame["match"].replace("", "clitics")
    frame["spelling"] = frame["spelling"].replace("", "names" if naming else "folded")
    if not {"label_ar", "label_en"} & set(rows.columns) and (labels is None or labels.empty):
        frame[["label_ar", "label_en"]] = frame[["entry", "entry"]].to_numpy()
    return frame


def _find(codebook: str | Path) -> Path:
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
    if {"theme", "term"} <= columns or {"entry", "term"} <= columns:
        return False
    if {"agency", "alias"} <= columns:
        return True
    found = ", ".join(str(name) for name in cells.columns.drop(["line", "file"])) or "none"
    refuse([Problem(path.name, 1, f"the columns are {found}; a codebook needs theme,term or agency,alias")])


def _read_labels(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    beside = path.with_name(f"{path.stem}_labels.csv")
    if not beside.is_file():
        return pd.DataFrame(), []
    cells, problems = read_cells(beside)
    if "theme" not in cells.columns:
        refuse([Problem(beside.name, 1, "no column theme; write theme,label_ar,label_en,definition_ar,definition_en")])
    return cells.rename(columns={"theme": "entry"}).reindex(columns=["entry", *_LABELS], fill_value=""), problems
