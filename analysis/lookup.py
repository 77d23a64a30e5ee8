"""Which of many byte patterns begin at which of many places: an index of beginnings, then a comparison."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Blocks = NDArray[np.uint64]

_BLOCK = 8  # letters compared at a time, as one number, the first letter lowest
_WIDTHS = (1, 2, 3, 4, 5)  # patterns are indexed by their first letters: by as many of these as they have
_FIRST_LETTERS = np.array([(1 << 8 * count) - 1 for count in range(_BLOCK + 1)], dtype=np.uint64)  # masks
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio: neighbouring keys land far apart
_SPARSE = 4  # the table has 2**4 slots a pattern or more, so that few places pass by chance


class _Index(NamedTuple):
    """Patterns by a hash of their first ``width`` letters; those with one hash stand together."""

    width: int
    shift: np.uint64
    taken: NDArray[np.bool_]  # by hash: whether there are patterns, where they begin, how many
    first: NDArray[np.int32]
    size: NDArray[np.int32]
    pattern: Places
    block: Blocks  # the first block of each, and the letters of it that count
    mask: Blocks


class Lookup:
    """An index of patterns of a few bytes each."""

    def __init__(self, patterns: Sequence[bytes]) -> None:
        self.lengths = np.array([len(pattern) for pattern in patterns], dtype=np.int64)
        sizes = -(-self.lengths // _BLOCK)
        padded = (pattern.ljust(size * _BLOCK, b"\0") for pattern, size in zip(patterns, sizes.tolist(), strict=True))
        self._blocks = np.frombuffer(b"".join(padded), dtype="<u8")
        self._first_block = np.cumsum(sizes) - sizes
        nearest = np.searchsorted(_WIDTHS, self.lengths, side="right") - 1
        self._indexes = [self._index(np.flatnonzero(nearest == n), _WIDTHS[n]) for n in set(nearest.tolist())]

    def _index(self, patterns: Places, width: int) -> _Index:
        """Index some of the patterns by their first letters."""
        bits = max(12, len(patterns).bit_length() + _SPARSE)
        shift = np.uint64(64 - bits)
        keys = _hash(self._blocks[self._first_block[patterns]], width, shift)
        patterns = patterns[np.argsort(keys, kind="stable")]
        count = np.bincount(keys, minlength=1 << bits).astype(np.int32)
        first = (np.cumsum(count) - count).astype(np.int32)
        mask = _FIRST_LETTERS[np.minimum(self.lengths[patterns], _BLOCK)]
        return _Index(width, shift, count > 0, first, count, patterns, self._blocks[self._first_block[patterns]], mask)

    def find(self, letters: NDArray[np.uint8], places: Places) -> tuple[Places, Places]:
        """Return the patterns that begin at the places, and the place of each."""
        padded = np.concatenate([letters, np.zeros(_BLOCK, dtype=np.uint8)])  # no pattern has a zero
        blocks: Blocks = np.ndarray((len(letters),), dtype="<u8", buffer=padded.data, strides=(1,))
        begins = blocks[places]
        found = [_agreeing(index, begins) for index in self._indexes]
        patterns = np.concatenate([pattern for pattern, _ in found])
        places = places[np.concatenate([which for _, which in found])]
        done, rest = _BLOCK, self.lengths[patterns] > _BLOCK
        while rest.any():
            agree = ~rest
            agree[rest] = self._agree(blocks, patterns[rest], places[rest], done)
            patterns, places = patterns[agree], places[agree]
            done += _BLOCK
            rest = self.lengths[patterns] > done
        return patterns, places

    def _agree(self, blocks: Blocks, patterns: Places, places: Places, done: int) -> NDArray[np.bool_]:
        """Tell which patterns go on as the text does, in the block after the first ``done`` letters."""
        left = np.minimum(self.lengths[patterns] - done, _BLOCK)
        text = blocks[np.minimum(places + done, len(blocks) - 1)]  # past the end it disagrees
        block = self._blocks[self._first_block[patterns] + done // _BLOCK]
        return np.asarray(((text ^ block) & _FIRST_LETTERS[left]) == 0)


def _hash(begins: Blocks, width: int, shift: np.uint64) -> Places:
    keys: Places = (((begins & _FIRST_LETTERS[width]) * _SPREAD) >> shift).view(np.int64)
    return keys


def _agreeing(index: _Index, begins: Blocks) -> tuple[Places, Places]:
    """Return the patterns whose first block agrees with a beginning, and which beginning."""
    keys = _hash(begins, index.width, index.shift)
    which = np.flatnonzero(index.taken[keys])
    keys = keys[which]
    count = index.size[keys]
    total = np.cumsum(count)
    which = np.repeat(which, count)
    slots = np.repeat(index.first[keys] - total + count, count) + np.arange(len(which))
    agree = np.flatnonzero(((begins[which] ^ index.block[slots]) & index.mask[slots]) == 0)
    return index.pattern[slots[agree]], which[agree]
