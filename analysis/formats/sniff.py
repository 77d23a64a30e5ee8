"""What bytes are, told from how they begin."""

# First bytes -> what to call it, and the ending of its name when it is a format read here.
MAGIC = (
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF8", "a GIF picture", ""),
    (b"RIFF", "a sound, film or WebP file", ""),
    (b"\x1f\x8b", "a gzip archive", ".gz"),
    (b"PK\x03\x04", "a zip archive", ".zip"),
    (b"PK\x05\x06", "an empty zip archive", ".zip"),
    (b"%PDF", "a PDF document", ".pdf"),
    (b"PAR1", "a Parquet file", ".parquet"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)", ""),
    (b"{\\rtf", "a rich-text file (.rtf)", ""),
    (b"7z\xbc\xaf", "a 7-Zip archive", ""),
    (b"Rar!", "a RAR archive", ""),
    (b"BZh", "a bzip2 archive", ""),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3", "an SQLite database", ""),
)
_BLANK = b" \t\r\n\xef\xbb\xbf"


def name_binary(head: bytes) -> str:
    """Return what known kind of binary file the bytes begin, or nothing.

    >>> name_binary(bytes([137]) + b"PNG")
    'a PNG picture'
    """
    return next((kind for magic, kind, _ in MAGIC if head.startswith(magic)), "")


def guess_ending(head: bytes) -> str:
    """Return the file ending that fits bytes without a name.

    >>> guess_ending(b'[{"title": 1}]'), guess_ending(b"<!doctype html>"), guess_ending(b"text")
    ('.json', '.html', '.txt')
    """
    ending = next((ending for magic, _, ending in MAGIC if ending and head.startswith(magic)), "")
    start = head.lstrip(_BLANK)[:1000].lower()
    if ending or not start.startswith((b"<", b"{", b"[")):
        return ending or ".txt"
    if start.startswith(b"<"):
        feed = any(tag in start for tag in (b"<rss", b"<feed", b"<rdf"))
        return ".rss" if feed else ".html"
    first_line = head.lstrip(_BLANK).split(b"\n", 1)
    lines = start.startswith(b"{") and first_line[0].rstrip().endswith(b"}") and len(first_line) > 1
    return ".jsonl" if lines else ".json"
