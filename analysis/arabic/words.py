"""Words and sentences of a text, with their places, and word counts of whole columns."""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.arabic.chunks import Chunk, chunks_of
from analysis.arabic.counting import count_before
from analysis.arabic.spelling import DELETED, HAMZAS, MARKS, TATWEEL

_INSIDE_WORD = "".join(sorted(DELETED)) + HAMZAS + "\u0300-\u036f"  # part of a word only between its letters
_ENDING = MARKS + HAMZAS + "\u0300-\u036f"  # or, if a reader sees it on the letter, after the last
_LETTER = f"[^\\W_{TATWEEL}]"
_WORD = re.compile(f"{_LETTER}(?:[{_INSIDE_WORD}]*{_LETTER})*[{_ENDING}]*")
_SENTENCE_END = re.compile(r"(?<![\s.][^\W\d_])[.!?؟…]+[\"'”»’)\]]*(?=\s|$)|\n")


class Word(NamedTuple):
    """A word and its place: text[start:end] == surface."""

    start: int
    end: int
    surface: str


def words(text: str) -> list[Word]:
    """Return the words of a text: runs of letters and digits with the marks and tatweel inside them.

    >>> [word.surface for word in words("قال: «إنّ الأمـــن...»")]
    ['قال', 'إنّ', 'الأمـــن']
    """
    return [Word(*found.span(), found.group()) for found in _WORD.finditer(text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, outer blanks left out.

    A sentence ends with a line, or with . ! ? ؟ … before a blank; not after a single letter (د. أحمد).

    >>> text = "وصل د. أحمد. هل عاد؟ نعم"
    >>> [text[start:end] for start, end in sentences(text)]
    ['وصل د. أحمد.', 'هل عاد؟', 'نعم']
    """
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    spans = []
    for start, end in zip([0, *ends], ends, strict=False):
        part = text[start:end]
        if part.strip():
            spans.append((start + len(part) - len(part.lstrip()), start + len(part.rstrip())))
    return spans


def count_words(texts: pd.Series) -> pd.Series:
    """Count the words of each text, as words() finds them; a missing text has none.

    >>> count_words(pd.Series(["أمنُ الدولة", None])).tolist()
    [2, 0]
    """
    counts = [np.empty(0, np.int64), *map(count_in_chunk, chunks_of(texts))]
    return pd.Series(np.concatenate(counts), index=texts.index, name="words")


def count_in_chunk(chunk: Chunk) -> NDArray[np.int64]:
    """Count the words of each row of a chunk."""
    kinds = _kinds().take(chunk.units, mode="clip")
    for place in np.flatnonzero(chunk.units > 0xFFFF) if chunk.units.itemsize > 2 else ():
        kinds[place] = _kind(chr(chunk.units[place]))
    kinds[chunk.ends] = _REST  # rows never run together
    ends = chunk.ends
    if len(inside := np.flatnonzero(kinds == _INSIDE)):
        ends, kinds = ends - np.searchsorted(inside, ends), kinds[kinds != _INSIDE]
    letters = np.append(False, kinds == _IS_LETTER)
    first = letters[1:] > letters[:-1]
    return np.diff(count_before(first, ends), prepend=0)


_INSIDE, _IS_LETTER, _REST = 0, 1, 2


def _kind(character: str) -> int:
    if character in DELETED or character in HAMZAS or "\u0300" <= character <= "\u036f":
        return _INSIDE
    return _IS_LETTER if character.isalnum() else _REST


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.uint8]:
    """Return the kind of every character below U+10000."""
    return np.array([_kind(chr(code)) for code in range(0x10000)], dtype=np.uint8)
