"""What stands before and after many finds at once: the rules of clitics as lookup tables."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.arabic.alphabet import Alphabet
from analysis.arabic.clitics import PROCLITICS, PRONOUNS

NO_PROCLITIC = len(PROCLITICS)  # the word begins with something that is no proclitic
NO_PRONOUN = len(PRONOUNS) + 1  # the word goes on with something that is no pronoun
_BITS = 3  # a letter's number: 0 ends the word, 1 to 6 are letters of clitics, 7 is any other
_OTHER = 7
_BEFORE, _AFTER = "وفبكلا", "هامنك"
_LONGEST_BEFORE = max(len(proclitic.written) for proclitic in PROCLITICS)
_LONGEST_AFTER = max(len(pronoun) for pronoun in PRONOUNS)


def _table(words: list[str], letters: str, longest: int, otherwise: int) -> NDArray[np.uint8]:
    """Number words by their letters, the last letter lowest; what lies beyond the end of the word is free."""
    table = np.full((1 << _BITS,) * (longest + 1), otherwise, dtype=np.uint8)
    for number, word in enumerate(words):
        ending = (slice(None),) * (longest - len(word)) + (0, *(letters.index(letter) + 1 for letter in word))
        table[ending] = number
    return table.reshape(-1)


_PROCLITIC = _table([p.written for p in PROCLITICS], _BEFORE, _LONGEST_BEFORE, NO_PROCLITIC)
_PRONOUN = _table(["", *(pronoun[::-1] for pronoun in PRONOUNS)], _AFTER, _LONGEST_AFTER, NO_PRONOUN)


class Readings:
    """Reads the clitics around places of a folded text; rows of it must end with a mark."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._first_letter = alphabet.first_letter
        self._before = alphabet.classes(_BEFORE, _OTHER).astype(np.int16)
        self._after = alphabet.classes(_AFTER, _OTHER).astype(np.int16)
        self._first_two, self._next_two = _stems(alphabet)

    def stems(self, letters: NDArray[np.uint8], heads: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return where stems may begin: with each word, and after each proclitic it may begin with."""
        in_word = letters >= self._first_letter
        words = np.flatnonzero(in_word[1:] > in_word[:-1]) + 1
        if in_word[:1].any():
            words = np.append(0, words)
        begins = heads.take(words)
        lengths = self._first_two.take(begins.astype(np.uint16)) & self._next_two.take(begins >> np.uint32(16))
        peeled = [
            words.take(np.flatnonzero((lengths & np.uint8(1 << n)) > 0)) + n for n in range(1, _LONGEST_BEFORE + 1)
        ]
        return np.concatenate([words, *peeled])

    def before(self, letters: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return the proclitic before each place: its index in PROCLITICS, or NO_PROCLITIC."""
        return _PROCLITIC[_spell(self._before, letters, starts - 1, -1, _LONGEST_BEFORE + 1)]

    def after(self, letters: NDArray[np.uint8], ends: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Return the pronoun after each place: 0 for none, 1 + its index in PRONOUNS, or NO_PRONOUN."""
        return _PRONOUN[_spell(self._after, letters, ends, 1, _LONGEST_AFTER + 1)]


def _stems(alphabet: Alphabet) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return, by two letters as a number, a bit for each length of the proclitics that begin, and go on, with them.

    A bit in both is a proclitic, or now and then looks like one; ``Readings.before`` tells for certain.
    """
    first, after = np.zeros((2, 256, 256), dtype=np.uint8)  # by the second letter and the first
    for proclitic in PROCLITICS:
        letters = [alphabet.bytes[letter] for letter in proclitic.written]
        for table, two in ((first, letters[:2]), (after, letters[2:])):
            place: Any = tuple(reversed([*two, *(slice(None),) * (2 - len(two))]))
            table[place] |= np.uint8(1 << len(letters))
    return first.reshape(-1), after.reshape(-1)


def _spell(
    classes: NDArray[np.int16], letters: NDArray[np.uint8], places: NDArray[np.int64], step: int, count: int
) -> NDArray[np.int16]:
    """Read letters from each place on as one number, the first lowest."""
    number = np.zeros(len(places), dtype=np.int16)  # fifteen bits at most
    for nth in range(count):
        read = letters.take(places + nth * step, mode="wrap")  # around the edge stands the mark of the last row
        number |= classes.take(read) << np.int16(_BITS * nth)
    return number
