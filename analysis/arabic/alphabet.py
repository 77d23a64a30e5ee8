"""Fold chunks of text to one byte a letter, the letters being those some codebook is written with."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.arabic.chunks import Chunk
from analysis.arabic.spelling import DELETED, HAMZAS, compose, fold, fold_character
from analysis.errors import CodebookError

GONE, MARK, BLANK, EXPAND, _HAMZA = range(5)  # deleted; punctuation; blank; a ligature; 4 to 6: combining hamzas
_FIRST = 7  # from here on what terms are written with: first punctuation, then letters
LETTER = 255  # a letter no term has
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"


Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]


class Folded(NamedTuple):
    """A folded chunk, and the way back: places in it to places in the chunk."""

    letters: Bytes
    back: Callable[[Places], Places]

    def heads(self) -> NDArray[np.uint32]:
        """Return the four letters from each place on as one number, the first lowest; past the end stand zeros."""
        padded = np.concatenate([self.letters, np.zeros(4, dtype=np.uint8)])
        sliding = np.ndarray((len(self.letters),), dtype="<u4", buffer=padded.data, strides=(1,))
        return np.ascontiguousarray(sliding)  # looked into from here on, and aligned that is seven times as fast


class Alphabet:
    """The letters of some terms, folded by one policy, each with a byte of its own."""

    def __init__(self, terms: Iterable[str], spelling: str) -> None:
        self.spelling = spelling
        used = set(fold(_ARABIC, spelling)).union(*terms) - {" "}
        if len(used) > LETTER - _FIRST:
            raise CodebookError(f"the terms use {len(used)} letters; at most {LETTER - _FIRST} fit: split them")
        marks = sorted(letter for letter in used if _kind(letter) != LETTER)
        self.first_letter = _FIRST + len(marks)
        self.bytes = {" ": BLANK} | {
            letter: byte for byte, letter in enumerate([*marks, *sorted(used - {*marks})], _FIRST)
        }
        self._table = self._bytes_by_code_point()
        self._composed = self._bytes_with_hamza()

    def _bytes_by_code_point(self) -> Bytes:
        """Return the byte of every character below U+10000, folding on the way."""
        folded, kinds = _folding(self.spelling)
        byte_of = kinds.copy()
        for letter, byte in self.bytes.items():
            byte_of[min(ord(letter), 0xFFFF)] = byte
        table = np.where((kinds == EXPAND) | (kinds == _HAMZA), kinds, byte_of[folded])
        table[0xFFFF] = MARK
        table[[ord(mark) for mark in HAMZAS]] = range(_HAMZA, _FIRST)
        return table

    def _bytes_with_hamza(self) -> Bytes:
        """Return, for each combining hamza, what each byte becomes under it."""
        table = np.tile(np.arange(256, dtype=np.uint8), (len(HAMZAS), 1))
        for row, mark in enumerate(HAMZAS):
            for letter in "اوي":
                table[row, self.bytes[letter]] = self.bytes[compose(letter, mark, self.spelling)]
        return table

    def encode(self, folded: str) -> bytes:
        """Return folded text as bytes."""
        return bytes([self.bytes[letter] for letter in folded])

    def classes(self, letters: str, other: int) -> Bytes:
        """Number bytes: 1, 2, … for the letters given, 0 where no word goes on, ``other`` for the rest."""
        table = np.full(256, other, dtype=np.uint8)
        table[: self.first_letter] = 0
        for number, letter in enumerate(letters, 1):
            table[self.bytes[letter]] = number
        return table

    def fold(self, chunk: Chunk) -> Folded:
        """Fold a chunk: letters to bytes, deleted ones out, runs of blanks to one; rows end with a mark."""
        codes, added = self._expand(self._codes(chunk), chunk.units)
        self._compose(codes)
        gone = np.flatnonzero(codes == GONE)
        letters = _without_gone(codes)
        blank = letters == BLANK
        again = np.flatnonzero(blank[1:] & blank[:-1]) + 1
        if len(again):
            again = _before_deleting(gone)(again)
            codes[again] = GONE
            letters, gone = _without_gone(codes), np.union1d(gone, again)
        before_deleting = _before_deleting(gone)
        return Folded(letters, lambda places: _before_adding(added, before_deleting(places)))

    def _codes(self, chunk: Chunk) -> Bytes:
        if chunk.units.dtype.itemsize == 2:
            codes = self._table.take(chunk.units)
        else:
            codes = self._table.take(np.minimum(chunk.units, 0xFFFF))
            beyond = np.flatnonzero(chunk.units > 0xFFFF)
            found, which = np.unique(chunk.units[beyond], return_inverse=True)
            own = [self.bytes.get(chr(code), _kind(chr(code))) for code in found]
            codes[beyond] = np.array(own, dtype=np.uint8)[which]
        codes[chunk.ends] = MARK
        return codes

    def _expand(self, codes: Bytes, units: NDArray[Any]) -> tuple[Bytes, Places]:
        """Write ligatures out; return the codes and the places of the letters this adds."""
        places = np.flatnonzero(codes == EXPAND)
        if not len(places):
            return codes, places
        found, which = np.unique(units[places], return_inverse=True)
        written = [
            [self.bytes.get(letter, _kind(letter)) for letter in fold_character(chr(code), self.spelling)]
            for code in found
        ]
        codes[places] = np.array([first for first, *_ in written], dtype=np.uint8)[which]
        more = np.array([len(letters) - 1 for letters in written])[which]
        rest = np.array([letter for ligature in which for letter in written[ligature][1:]], dtype=np.uint8)
        at = np.repeat(places + 1, more)
        return np.insert(codes, at, rest), at + np.arange(len(at))

    def _compose(self, codes: Bytes) -> None:
        """Put each combining hamza on the letter before it, in place."""
        is_hamza = (codes - np.uint8(_HAMZA)) < len(HAMZAS)
        hamzas = np.flatnonzero(is_hamza)
        if not len(hamzas):
            return
        kept = np.flatnonzero((codes != GONE) & ~is_hamza)
        before = np.searchsorted(kept, hamzas) - 1
        bases, which = np.unique(kept[before[before >= 0]], return_index=True)  # a letter takes one hamza
        which = hamzas[before >= 0][which]
        codes[bases] = self._composed[codes[which] - _HAMZA, codes[bases]]
        codes[hamzas] = GONE


def _without_gone(codes: Bytes) -> Bytes:
    """Cut out what is deleted; where little is, bytes are ten times as fast as a mask."""
    return np.frombuffer(codes.tobytes().replace(bytes([GONE]), b""), dtype=np.uint8)


def _before_deleting(gone: Places) -> Callable[[Places], Places]:
    """Return the function from places after a deletion to places before it."""
    shifts = gone - np.arange(len(gone))
    return lambda places: places + np.searchsorted(shifts, places, side="right")


def _before_adding(added: Places, places: Places) -> Places:
    """Return where places stood before letters were added; an added one stood with the ligature it is from."""
    return places - np.searchsorted(added, places, side="right")


def _kind(character: str) -> int:
    if character.isspace() or character == "\u200b":
        return BLANK
    return LETTER if character.isalnum() or "\u0300" <= character <= "\u036f" else MARK


@lru_cache(maxsize=3)
def _folding(spelling: str) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """Return, for every character below U+10000, what it folds to and what kind it is."""
    folded, kinds = np.arange(0x10000, dtype=np.uint16), _kinds().copy()
    for code in (*range(0x600, 0x700), *range(0x8D3, 0x900), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        letters = fold_character(chr(code), spelling)
        if len(letters) == 1:
            folded[code] = ord(letters)
        else:
            kinds[code] = EXPAND if letters else GONE
    kinds[[ord(character) for character in DELETED]] = GONE
    kinds[[ord(character) for character in HAMZAS]] = _HAMZA
    return folded, kinds


@cache
def _kinds() -> Bytes:
    return np.array([_kind(chr(code)) for code in range(0x10000)], dtype=np.uint8)
