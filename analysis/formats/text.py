"""Plain text and Markdown: one file, one article."""

from collections.abc import Iterator
from typing import BinaryIO

from analysis.errors import ReadError
from analysis.formats.record import Issue, Record


def read_text(stream: BinaryIO, name: str) -> Iterator[Record | Issue]:
    """Yield the one article of a text file."""
    data = stream.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    yield Record(text)
