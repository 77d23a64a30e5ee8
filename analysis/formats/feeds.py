"""RSS and Atom files: one entry, one article."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.errors import ReadError
from analysis.formats.packages import parse_xml
from analysis.formats.record import Found, Input, Issue, Record, with_title
from analysis.formats.web_text import html_to_text

# Our field -> tags it may stand in, without their namespaces; the first that holds something counts.
_TAGS = {
    "text": ("encoded", "content", "description", "summary"),
    "title": ("title",),
    "author": ("creator", "author"),
    "published": ("pubDate", "published", "updated", "date"),
    "url": ("link",),
    "source": ("source",),
}


def read_feed(source: Input) -> Found:
    """Yield each item of an RSS file or entry of an Atom file; the feed's title is the source."""
    root = parse_xml(source.read_whole().lstrip(), source.name)
    entries = [one for one in root.iter() if _name(one) in ("item", "entry")]
    if not entries:
        raise ReadError(f"{source.name}: no item or entry in it; is it an RSS or Atom file?")
    outlet = next((_words(one) for one in root.iter() if _name(one) == "title"), "")
    for number, entry in enumerate(entries, 1):
        values = {field: _find(entry, tags) for field, tags in _TAGS.items()}
        text = html_to_text(values.pop("text"))
        title = html_to_text(values.pop("title")).replace("\n", " ").strip()
        if not text:
            yield Issue("the entry has no text", "rejected", article=title, line=number)
            continue
        values["source"] = values["source"] or outlet
        yield Record(with_title(title, text), title=title, line=number, **values)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _find(entry: Any, tags: tuple[str, ...]) -> str:
    for tag in tags:
        for child in entry:
            if _name(child) == tag and (words := _words(child)):
                return words
    return ""


def _words(element: Any) -> str:
    """Return an element's text, or the address of an Atom link."""
    address = element.get("href", "") if element.get("rel", "alternate") == "alternate" else ""
    return re.sub(r"^\s+|\s+$", "", "".join(_pieces(element))) or address


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of an element; the tags of an inline page (Atom's xhtml) become HTML again."""
    yield element.text or ""
    for child in element:
        block = _name(child) in ("p", "div", "br", "li", "h1", "h2", "h3")
        yield "<p>" if block else ""
        yield from _pieces(child)
        yield ("</p>" if block else "") + (child.tail or "")
