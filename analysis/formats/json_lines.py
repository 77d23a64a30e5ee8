"""JSON lines: plain ones are read in columns, many at a time, the others one by one."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from analysis.errors import ReadError
from analysis.formats.columns import make_records
from analysis.formats.encoding import decode
from analysis.formats.fields import make_record
from analysis.formats.json_columns import parse_columns
from analysis.formats.jsons import Pairs, explain_fields, read_json
from analysis.formats.limits import MAX_LINE
from analysis.formats.record import Found, Input, Issue, Records

_PRETTY = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[|\{\s*$)")  # a list, or an object over several lines
_BLOCK = 1 << 21  # bytes read at a time: as many as stay in the cache
_SMALL = 1 << 16  # bytes; around a line that isn't plain, so many are read one by one


def read_jsonl(source: Input) -> Found:
    """Yield the articles of the lines; a line that can't be read is skipped and named."""
    first = source.stream.readline(MAX_LINE + 1)
    lines = Lines(source)
    if _PRETTY.match(first) and source.stream.seekable():
        yield Issue("JSON under the name of JSON lines", "kept: read as JSON")
        source.stream.seek(0)
        yield from read_json(source)
    elif first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # its line breaks are two bytes
        text = decode(first + source.read_whole(), source.name).text
        yield from lines.read_each(line.encode() for line in text.split("\n"))
    else:
        yield from lines.read_blocks(_blocks(first, source.stream))


def _blocks(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """Yield whole lines, some millions of bytes at a time; of a line over the limit no more than is needed to tell."""
    block = first + stream.read(_BLOCK)
    while block:
        rest = b"" if block.endswith(b"\n") else stream.readline(MAX_LINE + 1)
        yield block + rest
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        block = stream.read(_BLOCK)


def _split_lines(block: bytes) -> Iterator[bytes]:
    """Yield lines up to the limit; of a longer one, its beginning only, marked by the missing line break."""
    stream = io.BytesIO(block)
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


class Lines:
    """Reads lines, and keeps count of them."""

    def __init__(self, source: Input) -> None:
        self._source, self._pairs = source, Pairs()
        self._number = source.skipped
        self._found, self._keys = False, ""  # whether there was an article, else which fields there were

    def read_blocks(self, blocks: Iterable[bytes]) -> Found:
        """Yield what is in blocks of whole lines; raise ReadError when nothing is an article."""
        for block in blocks:
            yield from self._read_block(block)
        self._finish()

    def read_each(self, lines: Iterable[bytes]) -> Found:
        """Yield what is in lines, one by one; raise ReadError when nothing is an article."""
        for line in lines:
            yield from self._read_line(line)
        self._finish()

    def _read_block(self, block: bytes) -> Found:
        """Yield the articles of a block in columns; where that can't be, halve it, down to single lines."""
        middle = block.find(b"\n", len(block) // 2) + 1
        if records := self._in_columns(block):
            self._number += len(records.line)
            self._found = True
            yield records
        elif len(block) > _SMALL and 0 < middle < len(block):
            yield from self._read_block(block[:middle])
            yield from self._read_block(block[middle:])
        else:
            for line in _split_lines(block):
                yield from self._read_line(line)

    def _in_columns(self, block: bytes) -> Records | None:
        columns = parse_columns(block, self._source.fields)
        return make_records(columns, self._source.fields, self._number + 1) if columns else None

    def _read_line(self, line: bytes) -> Found:
        self._number += 1
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            return
        if len(line) > MAX_LINE:
            yield Issue(f"a line of over {MAX_LINE // 1_000_000} MB", "rejected", line=self._number)
            return
        try:
            values = self._pairs.parse(line, self._source)
        except (ValueError, ReadError, RecursionError) as error:
            yield Issue(f"not JSON: {getattr(error, 'msg', error)}", "rejected", line=self._number)
            return
        yield from self._pairs.issues(self._number)
        record = make_record(values, self._source.fields, line=self._number) if isinstance(values, dict) else None
        if record:
            self._found = True
        else:
            self._keys = explain_fields(values)
        yield record or Issue(self._keys, "rejected", line=self._number)

    def _finish(self) -> None:
        if self._keys and not self._found:
            raise ReadError(f"{self._source.name}: {self._keys}")
