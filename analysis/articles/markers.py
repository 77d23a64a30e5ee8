"""The words that tell a page's furniture from its text, read from data/lists/markers.csv."""

import csv
import re
from functools import cache
from typing import NamedTuple

from analysis.arabic import fold
from analysis.resources import data_path

SHORT = 160  # characters; longer paragraphs are never furniture
# The folding of analysis.arabic as a table: this runs over every short line of a corpus.
_FOLDED = str.maketrans({letter: fold(letter) for letter in map(chr, (*range(0x600, 0x700), *range(0x200B, 0x206A)))})


class Marker(NamedTuple):
    """A marker line's kind and role, and whether the line says more than the marker."""

    kind: str
    role: str
    alone: bool


def plain(line: str) -> str:
    """Return a line as markers are compared: folded, single spaces.

    >>> plain("اقرأ  أيضًا")
    'اقرا ايضا'
    """
    return " ".join(line.translate(_FOLDED).split())


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """Compile every marker into one pattern; groups name the row."""
    parts, rows = [], {}
    with data_path("lists", "markers.csv").open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            words = re.escape(plain(row["words"]))
            before = r"(?:.*(?<!\w))?" if row["match"] == "anywhere" else r"[\W_]*"
            after = r"[\W_]*$" if row["match"] == "line" else r"(?!\w)" if words[-1].isalpha() else ""
            parts.append(f"{before}(?P<m{number}>{words}){after}")
            rows[f"m{number}"] = (row["kind"], row["role"])
    return re.compile("|".join(parts)), rows


def find_marker(line: str) -> Marker | None:
    """Return what a line is marked as, or None for ordinary text.

    >>> find_marker("اقرأ/ي أيضًا: ")
    Marker(kind='related', role='related', alone=True)
    >>> find_marker("وقال الوزير إن الأمن مستتب") is None
    True
    """
    if len(line) > SHORT:
        return None
    pattern, rows = _pattern()
    line = plain(line)
    found = pattern.match(line)
    if not found or found.lastgroup is None:
        return None
    kind, role = rows[found.lastgroup]
    rest = line[found.end(found.lastgroup) :]
    return Marker(kind, role, not any(letter.isalnum() for letter in rest))
