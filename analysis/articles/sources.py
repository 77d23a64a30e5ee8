"""From what the caller names to open files: a file, a folder, a pattern, a list, bytes, an open file."""

import glob
import hashlib
import io
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO, Any, BinaryIO, NamedTuple

from analysis.errors import ReadError
from analysis.formats import ARCHIVES, FORMATS
from analysis.formats.archives import guess_package, open_gzip, open_members
from analysis.formats.record import Issue
from analysis.formats.sniff import guess_ending

Source = str | os.PathLike[str] | bytes | IO[bytes] | IO[str] | Iterable[Any]
_HEAD = 4096
_ABOUT = ("readme", "license", "licence")


class Opened(NamedTuple):
    """An open file: its name for messages, the ending that says its format, its bytes' hash."""

    name: str
    ending: str
    stream: BinaryIO
    sha256: str
    skipped: int = 0
    groups: tuple[int, ...] | None = None


class Stream(NamedTuple):
    """Bytes or an open file handed over in place of a path."""

    name: str
    stream: Any


class Slice(NamedTuple):
    """Some lines of a file of JSON lines, or an open Parquet file and the row groups of it that are meant."""

    name: str
    stream: BinaryIO
    skipped: int  # lines or rows of the file before these
    groups: tuple[int, ...] | None = None


Found = Path | Stream | Slice | Issue  # a file to read, or why one isn't


def is_batch(source: Source) -> bool:
    """Tell whether several files are meant: then a bad one is reported and the rest is read.

    >>> is_batch("data/articles"), is_batch(b"text")
    (True, False)
    """
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        several = path.is_dir() or not os.path.lexists(path)
        return several or path.suffix.lower() == ".zip"
    return not isinstance(source, bytes) and not hasattr(source, "read")


def find_files(source: Any, name: str = "article") -> list[Found]:
    """Return the files a path, folder, pattern or list names, and what of it is refused."""
    if isinstance(source, Slice):
        return [source]
    if isinstance(source, bytes):
        return [Stream(name, io.BytesIO(source))]
    if hasattr(source, "read"):
        return [Stream(str(getattr(source, "name", name)), source)]
    if not isinstance(source, str | os.PathLike):
        return _find_each(source)
    path = Path(source)
    if str(source).lower().startswith(("http://", "https://")):
        raise ReadError(f"{source}: nothing is read from the network; save the page and give the file")
    if path.is_dir():
        return list(_walk(path))
    if os.path.lexists(path):
        return [path]
    matches = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        raise ReadError(f"{source}: no such file or folder; check the name")
    return [found for match in matches for found in find_files(match)]


def _find_each(sources: Any) -> list[Found]:
    """Return the files of a list; one that isn't there doesn't stop the others."""
    if not isinstance(sources, Iterable):
        raise ReadError(f"{sources!r}: not a source; give a path, a folder, a list, bytes or an open file")
    found: list[Found] = []
    for number, one in enumerate(sources, 1):
        try:
            found += find_files(one, f"article-{number}")
        except ReadError as error:
            found.append(Issue(str(error).removeprefix(f"{one}: "), "rejected", file=str(one)))
    return found


def _walk(folder: Path) -> Iterator[Path | Issue]:
    """Yield the files of a folder in order of name; names that begin with a point are passed over."""
    root = folder.resolve()
    for place, folders, files in os.walk(folder):
        pages = {Path(name).stem for name in files if name.lower().endswith((".html", ".htm"))}
        for name in sorted(folders):
            path = Path(place, name)
            if path.is_symlink():
                yield Issue("a link to a folder is not followed", "skipped", file=str(path))
            elif name.endswith("_files") and name.removesuffix("_files") in pages:
                yield Issue("the parts of a saved page", "skipped", file=str(path))
                folders.remove(name)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield _check_file(Path(place, name), root)


def _check_file(path: Path, root: Path) -> Path | Issue:
    if not is_regular(path):
        return Issue("not a regular file (a pipe, a device, a broken link)", "rejected", file=str(path))
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return Issue("the link leads out of the folder", "rejected", file=str(path))
    if path.stem.lower() in _ABOUT:
        return Issue("a file about the folder", "skipped: name it alone to read it", file=str(path))
    if path.suffix.lower() not in (*FORMATS, *ARCHIVES):
        return Issue(f"no reader for {path.suffix or 'a name without ending'}", "skipped", file=str(path))
    return path


def is_regular(path: Path) -> bool:
    """Tell whether a path leads to an ordinary file that can be read to its end.

    >>> is_regular(Path("/dev/null"))
    False
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):  # a loop of links
        return False


def open_file(found: Path | Stream | Slice) -> Iterator[Opened | Issue]:
    """Yield a file open with its hash, or the members of a zip one after the other."""
    if isinstance(found, Slice):
        yield Opened(found.name, PurePath(found.name).suffix.lower(), found.stream, "", found.skipped, found.groups)
        return
    if isinstance(found, Stream):
        yield from _open_stream(_make_seekable(found.stream), found.name)
        return
    if not is_regular(found):
        raise ReadError(f"{found}: not a regular file (a pipe, a device, a broken link); give a file")
    try:
        with found.open("rb") as stream:
            yield from _open_stream(stream, str(found))
    except OSError as error:
        raise ReadError(f"{found}: can't be read ({error.strerror or error}); check its rights") from error


def _make_seekable(stream: Any) -> Any:
    """Return the stream as bytes one can go back in."""
    if not isinstance(stream, io.TextIOBase) and hasattr(stream, "seekable") and stream.seekable():
        return stream
    data = stream.read()
    return io.BytesIO(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)


def _open_stream(stream: Any, name: str) -> Iterator[Opened | Issue]:
    stream.seek(0)
    sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    ending = Path(name).suffix.lower() or guess_ending(head)
    if ending == ".zip" and not Path(name).suffix:
        ending = guess_package(stream)
    if ending == ".zip":
        for member in open_members(stream, name):
            if isinstance(member, Issue):
                yield member
            else:
                yield Opened(member[0], PurePath(member[0]).suffix.lower(), member[1], sha256)
    elif ending == ".gz":
        inner = name.removesuffix(Path(name).suffix)
        unpacked: Any = open_gzip(stream, name)
        yield Opened(inner, Path(inner).suffix.lower() or guess_ending(unpacked.peek()), unpacked, sha256)
    else:
        yield Opened(name, ending, stream, sha256)
