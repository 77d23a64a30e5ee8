"""Tables and other HTML that a notebook shows, dressed for a reader: named, aligned, harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

import lxml.html

from analysis.highlight import direction, plain, safe
from analysis.numbers import format_number, format_percent
from analysis.reports.words import column_formats, column_names, value_names, words

_DROPPED = frozenset(
    {
        "style",
        "script",
        "iframe",
        "object",
        "embed",
        "link",
        "meta",
        "base",
        "form",
        "template",
        "svg",
        "math",
    }
)
_WRITTEN = re.compile(r"[-+−]?\d[\d.,٫٬]*[%٪]?$")  # a number that somebody has written for the reader already
_WIDE = 4  # columns that a telephone has no room for
_ROLES = {
    "col": "columnheader",
    "row": "rowheader",
    "td": "cell",
    "tr": "row",
    "thead": "rowgroup",
    "tbody": "rowgroup",
}
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?$")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_EMPTY = frozenset({"", "nan", "NaN", "None", "NaT", "<NA>"})


class _Cell(NamedTuple):
    """What stands in a cell, and where it leads."""

    text: str
    link: str = ""


def dress_html(source: str, *, lang: str, digits: str) -> str:
    """Return the HTML of a cell without anything that runs or asks, its tables dressed for the reader.

    Tables made by pandas get names of columns in the page's language, numbers as that language writes them,
    `scope` on their headers and every passage in its own direction.
    """
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    for element in list(root.iter()):
        _disarm(element)
    for table in list(root.iter("table")):
        if "dataframe" in table.get("class", ""):
            _replace(table, _table_of(table, lang, digits))
    return "".join([safe(root.text or ""), *(_string(child) for child in root)])


def table_html(columns: Sequence[object], rows: Sequence[Sequence[object]], *, lang: str, digits: str) -> str:
    """Return a table of these rows in HTML: header scopes, numbers aligned, passages in their direction."""
    cells = [[_Cell(str(value)) for value in row] for row in rows]
    return _string(_table([str(name) for name in columns], cells, lang, digits))


def _disarm(element: Any) -> None:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        if element.getparent() is not None:
            element.drop_tree()
        return
    for name, value in list(element.attrib.items()):
        address = name in ("href", "src", "action", "srcset", "xlink:href", "poster", "background")
        harmless = value.startswith("#") or (element.tag == "img" and value.startswith("data:image/"))
        if name.startswith("on") or name == "style" or (address and not harmless):
            del element.attrib[name]


def _table_of(table: Any, lang: str, digits: str) -> Any:
    """Read a table that pandas wrote and write it again; an index that only counts is left out."""
    head = [[_text(cell) for cell in row] for row in table.xpath("./thead/tr")]
    rows = [[_Cell(_text(cell), _link(cell)) for cell in row] for row in table.xpath("./tbody/tr")]
    columns = head[0] if head else []
    if len(head) == 2 and not any(head[1][1:]):  # a named index has a line of its own
        columns = [head[1][0], *head[0][1:]]
    if rows and columns and not columns[0] and [row[0].text for row in rows] == [str(n) for n in range(len(rows))]:
        columns, rows = columns[1:], [row[1:] for row in rows]
    return _table(columns, rows, lang, digits)


def _table(columns: list[str], rows: list[list[_Cell]], lang: str, digits: str) -> Any:
    if not rows:  # words, not an empty table
        nothing = lxml.html.Element("p", {"class": "nothing"})
        nothing.text = words(lang)["nothing_counted"]
        return nothing
    names, values, formats = column_names(lang), value_names(lang), column_formats()
    table = lxml.html.Element("table")
    line = _within(_within(table, "thead"), "tr")
    heads = [_within(line, "th", scope="col") if name else _within(line, "td") for name in columns]
    for head, name in zip(heads, columns, strict=True):
        _fill(head, names.get(name, name), lang)
    body = _within(table, "tbody")
    broken = [any(map(_is_broken, column)) for column in zip_longest(*rows, fillvalue=_Cell(""))]
    for row in rows:
        line = _within(body, "tr")
        for place, (name, (value, link)) in enumerate(zip(columns, row, strict=False)):
            value = values.get((name, value), value)
            form = formats.get(name, "") or ("decimal" if broken[place] else "")
            written, number = _written(value, form, lang, digits)
            cell = _within(line, "td") if place else _within(line, "th", scope="row")
            if number:
                for over in (cell, heads[place]):
                    over.set("class", "number")
            _fill(_within(cell, "a", href=link) if link else cell, written, lang)
    if len(columns) >= _WIDE:
        _stackable(table)
    box = lxml.html.Element("div", {"class": "scroll", "tabindex": "0", "role": "group"})
    box.set("aria-label", words(lang)["table"])
    box.append(table)
    return box


def _is_broken(cell: _Cell) -> bool:
    """Tell whether a cell holds a number that isn't whole: the others of its column are then written as it is."""
    return bool(_NUMBER.match(cell.text)) and not float(cell.text).is_integer()


def _stackable(table: Any) -> None:
    """Let a telephone set each row as a list: every cell is told its column, and all keep their parts of a table."""
    heads = [_text(head) for head in table.xpath("./thead/tr/*")]
    table.set("class", "wide")
    for element in table.iter("table", "thead", "tbody", "tr", "th", "td"):
        element.set("role", _ROLES.get(element.get("scope", ""), _ROLES.get(element.tag, element.tag)))
    for row in table.xpath("./tbody/tr"):
        for head, cell in zip(heads[1:], row[1:], strict=True):
            cell.set("data-label", head)


def _written(value: str, form: str, lang: str, digits: str) -> tuple[str, bool]:
    if value in _EMPTY:
        return "–", False
    if value in ("True", "False"):
        return words(lang)["yes" if value == "True" else "no"], False
    if not _NUMBER.match(value):
        return value, bool(_WRITTEN.match(value))
    if form == "percent":
        return format_percent(float(value), lang=lang, digits=digits), True
    decimals = 0 if float(value).is_integer() and form != "decimal" else 1
    return format_number(float(value), lang=lang, digits=digits, decimals=decimals), True


def _fill(cell: Any, text: str, lang: str) -> None:
    passage = _within(cell, "bdi")
    passage.text = plain(text)
    other = "ar" if _ARABIC.search(text) else "en" if re.search("[A-Za-z]", text) else lang
    if other != lang:
        passage.attrib.update({"lang": other, "dir": direction(other)})


def _within(parent: Any, tag: str, **attributes: str) -> Any:
    child = lxml.html.Element(tag, attributes)
    parent.append(child)
    return child


def _replace(old: Any, new: Any) -> None:
    new.tail = old.tail
    old.getparent().replace(old, new)


def _text(cell: Any) -> str:
    return str(cell.text_content()).strip()


def _link(cell: Any) -> str:
    """Return where a cell leads; `_disarm` has left places in this page only."""
    return str(next(iter(cell.xpath("./a/@href")), ""))


def _string(element: Any) -> str:
    return str(lxml.html.tostring(element, encoding="unicode"))
