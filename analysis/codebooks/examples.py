"""Examples of what a codebook must find and must not: read and checked, not yet run."""

from pathlib import Path

import pandas as pd

from analysis.codebooks.files import read_cells
from analysis.codebooks.problems import Problem, refuse, shown
from analysis.codebooks.read import find_codebook

COLUMNS = ["codebook", "entry", "term", "text", "expected", "reason"]


def read_examples(codebook: str | Path, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the examples beside a codebook, and what is wrong with single lines of them.

    They stand in `<name>_examples.csv`, or in `examples.csv` where the column `codebook` names the file. The
    columns are `COLUMNS` with `file` and `line`; `expected` is yes or no. Without such a file there are none.
    """
    path = find_codebook(codebook)
    beside = [path.with_name(f"{path.stem}_examples.csv"), path.with_name("examples.csv")]
    found = next((file for file in beside if file.is_file()), None)
    if found is None:
        return pd.DataFrame(columns=[*COLUMNS, "file", "line"], dtype="str"), []
    cells, problems = read_cells(found)
    missing = [column for column in COLUMNS if column not in cells]
    if missing:
        refuse([Problem(shown(found), 1, f"no column {', '.join(missing)}; write {','.join(COLUMNS)}")])
    examples = cells[cells["codebook"] == path.stem].reset_index(drop=True)
    entries, terms = set(frame["entry"]), set(zip(frame["entry"], frame["term"], strict=True))
    for row in examples.to_dict("records"):
        if row["expected"] not in ("yes", "no"):
            problems.append(Problem(row["file"], row["line"], f"expected {row['expected']!r}; write yes or no"))
        if row["entry"] not in entries:
            problems.append(Problem(row["file"], row["line"], f"{row['entry']!r} is no entry of {path.stem}"))
        elif row["term"] and (row["entry"], row["term"]) not in terms:
            problems.append(Problem(row["file"], row["line"], f"{row['term']!r} is no term of {row['entry']}"))
    return examples, problems
