"""Input formats: one small file each, registered here and nowhere else."""

from collections.abc import Callable
from importlib import import_module

from analysis.formats.record import Found, Input

Reader = Callable[[Input], Found]

# Ending of the file name -> module and function; the module, and its libraries, load when first needed.
FORMATS = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "text:read_markdown",
    ".markdown": "text:read_markdown",
    ".html": "web:read_html",
    ".htm": "web:read_html",
    ".xhtml": "web:read_html",
    ".mhtml": "mhtml:read_mhtml",
    ".mht": "mhtml:read_mhtml",
    ".json": "jsons:read_json",
    ".jsonl": "json_lines:read_jsonl",
    ".ndjson": "json_lines:read_jsonl",
    ".csv": "tables:read_csv",
    ".tsv": "tables:read_csv",
    ".xlsx": "sheets:read_xlsx",
    ".parquet": "parquet:read_parquet",
    ".rss": "feeds:read_feed",
    ".atom": "feeds:read_feed",
    ".xml": "feeds:read_feed",
    ".docx": "word:read_docx",
    ".pdf": "pdf:read_pdf",
}
ARCHIVES = (".zip", ".gz")


def reader_for(ending: str) -> Reader | None:
    """Return the reader of a file ending, or None when no format has it.

    >>> reader_for(".TXT").__name__
    'read_text'
    """
    place = FORMATS.get(ending.lower())
    if place is None:
        return None
    module, function = place.split(":")
    reader: Reader = getattr(import_module(f"analysis.formats.{module}"), function)
    return reader
