"""Codings as one frame: one row a unit and theme, `value` true, false, or missing where nobody coded."""

from pathlib import Path

import pandas as pd

from analysis.codebooks.files import read_cells
from analysis.codebooks.problems import Problem, refuse, shown

UNIT = ["article", "paragraph", "start", "end"]
COLUMNS = [*UNIT, "entry", "value"]
_MARKS = {"1": True, "1.0": True, "x": True, "true": True, "0": False, "0.0": False, "false": False}


def read_coding(path: str | Path) -> pd.DataFrame:
    """Read a coder's filled sheet (.xlsx or .csv) into one row a sentence and theme; columns are `COLUMNS`.

    1 or x marks a theme, 0 says it is absent. In a line with any mark, blanks count as 0; a line left wholly
    blank was not coded and comes back missing. Raises CodebookError that names file, line and cell.
    """
    path = Path(path)
    sheet, problems = read_cells(path)
    missing = [column for column in (*UNIT, "text") if column not in sheet]
    if missing:
        refuse([Problem(shown(path), 1, f"no column {', '.join(missing)}; give a sheet made by coding_sheet")])
    themes = sheet.columns.drop([*UNIT, "text", "line", "file"])
    marks = sheet[themes].apply(lambda column: column.str.lower())
    values = marks.apply(lambda column: column.map(_MARKS).astype("boolean"))
    for theme in themes:
        for at in marks.index[values[theme].isna() & (marks[theme] != "")]:
            what = f"{marks.loc[at, theme]!r} under {theme}; write 1, 0 or nothing"
            problems.append(Problem(shown(path), int(sheet.loc[at, "line"]), what))
    places = sheet[UNIT[1:]].apply(pd.to_numeric, errors="coerce")
    for line in sheet.loc[places.isna().any(axis=1), "line"]:
        problems.append(Problem(shown(path), int(line), "paragraph, start and end are not all numbers; restore them"))
    if problems:
        refuse(problems)
    coded = (marks != "").any(axis=1)
    filled = sheet[["article"]].join(places.astype(int)).join(values.fillna(False).where(coded))
    return filled.melt(id_vars=UNIT, var_name="entry", value_name="value")[COLUMNS]


def machine_coding(mentions: pd.DataFrame, units: pd.DataFrame, entries: list[str]) -> pd.DataFrame:
    """Code the units of a sheet by the mentions found in them: true where a theme is named at least once.

    Nested mentions and exclusions don't count. Columns are `COLUMNS`, one row a unit and entry of `entries`.
    """
    counted = mentions[~mentions["nested"].astype(bool) & (mentions["kind"] != "exclude")]
    pairs = units[UNIT].merge(counted[["article", "entry", "start"]], on="article", suffixes=("", "_found"))
    inside = pairs[(pairs["start_found"] >= pairs["start"]) & (pairs["start_found"] < pairs["end"])]
    cells = units[UNIT].merge(pd.DataFrame({"entry": entries}), how="cross")
    named = inside[[*UNIT, "entry"]].drop_duplicates().assign(value=True)
    cells = cells.merge(named, on=[*UNIT, "entry"], how="left")
    return cells.assign(value=cells["value"].notna())[COLUMNS]


def paragraph_coding(cells: pd.DataFrame) -> pd.DataFrame:
    """Turn `count_themes(…, by="paragraph")` into a coding: true where a theme has at least one mention."""
    return cells[["article", "paragraph", "entry"]].assign(value=cells["mentions"] > 0)
