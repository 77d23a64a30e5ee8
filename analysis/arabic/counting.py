"""How many of an array's flags are set before each of some places, without a sum over all of them."""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


def count_before(flags: NDArray[np.bool_], places: Places) -> Places:
    """Return how many flags are set before each place.

    >>> count_before(np.array([True, False, True]), np.array([0, 1, 3])).tolist()
    [0, 1, 2]
    """
    packed = np.packbits(flags, bitorder="little")
    words = np.append(packed, np.zeros(8 - len(packed) % 8, np.uint8)).view(np.uint64)
    counts = np.bitwise_count(words)
    before = np.cumsum(counts, dtype=np.int64) - counts
    word, bit = places >> 6, (places & 63).astype(np.uint64)
    here = np.bitwise_count(words[word] & ((np.uint64(1) << bit) - np.uint64(1)))
    return np.asarray(before[word] + here)
