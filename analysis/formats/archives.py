""".gz and .zip: the files inside, opened one by one and never unpacked to disk."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from analysis.errors import ReadError
from analysis.formats.faults import ARCHIVE
from analysis.formats.limits import MAX_MEMBERS, MAX_RATIO, RATIO_FLOOR
from analysis.formats.record import Issue


def open_members(stream: BinaryIO, name: str) -> Iterator[tuple[str, BinaryIO] | Issue]:
    """Yield the name and the open stream of every file in a zip; a member that is refused is an issue."""
    try:
        archive = zipfile.ZipFile(stream)
    except ARCHIVE as error:
        raise ReadError(f"{name}: not a whole zip archive ({error}); pack it again") from error
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MAX_MEMBERS:
        raise ReadError(f"{name}: {len(members):,} files inside, over {MAX_MEMBERS:,}; split it")
    for member in members:
        if why := _refuse(member):
            yield Issue(why, "rejected", file=f"{name}!{member.filename}")
            continue
        try:
            inner = archive.open(member)
        except ARCHIVE as error:
            yield Issue(f"can't be unpacked: {error}", "rejected", file=f"{name}!{member.filename}")
            continue
        with inner:
            yield f"{name}!{member.filename}", io.BufferedReader(_Counted(inner, member.compress_size, member.filename))


def guess_package(stream: BinaryIO) -> str:
    """Return the ending that fits a zip without a name: an office file's, or .zip.

    >>> guess_package(io.BytesIO(b"rubbish"))
    '.zip'
    """
    try:
        names = set(zipfile.ZipFile(stream).namelist())
    except ARCHIVE:
        names = set()
    stream.seek(0)
    return ".docx" if "word/document.xml" in names else ".xlsx" if "xl/workbook.xml" in names else ".zip"


def _refuse(member: zipfile.ZipInfo) -> str:
    """Return why a member is refused, or nothing."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "the name leads out of the archive"
    if member.flag_bits & 1:
        return "the file is locked with a password"
    if member.filename.lower().endswith((".zip", ".gz")):
        return "an archive inside an archive: unpack it first"
    return ""


def open_gzip(stream: BinaryIO, name: str) -> BinaryIO:
    """Return the stream of what a .gz file holds; a bomb stops it."""
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return io.BufferedReader(_Counted(gzip.GzipFile(fileobj=stream), packed, name))


class _Counted(io.RawIOBase):
    """A stream that stops when it unpacks to far more than it was packed in, or is broken."""

    def __init__(self, inner: Any, packed: int, name: str) -> None:
        self._inner = inner
        self._limit = max(RATIO_FLOOR, MAX_RATIO * packed)
        self._name = name
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = self._inner.read(len(buffer))
        except ARCHIVE as error:
            raise ReadError(f"{self._name}: the archive is broken ({error}); pack it again") from error
        self._read += len(data)
        if self._read > self._limit:
            raise ReadError(f"{self._name}: unpacks to over {self._limit:,} bytes; refused as a bomb")
        buffer[: len(data)] = data
        return len(data)
