"""The words that tell a page's furniture from its text, read from data/lists/markers.csv."""

import csv
import re
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.arabic import fold
from analysis.resources import data_path

SHORT = 160  # characters; longer paragraphs are never furniture
# The folding of analysis.arabic as a table: this runs over every short line of a corpus.
_FOLDED = str.maketrans({letter: fold(letter) for letter in map(chr, (*range(0x600, 0x700), *range(0x200B, 0x206A)))})
_FOLDED_UNITS = np.arange(1 << 16, dtype="<u2")
_FOLDED_UNITS[list(_FOLDED)] = [ord(letter or "\0") for letter in _FOLDED.values()]
_FIRST_WORD = re.compile(r"(\w+)")


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


class _Rule(NamedTuple):
    words: str
    kind: str
    role: str
    match: str


@cache
def _rules() -> tuple[dict[str, list[_Rule]], list[_Rule]]:
    """Return the markers that begin a line by their first word, the longest first, and those found anywhere."""
    beginning: dict[str, list[_Rule]] = {}
    anywhere = []
    with data_path("lists", "markers.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rule = _Rule(plain(row["words"]), row["kind"], row["role"], row["match"])
            first = _FIRST_WORD.search(rule.words)
            if rule.match == "anywhere" or not first:
                anywhere.append(rule)
            else:
                beginning.setdefault(first[1], []).append(rule)
    for rules in beginning.values():
        rules.sort(key=lambda rule: -len(rule.words))
    return beginning, anywhere


def find_marker(line: str) -> Marker | None:
    """Return what a line is marked as, or None for ordinary text.

    >>> find_marker("اقرأ/ي أيضًا: ")
    Marker(kind='related', role='related', alone=True)
    >>> find_marker("وقال الوزير إن الأمن مستتب") is None
    True
    """
    if len(line) > SHORT:
        return None
    return _match(plain(line))


def which_are_marked(lines: list[str]) -> list[int]:
    """Return the places of the lines that find_marker knows, folding all of them at once.

    >>> which_are_marked(["وقال الوزير", "اقرأ أيضًا:"])
    [1]
    """
    units = _FOLDED_UNITS[np.frombuffer("\n".join(lines).encode("utf-16-le", "surrogatepass"), dtype="<u2")]
    if not lines:
        return []
    folded = units[units != 0].tobytes().decode("utf-16-le", "surrogatepass").split("\n")
    return [place for place, line in enumerate(folded) if len(lines[place]) <= SHORT and _match(" ".join(line.split()))]


def _match(line: str) -> Marker | None:
    """Find the marker of a folded line."""
    first = _FIRST_WORD.search(line)
    beginning, anywhere = _rules()
    for rule in beginning.get(first[1], ()) if first else ():
        rest = line[first.start(1) + len(rule.words) :] if first else ""
        whole = line.startswith(rule.words, first.start(1) if first else 0) and not rest[:1].isalnum()
        alone = not any(letter.isalnum() for letter in rest)
        if whole and (alone or rule.match == "start"):
            return Marker(rule.kind, rule.role, alone)
    for rule in anywhere:
        if rule.words in line:
            return Marker(rule.kind, rule.role, len(line) == len(rule.words))
    return None
