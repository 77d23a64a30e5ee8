"""A JSON file too large to hold: its longest array of articles, one object at a time."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from analysis.errors import ReadError
from analysis.formats.fields import make_record
from analysis.formats.jsons import is_article
from analysis.formats.limits import MAX_LINE
from analysis.formats.record import Found, Input, Issue

_CHUNK = 1 << 20
_ARRAY = re.compile(r"\[\s*(?=\{)")
_BETWEEN = re.compile(r"[\s,]*")


def read_large_json(source: Input, head: bytes) -> Found:
    """Yield the articles of the first array whose first object is one; memory stays flat.

    What follows the array is not read. The file must be UTF-8.
    """
    yield Issue("a large JSON file: only its first array of articles is read", "kept")
    decoder = json.JSONDecoder()
    texts = _decode_chunks(source, head)
    buffer = next(texts, "")
    start = _find_array(buffer, decoder, source)
    number = 0
    buffer = buffer[start:]
    place = 0
    while True:
        place = _BETWEEN.match(buffer, place).end()  # type: ignore[union-attr]
        if buffer[place : place + 1] == "]":
            return
        try:
            values, end = decoder.raw_decode(buffer, place)
        except json.JSONDecodeError as error:
            more = next(texts, "")
            if not more or len(buffer) - place > MAX_LINE:
                raise ReadError(f"{source.name}: article {number + 1}: {error.msg}; the JSON must be mended") from error
            buffer, place = buffer[place:] + more, 0
            continue
        except RecursionError as error:
            raise ReadError(f"{source.name}: article {number + 1} is nested too deep") from error
        place, number = end, number + 1
        yield _make(values, source, number)


def _make(values: Any, source: Input, number: int) -> Any:
    record = make_record(values, source.fields, line=number) if isinstance(values, dict) else None
    return record or Issue("no field for the text", "rejected", line=number)


def _find_array(buffer: str, decoder: json.JSONDecoder, source: Input) -> int:
    """Return where the articles begin."""
    for found in _ARRAY.finditer(buffer):
        try:
            values, _ = decoder.raw_decode(buffer, found.end())
        except (json.JSONDecodeError, RecursionError):
            continue
        if is_article(values, source):
            return found.end()
    raise ReadError(f'{source.name}: no array of articles in its first part; name the text: fields={{"text": "…"}}')


def _decode_chunks(source: Input, head: bytes) -> Iterator[str]:
    """Yield the file as text: what was read of it already, then the rest."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")(source.errors)
    try:
        yield decoder.decode(head)
        read = len(head)
        while chunk := source.stream.read(_CHUNK):
            yield decoder.decode(chunk)
            read += len(chunk)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{source.name}: byte {error.start} of a part is not UTF-8; read it with errors='replace'"
        ) from error
