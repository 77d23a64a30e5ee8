"""One thing a check found."""

from typing import Any, NamedTuple


class Finding(NamedTuple):
    """A place in a codebook and what is doubtful there; severity is error, warning or note."""

    file: str
    line: int
    severity: str
    check: str
    message: str


COLUMNS = list(Finding._fields)


def at(row: dict[Any, Any], severity: str, check: str, message: str) -> Finding:
    """Return a finding at a codebook's row.

    >>> at({"file": "themes.csv", "line": 3}, "note", "short", "two letters").line
    3
    """
    return Finding(row["file"], row["line"], severity, check, message)
