"""The parts a corpus is worked in: small files together, long files of JSON lines in slices."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from analysis.articles.sources import find_files
from analysis.errors import CorpusError, ReadError
from analysis.formats import FORMATS
from analysis.formats.record import Issue

Source = str | PathLike[str] | Iterable[str | PathLike[str]]

PART_BYTES = 16_000_000
_LINES = (".jsonl", ".ndjson")
_BLOCK, _HEAD = 1 << 20, 1 << 12


@dataclass(frozen=True)
class Part:
    """One unit of work: whole files, or the bytes from `start` to `end` of one file of JSON lines."""

    files: tuple[str, ...]
    start: int = 0
    end: int = -1
    line: int = 0  # lines of the file before `start`
    bytes: int = 0
    refused: tuple[Issue, ...] = ()  # what of the source can't be read at all; the first part has it

    @property
    def name(self) -> str:
        """Name the part's files: readable, and the same for the same input."""
        place = hashlib.blake2b("\n".join([*self.files, str(self.start)]).encode(), digest_size=6)
        return f"{Path(self.files[0]).stem[:40]}-{place.hexdigest()}"

    def digest(self) -> str:
        """Hash names and contents of the input."""
        found = hashlib.blake2b(repr(self.refused).encode(), digest_size=16)
        for file in self.files:
            found.update(f"{file}\n{self.start}\n{self.line}\n".encode())
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
        if length > part_bytes and path.suffix.lower() in _LINES and _is_bytewise(path):
            parts.extend(_slices(path, length, part_bytes))
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
    if not paths:
        raise CorpusError(f"{source}: nothing here to read; known are {', '.join(FORMATS)}")
    return paths, tuple(one for one in found if isinstance(one, Issue))


def read_slice(part: Part) -> bytes:
    """Return a slice's lines with an empty line for each line before it, so that line numbers hold."""
    with Path(part.files[0]).open("rb") as stream:
        stream.seek(part.start)
        return b"\n" * part.line + stream.read(part.end - part.start)


def _is_bytewise(path: Path) -> bool:
    """Tell whether a line break is one byte: not so in UTF-16, which is read whole."""
    with path.open("rb") as stream:
        return b"\0" not in stream.read(_HEAD)


def _slices(path: Path, length: int, part_bytes: int) -> Iterator[Part]:
    with path.open("rb") as stream:
        start = line = 0
        while start < length:
            block = stream.read(part_bytes) + stream.readline()
            end = start + len(block)
            yield Part((str(path),), start=start, end=end, line=line, bytes=len(block))
            start, line = end, line + block.count(b"\n")


def _blocks(path: Path, start: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(start)
        left = end - start if end >= 0 else -1
        while left != 0 and (block := stream.read(min(_BLOCK, left) if left > 0 else _BLOCK)):
            left -= len(block) if left > 0 else 0
            yield block
