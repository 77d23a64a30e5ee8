"""How much a text looks like Arabic: a score to choose between readings of the same bytes."""

import csv
import re
from functools import cache

from analysis.resources import data_path

ACCEPTED = 0.1  # Arabic windows of 20 letters score 0.1 and more; Greek, Hebrew, Russian bytes below 0
ACCEPTED_SHORT = 0.4  # under SHORT letters chance plays a part
SHORT = 10
_STRANGER = -4.0  # any other letter beyond ASCII
_ARTICLE = 1.5
_PRIOR = -1.5  # one or two letters prove nothing

_TOKEN = re.compile(r"[^\s!-/:-@\[-`{-~0-9«»،؛؟…–—“”‘’]+")
_WITH_ARTICLE = re.compile("[وفبك]?ال|لل")
# Orders no Arabic word has: final letters inside a word, two hamzas together, a mark before any letter.
_IMPOSSIBLE = re.compile(
    "[ةى](?=[ء-ي])|(?<=[^\\Wوفبكلأ_])[إآ]|اا|[أإآؤئء]{2}|ـ{3}|^ـ"
    "|(?<![ء-يّـ])[\u064b-\u0652]|[\u064b-\u0650\u0652][\u064b-\u0652]|^[ةىءئؤ]"
)


@cache
def _weights() -> dict[str, float]:
    with data_path("lists", "letters.csv").open(encoding="utf-8", newline="") as lines:
        return {letter: float(row["weight"]) for row in csv.DictReader(lines) for letter in row["letters"]}


def likeness(text: str) -> tuple[float, int]:
    """Return the score per letter beyond ASCII, and how many such letters there are.

    >>> likeness("كشف رئيس الحكومة")[0] > likeness("كٌï ةخهôلل")[0]
    True
    """
    weights = _weights()
    total, letters = _PRIOR, 0
    for token in _TOKEN.findall(text):
        if token.isascii():
            continue
        total += sum(weights.get(letter, _STRANGER) for letter in token)
        total += _STRANGER * len(_IMPOSSIBLE.findall(token))
        total += _ARTICLE if _WITH_ARTICLE.match(token) else 0
        letters += len(token)
    return (total / letters if letters else _STRANGER), letters


def is_arabic(text: str) -> bool:
    """Tell whether a reading of doubtful bytes is Arabic.

    >>> is_arabic("كشف رئيس الحكومة"), is_arabic("ëàه ين")
    (True, False)
    """
    score, letters = likeness(text)
    return letters > 2 and score >= (ACCEPTED if letters >= SHORT else ACCEPTED_SHORT)
