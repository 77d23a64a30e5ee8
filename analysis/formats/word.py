"""DOCX: the paragraphs, tables and tracked insertions of a Word file, in reading order."""

from collections.abc import Iterator
from typing import Any

from analysis.formats.packages import open_package, parse_xml, read_part
from analysis.formats.record import Found, Input, Issue, Record

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted, moved away, drawn twice, or settings of the paragraph.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _COMPATIBLE}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_docx(source: Input) -> Found:
    """Yield the one article of a Word file: a paragraph a line, cells of a table too."""
    package = open_package(source.read_whole(), source.name)
    root = parse_xml(read_part(package, "word/document.xml", source.name), source.name)
    for tag, what in ((f"{_W}ins", "tracked insertions"), (f"{_W}del", "tracked deletions")):
        if next(root.iter(tag), None) is not None:
            yield Issue(what, "kept: the text as if all were accepted")
    yield Record("\n".join(_paragraphs(root)))


def _paragraphs(element: Any) -> Iterator[str]:
    """Yield the text of each paragraph; a text box's come after the paragraph that holds it."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            inner: list[Any] = []
            yield "".join(_letters(child, inner))
            for box in inner:
                yield from _paragraphs(box)
        else:
            yield from _paragraphs(child)


def _letters(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        else:
            yield from _letters(child, boxes)
