"""A column of texts as the bytes it lies in: questions about letters, asked of all rows at once."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Places = NDArray[np.int64]


class Utf8(NamedTuple):
    """The bytes of all rows on end, and where the rows begin; the last bound is the end."""

    letters: NDArray[np.uint8]
    bounds: Places

    def in_rows(self, places: Places) -> Places:
        """Return how many of the places, in order, lie in each row."""
        return np.diff(np.searchsorted(places, self.bounds))

    def find(self, mark: bytes) -> Places:
        """Return where a short run of bytes begins, in order."""
        count = max(len(self.letters) - len(mark) + 1, 0)
        begins = self.letters[:count] == mark[0]
        for step, letter in enumerate(mark[1:], 1):
            if not begins.any():
                break
            begins &= self.letters[step : step + count] == letter
        return np.flatnonzero(begins)

    def between(self, first: int, last: int) -> NDArray[np.bool_]:
        """Tell which bytes lie in a range."""
        return (self.letters - np.uint8(first)) <= np.uint8(last - first)


def utf8_of(texts: pa.LargeStringArray) -> Utf8:
    """Return the bytes of an array without nulls; nothing is copied.

    >>> utf8_of(pa.array(["أب", ""], pa.large_string())).bounds.tolist()
    [0, 4, 4]
    """
    _, offsets, data = texts.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(data, dtype=np.uint8) if data else np.empty(0, np.uint8)
    return Utf8(letters[bounds[0] : bounds[-1]], bounds - bounds[0])
