"""What is doubtful in a codebook's columns and ids."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis.codebooks import codebook_columns
from analysis.lint.findings import Finding, at

_READ = [
    *(
        "theme",
        "agency",
        "entry",
        "term",
        "alias",
        "codebook",
        "naming",
        "kind",
        "match",
        "spelling",
        "label_ar",
        "label_en",
    ),
    *("definition_ar", "definition_en", "country", "parent", "iptc", "note", "source"),
]


def doubtful_layout(codebook: str | Path, frame: pd.DataFrame) -> list[Finding]:
    """Find columns that nobody reads and parents that are no entry."""
    return [*_unread(codebook, frame), *_lost_parents(frame)]


def _unread(codebook: str | Path, frame: pd.DataFrame) -> Iterator[Finding]:
    file = frame["file"].iloc[0] if len(frame) else str(codebook)
    for column in codebook_columns(codebook):
        if column not in _READ and column not in frame:
            close = get_close_matches(column, _READ, n=1, cutoff=0.75)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield Finding(file, 1, "warning" if close else "note", "column", f"column {column!r} is not read{hint}")


def _lost_parents(frame: pd.DataFrame) -> Iterator[Finding]:
    named = frame[frame["parent"] != ""].drop_duplicates("entry")
    for row in named[~named["parent"].isin(frame["entry"])].to_dict("records"):
        yield at(row, "warning", "parent", f"the parent {row['parent']!r} of {row['entry']} is no entry here")
