"""Codebook terms as the patterns the search looks for."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.arabic.alphabet import Alphabet
from analysis.arabic.clitics import PROCLITICS, before_pronoun, is_definite
from analysis.arabic.readings import NO_PROCLITIC, NO_PRONOUN, Readings
from analysis.arabic.spelling import fold
from analysis.errors import CodebookError
from analysis.lookup import Lookup

BARE, DEFINITE, DEFINITE_LAM, WORD, WORD_DEFINITE, EXACT = range(6)  # what a pattern lets stand before it
ENDS, PRONOUN_BARE, PRONOUN, NEEDS_BARE, NEEDS_PRONOUN = range(5)  # and what after it


class Term(NamedTuple):
    """One row of a codebook, as far as the search reads it."""

    term: str
    match: str = "clitics"
    spelling: str = "folded"
    codebook: str = ""  # terms of one codebook compete for the reading of a word


class Pattern(NamedTuple):
    """Folded letters to look for, the term they stand for, and what may be written onto them."""

    letters: str
    term: int
    before: int
    after: int


class Patterns(NamedTuple):
    """The patterns of one spelling, ready to be looked up; the arrays are by pattern."""

    alphabet: Alphabet
    readings: Readings
    lookup: Lookup
    term: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]


class Compiled(NamedTuple):
    """Terms ready to be searched for."""

    spellings: tuple[Patterns, ...]
    codebook: NDArray[np.int64]  # of each term
    codebooks: int


@lru_cache(maxsize=8)
def compile_terms(terms: tuple[Term, ...]) -> Compiled:
    """Compile terms; a CodebookError says which one holds nothing to look for."""
    by_spelling: dict[str, list[Pattern]] = {}
    for number, term in enumerate(terms):
        by_spelling.setdefault(_spelling(term), []).extend(patterns(term, number))
    spellings = tuple(_patterns(found, spelling) for spelling, found in by_spelling.items())
    names = sorted({term.codebook for term in terms})
    return Compiled(spellings, np.array([names.index(term.codebook) for term in terms], dtype=np.int64), len(names))


def patterns(term: Term, number: int = 0) -> list[Pattern]:
    """Return the patterns of one term: as it is, and as it is written before a pronoun.

    >>> [(p.letters, p.before == DEFINITE) for p in patterns(Term("الوزارة"))]
    [('وزاره', True)]
    >>> [p.letters for p in patterns(Term("وزارة الدفاع")) + patterns(Term("وزارة"))]
    ['وزاره الدفاع', 'وزاره', 'وزارت']
    """
    spelling, place = _spelling(term), f"codebook {term.codebook!r}"
    written = " ".join(fold(term.term, "strict").split())
    if not any(letter.isalnum() for letter in written):
        raise CodebookError(f"{place}: the term {term.term!r} holds no letter; mend or delete it")
    if term.match not in _BEFORE:
        raise CodebookError(f"{place}: match {term.match!r} is not known; write one of {', '.join(_BEFORE)}")
    first, last = written.split(" ")[0], written.split(" ")[-1]
    definite = term.match != "exact" and is_definite(first)
    stem = written[2:] if definite else written
    before = _BEFORE[term.match][definite]
    if before == DEFINITE and stem.startswith("ل"):
        before = DEFINITE_LAM  # ل + اللجنة is written للجنة: one lam of the three goes
    if term.match != "clitics" or is_definite(last):
        return [Pattern(fold(stem, spelling), number, before, ENDS)]
    several = " " in stem
    as_is = ENDS if last[-1] in "ةى" else (PRONOUN if several else PRONOUN_BARE)
    found = [Pattern(fold(stem, spelling), number, before, as_is)]
    for form in before_pronoun(last):
        if form != last:
            changed = fold(stem[: len(stem) - len(last)] + form, spelling)
            found.append(Pattern(changed, number, before, NEEDS_PRONOUN if several else NEEDS_BARE))
    return found


_BEFORE = {"clitics": (BARE, DEFINITE), "word": (WORD, WORD_DEFINITE), "exact": (EXACT, EXACT)}


def _spelling(term: Term) -> str:
    return "strict" if term.match == "exact" else term.spelling


def allowed_before() -> NDArray[np.bool_]:
    """Return, for each way a pattern may stand (row), whether each proclitic (column) may come before it."""
    table = np.zeros((6, NO_PROCLITIC + 1), dtype=bool)
    for column, proclitic in enumerate(PROCLITICS):
        table[BARE, column] = True
        table[[DEFINITE, DEFINITE_LAM], column] = proclitic.article > 0
        table[DEFINITE_LAM, column] |= proclitic.clitics.endswith("ل") and not proclitic.article
        table[WORD, column] = proclitic.written in ("", "ال")
        table[WORD_DEFINITE, column] = proclitic.written == "ال"
        table[EXACT, column] = proclitic.written == ""
    return table


def allowed_after() -> NDArray[np.bool_]:
    """Return, for each way to end, without and with the article, whether each pronoun may follow."""
    table = np.zeros((5, 2, NO_PRONOUN + 1), dtype=bool)
    table[[ENDS, PRONOUN_BARE, PRONOUN], :, 0] = True
    table[[PRONOUN_BARE, NEEDS_BARE], 0, 1:NO_PRONOUN] = True
    table[[PRONOUN, NEEDS_PRONOUN], :, 1:NO_PRONOUN] = True
    return table


def _patterns(found: list[Pattern], spelling: str) -> Patterns:
    alphabet = Alphabet((pattern.letters for pattern in found), spelling)
    return Patterns(
        alphabet,
        Readings(alphabet),
        Lookup([alphabet.encode(pattern.letters) for pattern in found]),
        np.array([pattern.term for pattern in found], dtype=np.int64),
        np.array([pattern.before for pattern in found], dtype=np.int64),
        np.array([pattern.after for pattern in found], dtype=np.int64),
    )
