"""Plain text and Markdown: one file, one article."""

import io
import json
import re
from dataclasses import replace

from analysis.formats.encoding import decode
from analysis.formats.record import Found, Input, Issue, Record

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{\s*\")")
_MARKS = (  # what Markdown writes -> what a reader sees
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:[-*+]|\d{1,3}\.)[ \t]+|^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
)


def read_text(source: Input) -> Found:
    """Yield the one article of a text file, its text whole and unchanged; a page or JSON named so is read as such."""
    data = source.read_whole()
    if ending := _other_format(data):
        from analysis.formats import reader_for

        yield Issue(f"{ending[1:].upper()} under the name of a text", f"kept: read as {ending}")
        yield from reader_for(ending)(replace(source, stream=io.BytesIO(data)))  # type: ignore[misc]
        return
    decoded = decode(data, source.name, errors=source.errors)
    yield from decoded.issues
    yield Record(decoded.text)


def _other_format(data: bytes) -> str:
    """Return .html or .json when that is what the bytes are, beyond doubt."""
    if _PAGE.match(data):
        return ".html"
    if _JSON.match(data):
        try:
            return ".json" if isinstance(json.loads(data), list | dict) else ""
        except (ValueError, RecursionError):
            return ""
    return ""


def read_markdown(source: Input) -> Found:
    """Yield the one article of a Markdown file: the words a reader sees, front matter as fields."""
    decoded = decode(source.read_whole(), source.name, errors=source.errors)
    yield from decoded.issues
    text, fields = decoded.text, {}
    if front := _FRONT_MATTER.match(text):
        text = text[front.end() :]
        pairs = (line.partition(":") for line in front[1].splitlines() if ":" in line)
        fields = {key.strip().lower(): value.strip().strip("\"'") for key, _, value in pairs}
    for mark, seen in _MARKS:
        text = mark.sub(seen, text)
    yield Record(
        text.strip("\n"),
        source=fields.get("source", ""),
        author=fields.get("author", ""),
        published=fields.get("date", ""),
        url=fields.get("url", ""),
    )
