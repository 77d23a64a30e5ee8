"""Input formats: one small file each, registered here and nowhere else."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from analysis.formats.record import Issue, Record

Reader = Callable[[BinaryIO, str], Iterator[Record | Issue]]

# Ending of the file name -> module and function; the module loads when first needed.
FORMATS = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
}


def reader_for(suffix: str) -> Reader | None:
    """Return the reader of a file ending, or None when no format has it.

    >>> reader_for(".txt").__name__
    'read_text'
    """
    place = FORMATS.get(suffix.lower())
    if place is None:
        return None
    module, function = place.split(":")
    reader: Reader = getattr(import_module(f"analysis.formats.{module}"), function)
    return reader
