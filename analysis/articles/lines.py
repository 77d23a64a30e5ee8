"""The lines of a text that show something, for one text and for a whole column at once."""

import re
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analysis.arabic.chunks import as_arrow
from analysis.arabic.utf8 import Utf8, utf8_of

_BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
# A line of spaces, joiners or direction marks alone is empty to the reader.
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_VISIBLE = re.compile(f"[^\\s{_UNSEEN}]")
# The same for Arrow, whose \s means ASCII alone.
_VISIBLE_IN_ARROW = f"[^\t-\r\x1c- \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{_UNSEEN}]"
_IS_BREAK = np.isin(np.arange(256), np.frombuffer(b"\n\r\x0b\x0c\x1c\x1d\x1e", np.uint8))
_LONG_BREAKS = ("\x85".encode(), "\u2028".encode(), "\u2029".encode())


class Lines(NamedTuple):
    """The lines of a column of texts: arrays of one length, in reading order."""

    row: NDArray[np.int64]  # of the column
    start: NDArray[np.int64]  # code points of the text
    end: NDArray[np.int64]
    text: pa.LargeStringArray


def has_text(text: str) -> bool:
    """Tell whether a reader sees anything in a text.

    >>> has_text(chr(0x200f)), has_text("أ")
    (False, True)
    """
    return _VISIBLE.search(text) is not None


def which_have_text(texts: pa.LargeStringArray) -> NDArray[np.bool_]:
    """Tell the same of each text of an array."""
    seen: NDArray[np.bool_] = pc.match_substring_regex(texts, _VISIBLE_IN_ARROW).to_numpy(zero_copy_only=False)
    return seen


def find_lines(text: str) -> list[tuple[int, int]]:
    """Return the places of the lines that show something.

    >>> find_lines("أ\\n\\n \\nب")
    [(0, 1), (5, 6)]
    """
    return [line.span() for line in _LINE.finditer(text) if _VISIBLE.search(text, *line.span())]


def lines_of(texts: Any) -> Lines:
    """Return what find_lines finds in each text of a column, without a loop over the texts.

    >>> lines_of(["أ\\n\\n \\nب", None]).text.to_pylist()
    ['أ', 'ب']
    """
    column = as_arrow(texts).cast(pa.large_string())
    parts = [_in_array(array.fill_null("")) for array in column.chunks if len(array)]
    if not parts:
        none = np.empty(0, dtype=np.int64)
        return Lines(none, none, none, pa.array([], pa.large_string()))
    before = np.cumsum([0, *map(len, column.chunks)])
    rows = [part.row + start for part, start in zip(parts, before[:-1], strict=False)]
    start, end = (np.concatenate([part[place] for part in parts]) for place in (1, 2))
    return Lines(np.concatenate(rows), start, end, pa.concat_arrays([part.text for part in parts]))


def _in_array(texts: pa.LargeStringArray) -> Lines:
    rows = utf8_of(texts)
    breaks, widths = _find_breaks(rows)
    # A row ends as if a break of no width stood there.
    row_ends = rows.bounds[1:]
    places = np.searchsorted(breaks, row_ends)
    ends, widths = np.insert(breaks, places, row_ends), np.insert(widths, places, 0)
    starts = np.append(0, ends[:-1] + widths[:-1])
    inside = np.insert(np.ones(len(breaks), dtype=np.int64), places, 0)  # 1: a break, 0: the end of a row
    row = np.cumsum(1 - inside) - (1 - inside)

    text = _cut(rows.letters, starts, ends)
    length = pc.utf8_length(text).to_numpy()
    done = np.cumsum(length + inside) - length - inside
    start = done - done[np.append(0, np.flatnonzero(inside == 0)[:-1] + 1)][row]
    seen = pc.match_substring_regex(text, _VISIBLE_IN_ARROW)
    kept = seen.to_numpy(zero_copy_only=False)
    return Lines(row[kept], start[kept], (start + length)[kept], _keep(text, kept))


def _find_breaks(rows: Utf8) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the line breaks of UTF-8 begin, and of how many bytes they are."""
    controls = np.flatnonzero(rows.letters < ord(" "))
    breaks = controls[_IS_BREAK[rows.letters[controls]]]
    widths = np.ones(len(breaks), dtype=np.int64)
    foreign = rows.foreign()
    for mark in _LONG_BREAKS:
        if len(found := rows.begin_at(foreign, mark)):
            places = np.searchsorted(breaks, found)
            breaks, widths = np.insert(breaks, places, found), np.insert(widths, places, len(mark))
    return breaks, widths


def _cut(letters: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> pa.LargeStringArray:
    """Return the pieces of UTF-8 between starts and ends, which leave nothing out but line breaks."""
    gaps, after = ends[:-1], starts[1:]
    if (after - gaps <= 1).all() and (letters[gaps[after > gaps]] == ord("\n")).all():
        whole = np.frombuffer(letters.tobytes().replace(b"\n", b""), np.uint8)  # nearly always, and ten times as fast
    else:
        kept = np.ones(len(letters), dtype=np.bool_)
        for step in range(3):
            kept[gaps[gaps + step < after] + step] = False
        whole = letters[kept]
    offsets = np.append(0, np.cumsum(ends - starts))
    return pa.LargeStringArray.from_buffers(len(starts), pa.py_buffer(offsets), pa.py_buffer(whole))


def _keep(pieces: pa.LargeStringArray, kept: NDArray[np.bool_]) -> pa.LargeStringArray:
    """Return some of the pieces; where the others hold no byte, as nearly always, nothing is copied."""
    _, offsets, letters = pieces.buffers()
    bounds = np.frombuffer(offsets, np.int64)
    if np.diff(bounds)[~kept].any():
        return pieces.filter(pa.array(kept))
    held = np.append(bounds[:-1][kept], bounds[-1])
    return pa.LargeStringArray.from_buffers(len(held) - 1, pa.py_buffer(held), letters)
