"""What was met before, remembered in few bytes: 64-bit hashes in sorted arrays, names in joined columns."""

import bisect
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_MERGED = 1 << 16  # hashes gathered before they are merged into the large array

Hashes = NDArray[np.int64]
Places = NDArray[np.int64]


class FirstPlaces:
    """Tells where each hash was met first; takes 16 bytes for each."""

    def __init__(self) -> None:
        self._levels = [(np.empty(0, np.int64), np.empty(0, np.int64)) for _ in range(2)]  # large, recent

    def add(self, hashes: Hashes, places: Places) -> Places:
        """Return the first place of each hash: its own, when it is new.

        >>> met = FirstPlaces()
        >>> met.add(np.array([7, 8, 7]), np.array([0, 1, 2])).tolist(), met.add(np.array([8]), np.array([3])).tolist()
        ([0, 1, 0], [1])
        """
        _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        found = places[first[inverse]]
        known = np.zeros(len(hashes), dtype=np.bool_)
        for keys, held in self._levels:
            at = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
            if len(keys):
                here = keys[at] == hashes
                found[here], known = held[at[here]], known | here
        new = first[~known[first]]
        self._levels[1] = _merge(self._levels[1], (hashes[new], places[new]))
        if len(self._levels[1][0]) >= _MERGED:
            self._levels = [_merge(*self._levels), (np.empty(0, np.int64), np.empty(0, np.int64))]
        return found


def _merge(one: tuple[Hashes, Places], other: tuple[Hashes, Places]) -> tuple[Hashes, Places]:
    """Join two sorted levels to one; the second holds few, sorted too."""
    at = np.searchsorted(one[0], other[0])
    return np.insert(one[0], at, other[0]), np.insert(one[1], at, other[1])


class Names:
    """A list of names that only grows, a column for each time some were added."""

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._columns: list[pa.LargeStringArray] = []
        self.count = 0

    def add(self, names: Sequence[str]) -> None:
        """Add names to the end."""
        self._begins.append(self.count)
        self._columns.append(pa.array(names, pa.string()))
        self.count += len(names)

    def __getitem__(self, place: int) -> str:
        column = bisect.bisect_right(self._begins, place) - 1
        return str(self._columns[column][place - self._begins[column]])
