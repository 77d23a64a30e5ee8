"""Plain lines of JSON parsed to columns at once; where lines aren't plain, nothing is said of them."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.json as pj
from numpy.typing import NDArray

from analysis.arabic.utf8 import is_utf8
from analysis.formats.columns import Columns
from analysis.formats.fields import choose_fields, holds
from analysis.formats.limits import MAX_LINE, MAX_NESTING

_LOOSE = (b"NaN", b"Inf")  # Arrow takes -NaN and Inf for numbers, which Python doesn't
_TYPES = {str: pa.string(), int: pa.int64(), type(None): pa.string()}
_BEGIN, _END, _BREAK, _RETURN = b"{}\n\r"


def parse_columns(block: bytes, given: Mapping[str, str]) -> Columns | None:
    """Return the values of whole lines by key, as far as articles need them, or None to have lines read one by one.

    None is for everything that Python's json would tell or read otherwise: a line that isn't one object of JSON
    in UTF-8, a key given twice, values of several types under one key, a key left out where that changes
    which fields are meant.

    >>> columns = parse_columns('{"id": 7, "text": "متن", "views": 1}\\n'.encode(), {})
    >>> columns["id"], columns["text"].to_pylist()
    ([7], ['متن'])
    >>> parse_columns(b'{"text": "a", "text": "b"}', {}) is None
    True
    """
    letters = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(letters == _BREAK)
    if not block.endswith(b"\n"):
        ends = np.append(ends, len(block))
    if (
        b"\x7f" in block or not _are_plain(letters, ends) or not is_utf8(letters)
    ):  # DEL makes the readers of bytes look closer
        return None
    schema = _schema(block[: ends[0]], given)
    if schema is None:
        return None
    table = _parse(block, schema)
    if table is None or table.num_rows != len(ends) or not _are_chosen(table, schema, given):
        return None
    text = choose_fields(table.column_names, given).get("text")
    columns = {name: table[name].combine_chunks() for name in schema.names}
    return {name: one.cast(pa.large_string()) if name == text else one.to_pylist() for name, one in columns.items()}


def _are_plain(letters: NDArray[np.uint8], ends: NDArray[np.int64]) -> bool:
    """Tell whether each line begins and ends as an object does, is of bounded length, and nested to a bounded depth.

    As no JSON has a closing brace before an opening one, so many objects as lines then means one on each.
    """
    starts = np.append(0, ends[:-1] + 1)
    if (letters[starts] != _BEGIN).any() or (ends - starts).max() >= MAX_LINE:
        return False
    last = np.where(letters[ends - 1] == _RETURN, letters[np.maximum(ends - 2, 0)], letters[ends - 1])
    if (last != _END).any():
        return False
    opening = np.flatnonzero((letters | 0x20) == _BEGIN)  # [ too
    return len(opening) < MAX_NESTING or bool(np.diff(np.searchsorted(opening, ends), prepend=0).max() < MAX_NESTING)


def _schema(line: bytes, given: Mapping[str, str]) -> pa.Schema | None:
    """Return the keys that hold the fields, and the types of their values, by the first line; None for nested ones."""
    try:
        values: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        return None
    paths = [path for path in choose_fields(values, given).values() if holds(values, path)]
    types = [_TYPES.get(type(values.get(path, {}))) for path in paths]
    return None if None in types else pa.schema(zip(paths, types, strict=True))


def _parse(block: bytes, schema: pa.Schema) -> pa.Table | None:
    reading = pj.ReadOptions(use_threads=False, block_size=len(block) + 1)
    parsing = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="infer")  # to see keys given twice
    try:
        table = pj.read_json(pa.BufferReader(block), reading, parsing)
    except pa.ArrowException:
        return None
    numbers = any(pa.types.is_floating(kind) or pa.types.is_nested(kind) for kind in table.schema.types)
    return None if numbers and any(mark in block for mark in _LOOSE) else table


def _are_chosen(table: pa.Table, schema: pa.Schema, given: Mapping[str, str]) -> bool:
    """Tell whether in every line the keys of the schema, and no others, hold the fields.

    A key left out looks like a null here. Of most fields both mean the same, unless another key would step in.
    """
    names = table.column_names
    chosen = choose_fields(names, given)
    if chosen != choose_fields(names[::-1], given) or len({*names}) < len(names):
        return False
    for field, path in chosen.items():
        if path not in names:
            continue
        others = choose_fields([name for name in names if name != path], given)
        replaced = field == "text" or others.get(field, path) != path
        if path not in schema.names or (replaced and table[path].null_count):
            return False
    return True
