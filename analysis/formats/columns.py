"""Columns of a table of articles to records, by the rules of fields.py; texts without a Python object each."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.arabic.utf8 import utf8_of
from analysis.formats.fields import FIELDS, choose_fields, to_text, to_title, to_whole_text
from analysis.formats.record import Records

# Bytes that begin what is surely no blank: ASCII, or a letter of the Arabic block.
_PLAIN = np.isin(np.arange(256), [*range(ord("!"), 0x7F), *range(0xD8, 0xDC)])
_GAP = 16  # bytes looked at for the end of a line

Columns = Mapping[str, Sequence[Any] | pa.LargeStringArray]


def make_records(values: Columns, given: Mapping[str, str], line: int) -> Records | None:
    """Return what make_record says of each row, the first of them on that line, or None to have them read one by one.

    That is where the text isn't a column of texts, or a field lies inside a nested value.

    >>> bodies = pa.array(["متن", "<b>متن</b>"], pa.large_string())
    >>> make_records({"headline": ["أ", None], "body": bodies}, {}, line=1).text.to_pylist()
    ['أ\\n\\nمتن', 'متن']
    """
    chosen = choose_fields(values, given)
    bodies = values.get(chosen.get("text", ""))
    nested = any(path not in values and path.partition(".")[0] in values for path in chosen.values())
    if nested or not isinstance(bodies, pa.LargeStringArray):
        return None
    found = {field: [""] * len(bodies) for field in FIELDS if field != "text"}
    for field in found:
        if (path := chosen.get(field, "")) in values:
            found[field] = [value.strip() if type(value) is str else to_text(value, field) for value in values[path]]
    found["title"] = [to_title(title) for title in found["title"]]
    return Records(_whole_texts(found["title"], bodies), **found, line=list(range(line, line + len(bodies))))


def _whole_texts(titles: list[str], bodies: pa.LargeStringArray) -> pa.LargeStringArray:
    """Return to_whole_text of each: plain bodies get their titles all at once, the others one by one."""
    rows = utf8_of(bodies)
    odd = ~_PLAIN[np.append(rows.letters, np.uint8(0))[rows.bounds[:-1]]] | (np.diff(rows.bounds) == 0)
    for mark in b"<&":
        odd |= rows.in_rows(np.flatnonzero(rows.letters == mark)) > 0
    above = [title and _above(title, body) for title, body in zip(titles, rows.views(), strict=True)]
    odd |= np.array([one is None for one in above], dtype=np.bool_)
    joined = pc.binary_join_element_wise(
        pa.array([one or "" for one in above], pa.large_string()), bodies, pa.scalar("", pa.large_string())
    )
    if not odd.any():
        return joined
    mended = [to_whole_text(titles[row], bodies[row].as_py()) for row in np.flatnonzero(odd).tolist()]
    return pc.replace_with_mask(joined, pa.array(odd), pa.array(mended, pa.large_string()))


def _above(title: str, body: memoryview) -> str | None:
    """Return what is put above a plain body: its title, nothing if it is its first line, None if that is not plain."""
    head = title.encode()
    if body[: len(head)] != head:
        return f"{title}\n\n"
    rest = body[len(head) : len(head) + _GAP].tobytes()
    after = rest.lstrip(b" ")
    if after and _PLAIN[after[0]]:  # the line goes on
        return f"{title}\n\n"
    return "" if not rest or after.startswith(b"\n") else None
