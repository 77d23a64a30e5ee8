"""The parts a corpus is worked in: small files together, long files of JSON lines and of Parquet in slices."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np

from analysis.articles.sources import find_files
from analysis.errors import CorpusError, ReadError
from analysis.formats import FORMATS
from analysis.formats.record import Issue

Source = str | PathLike[str] | Iterable[str | PathLike[str]]

PART_BYTES = 16_000_000
_LINES = (".jsonl", ".ndjson")
_BREAK = ord("\n")
_BLOCK, _HEAD = 1 << 20, 1 << 12
_PACKED = 10  # times that Parquet may be smaller than its rows


@dataclass(frozen=True)
class Part:
    """One unit of work: whole files, or the bytes from `start` to `end` of one file."""

    files: tuple[str, ...]
    start: int = 0
    end: int = -1
    skipped: int = 0  # lines, or rows of Parquet, before `start`
    groups: tuple[int, ...] | None = None  # the row groups between `start` and `end`
    bytes: int = 0
    refused: tuple[Issue, ...] = ()  # what of the source can't be read at all; the first part has it

    @property
    def name(self) -> str:
        """Name the part's files: readable, and the same for the same input."""
        place = hashlib.blake2b("\n".join([*self.files, str(self.start)]).encode(), digest_size=6)
        return f"{Path(self.files[0]).stem[:40]}-{place.hexdigest()}"

    def digest(self) -> str:
        """Hash names and contents of the input."""
        found = hashlib.sha256(repr(self.refused).encode())  # in most processors' hardware, twice as fast as blake2b
        for file in self.files:
            found.update(f"{file}\n{self.start}\n{self.skipped}\n{self.groups}\n".encode())
            for block in _blocks(Path(file), self.start, self.end):
                found.update(block)
        return found.hexdigest()


def plan_parts(source: Source, part_bytes: int = PART_BYTES) -> list[Part]:
    """Return the parts of files, folders and globs, in the order of their names.

    >>> plan_parts("data/sample")[0].files
    ('data/sample/articles.jsonl',)
    """
    paths, refused = _paths(source)
    parts: list[Part] = []
    together: list[str] = []
    size = 0
    for path in paths:
        length = path.stat().st_size
        if together and size + length > part_bytes:
            parts.append(Part(tuple(together), bytes=size))
            together, size = [], 0
        if slices := _slices(path, length, part_bytes):
            parts.extend(slices)
        else:
            together.append(str(path))
            size += length
    if together:
        parts.append(Part(tuple(together), bytes=size))
    return [replace(parts[0], refused=refused), *parts[1:]]


def _paths(source: Source) -> tuple[list[Path], tuple[Issue, ...]]:
    """Return the files to read, each once, and what of the source is refused."""
    try:
        found = list(dict.fromkeys(find_files(source)))
    except ReadError as error:
        raise CorpusError(str(error)) from error
    paths = [one for one in found if isinstance(one, Path)]
    refused = tuple(one for one in found if isinstance(one, Issue))
    if not paths and refused:
        raise CorpusError(f"{refused[0].file}: {refused[0].what}; nothing here to read")
    if not paths:
        raise CorpusError(f"{source}: nothing here to read; known are {', '.join(FORMATS)}")
    return paths, refused


def read_lines(part: Part) -> bytes:
    """Return the lines of a slice."""
    with Path(part.files[0]).open("rb") as stream:
        stream.seek(part.start)
        return stream.read(part.end - part.start)


def _slices(path: Path, length: int, part_bytes: int) -> list[Part]:
    """Cut a long file that can be cut; of any other return nothing."""
    if path.suffix.lower() in _LINES and length > part_bytes and _is_bytewise(path):
        return list(_line_slices(path, length, part_bytes))
    if path.suffix.lower() == ".parquet" and length > part_bytes // _PACKED:
        return list(_group_slices(path, part_bytes))
    return []


def _is_bytewise(path: Path) -> bool:
    """Tell whether a line break is one byte: not so in UTF-16, which is read whole."""
    with path.open("rb") as stream:
        return b"\0" not in stream.read(_HEAD)


def _line_slices(path: Path, length: int, part_bytes: int) -> Iterator[Part]:
    with path.open("rb") as stream:
        start = line = 0
        while start < length:
            block = stream.read(part_bytes) + stream.readline()
            end = start + len(block)
            yield Part((str(path),), start=start, end=end, skipped=line, bytes=len(block))
            start, line = end, line + int(np.count_nonzero(np.frombuffer(block, np.uint8) == _BREAK))


def _group_slices(path: Path, part_bytes: int) -> Iterator[Part]:
    """Yield the row groups of a Parquet file, small ones together; sizes are those of the rows unpacked."""
    sizes, places = _group_sizes(path)
    first = rows = held = size = 0
    for group, (count, unpacked) in enumerate(sizes):
        if size and size + unpacked > part_bytes:
            groups, start, end = tuple(range(first, group)), places[first], places[group]
            yield Part((str(path),), start, end, skipped=rows, groups=groups, bytes=end - start)
            first, rows, held, size = group, rows + held, 0, 0
        held, size = held + count, size + unpacked
    if first:
        groups, start, end = tuple(range(first, len(sizes))), places[first], places[-1]
        yield Part((str(path),), start, end, skipped=rows, groups=groups, bytes=end - start)


def _group_sizes(path: Path) -> tuple[list[tuple[int, int]], list[int]]:
    """Return rows and unpacked bytes of each row group, and where each begins, and the last ends, in the file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        about = pq.read_metadata(path)
    except (pa.ArrowException, OSError, ValueError):
        return [], []  # reading it will say what is wrong with it
    groups = [about.row_group(number) for number in range(about.num_row_groups)]
    begins = [min(_begin(group.column(n)) for n in range(group.num_columns)) for group in groups]
    return [(group.num_rows, group.total_byte_size) for group in groups], [0, *begins[1:], path.stat().st_size]


def _begin(column: Any) -> int:
    pages = int(column.data_page_offset)
    return min(pages, int(column.dictionary_page_offset or pages))


def _blocks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(start)
        left = end - start if end >= 0 else -1
        while left != 0 and (block := stream.read(min(_BLOCK, left) if left > 0 else _BLOCK)):
            left -= len(block) if left > 0 else 0
            yield block
