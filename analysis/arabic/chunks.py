"""A column of texts as numbers: whole rows joined into chunks of code points."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.errors import ReadError

_SURROGATE = re.compile("[\ud800-\udfff]")
CHUNK_BYTES = 1 << 21  # large enough to hide numpy's overhead, small enough to stay in the cache


class Chunk(NamedTuple):
    """Some whole rows: their code points, a line break after each row, and where those breaks stand."""

    first: int  # the row the chunk begins with
    units: NDArray[Any]  # uint16, or uint32 where a character lies beyond U+FFFF
    ends: NDArray[np.int64]  # row i of the chunk is units[starts[i]:ends[i]]

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each row begins."""
        return np.append(np.int64(0), self.ends[:-1] + 1)

    def slices(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> pa.LargeStringArray:
        """Return the text between each start and end."""
        lengths = ends - starts
        begins = np.cumsum(lengths) - lengths
        units = self.units[np.repeat(starts - begins, lengths) + np.arange(lengths.sum())]
        text = units.tobytes().decode("utf-16-le" if units.itemsize == 2 else "utf-32-le").encode()
        widths = 1 + (units > 0x7F) + (units > 0x7FF) + (units > 0xFFFF).astype(np.int64)
        offsets = np.append(0, np.cumsum(widths))[np.append(begins, lengths.sum())]
        return pa.LargeStringArray.from_buffers(len(lengths), pa.py_buffer(offsets), pa.py_buffer(text))


def chunks_of(texts: Any) -> Iterator[Chunk]:
    """Yield the column in chunks of whole rows, about CHUNK_BYTES of UTF-8 each; a null is an empty row."""
    first = 0
    for array in as_arrow(texts).chunks:
        lengths = pc.binary_length(array).fill_null(0).to_numpy(zero_copy_only=False)
        ends = np.cumsum(lengths, dtype=np.int64)
        row = 0
        while row < len(array):
            done = ends[row - 1] if row else 0
            stop = max(row + 1, int(np.searchsorted(ends, done + CHUNK_BYTES, side="right")))
            yield _chunk(array.slice(row, stop - row), first + row)
            row = stop
        first += len(array)


def as_arrow(texts: Any) -> pa.ChunkedArray:
    """Return a pandas or Arrow column of texts as an Arrow one.

    Arrow holds no lone surrogates; each becomes U+FFFD, one character for one, so that offsets stay true.
    """
    if isinstance(texts, pa.Array | pa.ChunkedArray):
        array = pa.chunked_array([texts]) if isinstance(texts, pa.Array) else texts
        plain = pa.types.is_string(array.type) or pa.types.is_large_string(array.type)
        return array if plain else array.cast(pa.large_string())
    try:
        array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    except (UnicodeEncodeError, pa.ArrowInvalid):
        whole = [without_surrogates(text) if isinstance(text, str) else None for text in texts]
        array = pa.array(whole, type=pa.large_string())
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def without_surrogates(text: str) -> str:
    """Put U+FFFD for each half of a character that lost its other half: no string column holds one.

    >>> without_surrogates("أ" + chr(0xD800)) == "أ" + chr(0xFFFD)
    True
    """
    return _SURROGATE.sub("\ufffd", text)


def _chunk(rows: pa.Array, first: int) -> Chunk:
    """Join rows with line breaks and number their code points."""
    rows = rows.fill_null("")
    one_list = pa.ListArray.from_arrays([0, len(rows)], rows)
    try:
        joined = pc.binary_join(one_list, pa.scalar("\n", rows.type))[0].as_py() + "\n"
    except UnicodeDecodeError as error:
        raise ReadError(f"rows {first} to {first + len(rows) - 1}: {error}; decode the texts first") from error
    ends = np.cumsum(pc.utf8_length(rows).to_numpy(zero_copy_only=False).astype(np.int64) + 1) - 1
    units = np.frombuffer(joined.encode("utf-16-le"), dtype="<u2")
    if len(units) != len(joined):
        units = np.frombuffer(joined.encode("utf-32-le"), dtype="<u4")
    return Chunk(first, units, ends)
