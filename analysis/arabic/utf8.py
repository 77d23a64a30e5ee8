"""A column of texts as the bytes it lies in: questions about letters, asked of all rows at once."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.counting import count_before

Places = NDArray[np.int64]
_FOLLOWING = -64  # signed, bytes under it go on with a character


class Utf8(NamedTuple):
    """The bytes of all rows on end, and where the rows begin; the last bound is the end."""

    letters: NDArray[np.uint8]
    bounds: Places

    def in_rows(self, places: Places) -> Places:
        """Return how many of the places, in order, lie in each row."""
        return np.diff(np.searchsorted(places, self.bounds))

    def count_in_rows(self, mask: NDArray[np.bool_], limit: int | None = None) -> Places:
        """Return how many bytes of each row, or of so many at its beginning, a mask marks; for masks that mark many."""
        starts, ends = self.bounds[:-1], self.bounds[1:]
        ends = ends if limit is None else np.minimum(ends, starts + limit)
        before = count_before(mask, np.append(starts, ends))
        return before[len(starts) :] - before[: len(starts)]

    def views(self) -> Iterator[memoryview]:
        """Yield the bytes of each row; a view can be hashed as it is."""
        letters = memoryview(self.letters.tobytes())
        return (letters[start:end] for start, end in itertools.pairwise(self.bounds.tolist()))

    def begin_at(self, places: Places, mark: bytes) -> Places:
        """Return those of some places where a short run of bytes begins."""
        places = places[places <= len(self.letters) - len(mark)]
        for step, letter in enumerate(mark):
            places = places[self.letters[places + step] == letter]
        return places

    def begins(self, mark: bytes) -> NDArray[np.bool_]:
        """Tell of each byte whether a short run of bytes, two or more, begins there."""
        found: NDArray[np.bool_] = self.letters == mark[0]
        count = max(len(self.letters) - len(mark) + 1, 0)
        for step, letter in enumerate(mark[1:], 1):
            if not found.any():
                break
            found[:count] &= self.letters[step : step + count] == letter
        for step in range(1, len(mark)):  # none goes on in the next row
            found[self.bounds[self.bounds >= step] - step] = False
        return found

    def between(self, first: int, last: int) -> NDArray[np.bool_]:
        """Tell which bytes lie in a range."""
        found: NDArray[np.bool_] = (self.letters - np.uint8(first)) <= np.uint8(last - first)
        return found

    def foreign(self) -> Places:
        """Return where characters begin that are neither ASCII nor of the Arabic block: few, in Arabic."""
        return np.flatnonzero((self.letters >= 0xC0) & ((self.letters & 0xFC) != 0xD8))


def utf8_of(texts: pa.LargeStringArray) -> Utf8:
    """Return the bytes of an array without nulls; nothing is copied.

    >>> utf8_of(pa.array(["أب", ""], pa.large_string())).bounds.tolist()
    [0, 4, 4]
    """
    _, offsets, data = texts.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(data, dtype=np.uint8) if data else np.empty(0, np.uint8)
    return Utf8(letters[bounds[0] : bounds[-1]], bounds - bounds[0])


def is_utf8(letters: NDArray[np.uint8]) -> bool:
    """Tell whether bytes are UTF-8 throughout, several times as fast as by decoding them.

    >>> is_utf8(np.frombuffer("أب".encode(), np.uint8)), is_utf8(np.frombuffer(b"\\xd8", np.uint8))
    (True, False)
    """
    follows = np.append(letters.view(np.int8) < _FOLLOWING, False)
    after_first = np.append(False, letters >= 0xC2)
    wide = np.flatnonzero(letters >= 0xE0)  # three bytes or four
    # What follows, but not on a first byte, is the third or fourth byte of such a character.
    third, fourth = wide + 2, wide[letters[wide] >= 0xF0] + 3
    if not np.array_equal(np.flatnonzero(follows != after_first), np.sort(np.append(third, fourth))):
        return False
    first, second = letters[wide], letters[wide + 1]
    bad = ((first == 0xE0) & (second < 0xA0)) | ((first == 0xED) & (second > 0x9F))  # overlong; surrogates
    bad |= ((first == 0xF0) & (second < 0x90)) | ((first == 0xF4) & (second > 0x8F)) | (first > 0xF4)
    return not bad.any() and not ((letters - np.uint8(0xC0)) < 2).any()
