"""Fold the spellings of one Arabic word together; the text itself never changes.

Three policies, each adding to the one before:

- ``strict``: what no reader sees as spelling goes: tashkeel, tatweel, joiners, direction marks, ligatures;
- ``folded``: also hamza on alef, ى, ة, Persian ی and ک, Arabic digits; آ stays, as آمن (safe) is not أمن;
- ``names``: also آ, which names are often written without.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from analysis.errors import CodebookError

SPELLINGS = ("strict", "folded", "names")

TATWEEL = "\u0640"
HAMZAS = "\u0653\u0654\u0655"  # combining madda, hamza above, hamza below: they belong to the letter before
_MARK_RANGES = (
    ("\u0610", "\u061a"),
    ("\u064b", "\u0652"),
    ("\u0656", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06dc"),
    ("\u06df", "\u06e4"),
    ("\u06e7", "\u06e8"),
    ("\u06ea", "\u06ed"),
    ("\u0898", "\u089f"),
    ("\u08ca", "\u08e1"),
    ("\u08e3", "\u08ff"),
)
MARKS = "".join(chr(c) for first, last in _MARK_RANGES for c in range(ord(first), ord(last) + 1))
INVISIBLE = "\u00ad\u061c\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
DELETED = frozenset(MARKS + TATWEEL + INVISIBLE)

_FOLDED = {"أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"}
_FOLDED |= {chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)}
_RULES = {"strict": {}, "folded": _FOLDED, "names": _FOLDED | {"آ": "ا"}}


@cache
def fold_character(character: str, spelling: str) -> str:
    """Fold one character: usually to one, to none if it is deleted, to several if it is a ligature."""
    if character in DELETED or character in HAMZAS:
        return ""
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefe":
        plain = unicodedata.normalize("NFKC", character).strip()  # a mark's own form comes with a blank
        if plain != character:
            return fold(plain, spelling)
    return _RULES[spelling].get(character, character)


def compose(letter: str, hamza: str, spelling: str) -> str:
    """Put a combining hamza on the folded letter before it; where it fits none, it goes.

    >>> compose("و", "\\u0654", "folded")
    'ؤ'
    """
    composed = unicodedata.normalize("NFC", letter + hamza) if letter in "اوي" else letter
    return fold_character(composed, spelling) if len(composed) == 1 else letter


def fold(text: str, spelling: str = "folded") -> str:
    """Return text as it is compared: blanks and punctuation stay, letters are folded by the policy.

    >>> fold("وِزارةُ الصحّـــة"), fold("آمِن"), fold("آمِن", "names")
    ('وزاره الصحه', 'آمن', 'امن')
    """
    if not any(hamza in text for hamza in HAMZAS):
        return text.translate(_table(spelling))
    return "".join(letter for letter, _ in _folded_letters(text, spelling))


def fold_with_offsets(text: str, spelling: str = "folded") -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, its index in the text; last, the length.

    >>> fold_with_offsets("حدّة")
    ('حده', [0, 1, 3, 4])
    """
    pairs = list(_folded_letters(text, spelling))
    return "".join(letter for letter, _ in pairs), [index for _, index in pairs] + [len(text)]


def _folded_letters(text: str, spelling: str) -> Iterator[tuple[str, int]]:
    """Yield each folded letter with the index it comes from."""
    _check(spelling)
    letter, at, waits = "", 0, False  # one letter waits: a combining hamza may follow it
    for index, character in enumerate(text):
        if character in HAMZAS:
            if waits:
                letter, waits = compose(letter, character, spelling), False
            continue
        for folded in fold_character(character, spelling):
            if letter:
                yield letter, at
            letter, at, waits = folded, index, True
    if letter:
        yield letter, at


def _check(spelling: str) -> None:
    if spelling not in _RULES:
        raise CodebookError(f"spelling {spelling!r} is not known; write one of {', '.join(SPELLINGS)}")


class _Table(dict[int, str]):
    """What str.translate asks for each code point, filled as texts need it."""

    def __init__(self, spelling: str) -> None:
        super().__init__()
        self._spelling = spelling

    def __missing__(self, code: int) -> str:
        self[code] = fold_character(chr(code), self._spelling)
        return self[code]


@cache
def _table(spelling: str) -> _Table:
    _check(spelling)
    return _Table(spelling)
