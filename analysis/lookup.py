"""Which of many byte patterns begin at which of many places: a sieve, an index of beginnings, then a comparison."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Blocks = NDArray[np.uint64]

_BLOCK = 8  # letters compared at a time, as one number, the first letter lowest
_SIEVED = (1, 2, 3, 4)  # places are sieved by as many of their first letters as patterns have,
_INDEXED = (1, 2, 3, 4, 5)  # and those that pass are looked up by more of them
_FIRST_LETTERS = np.array([(1 << 8 * count) - 1 for count in range(_BLOCK + 1)], dtype=np.uint64)  # masks
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio: neighbouring keys land far apart
_SPREAD_32 = np.uint32(_SPREAD >> np.uint64(32))
_SPARSE = 4  # tables have 2**4 slots a pattern or more, so that few places pass by chance


class _Sieve(NamedTuple):
    """Whether patterns of some first letters exist, by a hash of the letters in 32 bits: half the work of 64."""

    mask: np.uint32
    shift: np.uint32
    taken: NDArray[np.bool_]

    def passing(self, heads: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Tell which first four letters some pattern may begin with."""
        return self.taken.take(self.keys(heads))

    def keys(self, heads: NDArray[np.uint32]) -> NDArray[np.uint32]:
        """Return the hashes of first letters."""
        keys = heads & self.mask
        keys *= _SPREAD_32
        keys >>= self.shift
        return keys


class _Index(NamedTuple):
    """Patterns by a hash of their first ``width`` letters; those with one hash stand together."""

    width: int
    shift: np.uint64
    first: NDArray[np.int32]  # by hash: where they begin, how many they are
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
        self._sieves = [self._sieve(which, width) for width, which in self._by_width(_SIEVED)]
        self._indexes = [self._index(which, width) for width, which in self._by_width(_INDEXED)]

    def _by_width(self, widths: tuple[int, ...]) -> list[tuple[int, Places]]:
        """Part the patterns by the greatest width they fill."""
        nearest = np.searchsorted(widths, self.lengths, side="right") - 1
        return [(widths[n], np.flatnonzero(nearest == n)) for n in sorted(set(nearest.tolist()))]

    def _sieve(self, patterns: Places, width: int) -> _Sieve:
        bits = _bits(len(patterns))
        sieve = _Sieve(np.uint32(_FIRST_LETTERS[width]), np.uint32(32 - bits), np.zeros(1 << bits, dtype=bool))
        sieve.taken[sieve.keys(self._blocks[self._first_block[patterns]].astype(np.uint32))] = True
        return sieve

    def _index(self, patterns: Places, width: int) -> _Index:
        bits = _bits(len(patterns))
        shift = np.uint64(64 - bits)
        keys = _hash(self._blocks[self._first_block[patterns]], width, shift)
        patterns = patterns[np.argsort(keys, kind="stable")]
        count = np.bincount(keys, minlength=1 << bits).astype(np.int32)
        first = (np.cumsum(count) - count).astype(np.int32)
        mask = _FIRST_LETTERS[np.minimum(self.lengths[patterns], _BLOCK)]
        return _Index(width, shift, first, count, patterns, self._blocks[self._first_block[patterns]], mask)

    def sieve(self, heads: NDArray[np.uint32], places: Places) -> Places:
        """Leave out most places at which no pattern begins; ``heads`` are the four letters from each place on."""
        begins = heads.take(places)
        passing = np.zeros(len(places), dtype=bool)
        for sieve in self._sieves:
            passing |= sieve.passing(begins)
        return places.take(np.flatnonzero(passing))

    def find(self, letters: NDArray[np.uint8], places: Places) -> tuple[Places, Places]:
        """Return the patterns that begin at the places, and the place of each."""
        padded = np.concatenate([letters, np.zeros(_BLOCK, dtype=np.uint8)])  # no pattern has a zero
        blocks: Blocks = np.ndarray((len(letters),), dtype="<u8", buffer=padded.data, strides=(1,))
        begins = blocks[places]
        found = [_agreeing(index, begins) for index in self._indexes]
        patterns = np.concatenate([pattern for pattern, _ in found])
        places = places.take(np.concatenate([which for _, which in found]))
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


def _bits(patterns: int) -> int:
    return max(12, patterns.bit_length() + _SPARSE)


def _hash(begins: Blocks, width: int, shift: np.uint64) -> Places:
    keys: Places = (((begins & _FIRST_LETTERS[width]) * _SPREAD) >> shift).view(np.int64)
    return keys


def _agreeing(index: _Index, begins: Blocks) -> tuple[Places, Places]:
    """Return the patterns whose first block agrees with a beginning, and which beginning."""
    keys = _hash(begins, index.width, index.shift)
    count = index.size.take(keys)
    which = np.flatnonzero(count > 0)
    keys, count = keys.take(which), count.take(which)
    total = np.cumsum(count)
    which = np.repeat(which, count)
    slots = np.repeat(index.first.take(keys) - total + count, count) + np.arange(len(which))
    agree = np.flatnonzero(((begins.take(which) ^ index.block.take(slots)) & index.mask.take(slots)) == 0)
    return index.pattern.take(slots.take(agree)), which.take(agree)
