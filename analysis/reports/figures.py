"""A chart's SVG on its way into a page: cleaned, described, light and dark."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from analysis.errors import ReportError
from analysis.highlight import plain

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DROPPED = frozenset({"metadata", "style", "script", "foreignObject", "image", "iframe", "animate", "set"})
_COLOUR = re.compile(r"#([0-9a-fA-F]{6})\b")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONT = re.compile(r"font-family:[^;]*;? ?")
_NO_TURN = re.compile(r"rotate\(-?0( [^)]*)?\)$")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_MEASURES = frozenset({"d", "transform", "x", "y", "width", "height", "points", "viewBox"})


def inline_svg(svg: str, *, alt: str, prefix: str, dark: dict[str, str]) -> str:
    """Return an SVG drawing to stand inside a page: no style sheet, script or foreign link, ids of its own.

    `alt` says what a reader should see; `prefix` makes the ids unique on the page; colours that `dark` names
    become variables (`colour_css` sets them). Raises ReportError without `alt` or where this isn't SVG.
    """
    if not alt.strip():
        raise ReportError("a figure has no description: show charts with charts.show, which computes one")
    root = _parse(svg)
    own = set(root.xpath("//@id"))
    used = _used(root)
    for element in list(root.iter()):
        _clean(element, own, used, prefix, dark)
    for name in ("width", "height", "version", "id"):
        root.attrib.pop(name, None)
    _shorten(root)
    links = root.find(f".//{_SVG}a") is not None
    root.attrib.update({"role": "group" if links else "img", "aria-label": plain(alt), "class": "chart"})
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", with_tail=False))


def colour_css(dark: dict[str, str]) -> str:
    """Return the style rules that set the figures' colours for light and for dark paper.

    >>> colour_css({"#111111": "#eeeeee"})
    ':root{--x111111:#111111}@media screen and (prefers-color-scheme:dark){:root{--x111111:#eeeeee}}'
    """
    day = ";".join(f"{_variable(colour)}:{colour}" for colour in dark)
    night = ";".join(f"{_variable(colour)}:{other}" for colour, other in dark.items())
    return f":root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"


def _parse(svg: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(svg.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise ReportError(f"a figure isn't SVG that can be read: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise ReportError(f"a figure should be SVG, not <{root.tag}>")
    return root


def _used(root: Any) -> set[str]:
    linked = {value[1:] for value in root.xpath("//@*[name()='xlink:href' or name()='href']") if value[:1] == "#"}
    return linked | {name for value in root.xpath("//@*") for name in _REFERENCE.findall(value)}


def _clean(element: Any, own: set[str], used: set[str], prefix: str, dark: dict[str, str]) -> None:
    known = isinstance(element.tag, str) and element.tag.startswith(_SVG)
    if not known or element.tag[len(_SVG) :] in _DROPPED:
        if element.getparent() is not None:
            element.getparent().remove(element)
        return
    element.text = element.text if (element.text or "").strip() else None  # no more than the indentation of the file
    element.tail = element.tail if (element.tail or "").strip() else None
    for name, value in list(element.attrib.items()):
        del element.attrib[name]
        if name == "id" and value in used:
            element.set("id", prefix + value)
        elif name in (_XLINK, "href"):
            if value.startswith("#"):
                element.set("href", f"#{prefix}{value[1:]}" if value[1:] in own else value)
        elif name != "id" and not name.startswith(("on", "{")):
            value = _short(value) if name in _MEASURES else value
            element.set(name, _themed(_REFERENCE.sub(rf"url(#{prefix}\1)", value), dark))


def _shorten(root: Any) -> None:
    """Leave out what draws nothing: shapes without paint, groups that say nothing, turns by no angle."""
    for element in list(root.iter()):
        inside = element.getparent()
        if element.tag == f"{_SVG}text":
            if "style" in element.attrib:
                element.set("style", _FONT.sub("", element.get("style")))  # the page's own font is the same
            if _NO_TURN.match(element.get("transform", "")):
                del element.attrib["transform"]
        elif inside is not None and element.get("style") == "fill: none":
            inside.remove(element)
    for group in reversed(list(root.iter(f"{_SVG}g", f"{_SVG}defs"))):
        inside = group.getparent()
        if inside is not None and not group.attrib and (group.tag == f"{_SVG}g" or not len(group)):
            place = inside.index(group)
            inside[place : place + 1] = list(group)


def _short(value: str) -> str:
    """Return coordinates to the hundredth of a point, which no eye tells from finer ones."""
    return " ".join(_NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), value).split())


def _themed(value: str, dark: dict[str, str]) -> str:
    return _COLOUR.sub(lambda c: f"var({_variable(c[0])})" if c[0].lower() in dark else c[0], value)


def _variable(colour: str) -> str:
    return f"--x{colour[1:].lower()}"
