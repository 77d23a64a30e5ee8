"""Which field of a record is the text, the title, the date: as the caller says, or by the usual names."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from analysis.errors import ReadError
from analysis.formats.record import Record, with_title
from analysis.formats.web_text import html_to_text
from analysis.resources import data_path

FIELDS = ("article", "title", "source", "author", "published", "url", "text")
# Where a nested value keeps its words; those with $ as MongoDB exports them.
_INNER = ("name", "displayName", "rendered", "value", "#text", "@value", "text", "$date", "$oid", "$numberLong")
_WRITTEN = ("rendered", "value", "#text", "@value")  # those that hold a text and not an object of its own


@cache
def _rows() -> list[dict[str, str]]:
    with data_path("lists", "fields.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {field: [] for field in FIELDS}
    for row in _rows():
        if row["field"] != "aside":
            names[row["field"]].append(_key(row["name"]))
    return names


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter not in "_- ")


def is_weak(name: str) -> bool:
    """Tell whether a text field's name is as often that of a wrapper around the articles.

    >>> is_weak("description"), is_weak("content")
    (True, False)
    """
    return _key(name) in _marked("weak")


@cache
def _marked(column: str, value: str = "") -> frozenset[str]:
    """Return the names whose row has this value, or any, in a column of the list."""
    return frozenset(_key(row["name"]) for row in _rows() if (row[column] == value if value else row[column]))


def is_aside(name: str) -> bool:
    """Tell whether what a field holds stands beside an article: readers' comments, related articles.

    >>> is_aside("relatedArticles"), is_aside("articles")
    (True, False)
    """
    return _key(name) in _marked("field", "aside")


def is_written(value: Any) -> bool:
    """Tell whether a nested value is a text with what is said about it, as {"rendered": "…", "protected": false}.

    >>> is_written({"value": "متن", "format": "html"}), is_written({"text": "متن", "title": "عنوان"})
    (True, False)
    """
    return isinstance(value, Mapping) and any(isinstance(value.get(key), str) for key in _WRITTEN)


def choose_fields(keys: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return which key holds each field; a dotted path leads into nested values.

    >>> choose_fields(["Headline", "pub_date", "body"], {})
    {'title': 'Headline', 'published': 'pub_date', 'text': 'body'}
    >>> choose_fields(["a", "b"], {"text": "b"})
    {'text': 'b'}
    """
    return dict(_choose(tuple(keys), tuple(given.items())))


@lru_cache(maxsize=256)
def _choose(keys: tuple[str, ...], given: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    unknown = [field for field, _ in given if field not in FIELDS]
    if unknown:
        raise ReadError(f"fields: {', '.join(unknown)} is not a field; known are {', '.join(FIELDS)}")
    chosen = dict(given)
    present = {_key(key): key for key in reversed(keys)}
    for field, names in _names().items():
        for name in names:
            first, _, rest = name.partition(".")
            if field not in chosen and first in present:
                chosen[field] = present[first] + (f".{rest}" if rest else "")
    return tuple((field, chosen[field]) for field in FIELDS if field in chosen)


def make_record(values: Mapping[str, Any], given: Mapping[str, str], line: int = 0) -> Record | None:
    """Return the record of one mapping, or None when nothing in it is an article's text.

    >>> make_record({"headline": "عنوان", "body": "متن"}, {}).text
    'عنوان\\n\\nمتن'
    """
    chosen = _choose(tuple(values), tuple(given.items()))
    found = dict.fromkeys(FIELDS, "")
    for field, path in chosen:
        value = values.get(path)
        if type(value) is str:  # nearly always
            found[field] = value if field == "text" else value.strip()
        else:
            found[field] = to_text(_look_up(values, path), field)
    if not any(field == "text" for field, _ in chosen) or (given.get("text") and not holds(values, given["text"])):
        return None
    title = to_title(found.pop("title"))
    return Record(to_whole_text(title, found.pop("text")), title=title, line=line, **found)


def to_title(words: str) -> str:
    """Return a title on one line.

    >>> to_title(" عنوان \\n الخبر")
    'عنوان الخبر'
    """
    return " ".join(words.split())


def to_whole_text(title: str, body: str) -> str:
    """Return an article's text from what its field holds: without tags, its title above it.

    >>> to_whole_text("عنوان", "<p>متن</p>")
    'عنوان\\n\\nمتن'
    """
    text = html_to_text(body)
    return with_title(title, text) if text.strip() else ""


def holds(values: Mapping[str, Any], path: str) -> bool:
    """Tell whether a mapping has the first key of a dotted path.

    >>> holds({"content": {"rendered": "متن"}}, "content.rendered")
    True
    """
    return path in values or path.partition(".")[0] in values


def _look_up(values: Mapping[str, Any], path: str) -> Any:
    if path in values:
        return values[path]
    first, _, rest = path.partition(".")
    inner = values.get(first)
    return _look_up(inner, rest) if isinstance(inner, Mapping) and rest else inner


def to_text(value: Any, field: str = "text") -> str:
    """Return a value as text: lists joined, nested values by their usual inner name, numbers as written.

    >>> to_text([{"name": "سارة"}, "علي"], "author")
    'سارة، علي'
    """
    if isinstance(value, str):
        return value if field == "text" else value.strip()
    if isinstance(value, Mapping):
        return next((to_text(value[key], field) for key in _INNER if key in value), "")
    if isinstance(value, list | tuple):
        return ("\n\n" if field == "text" else "، ").join(filter(None, (to_text(one, field) for one in value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    nameless = field == "author" and isinstance(value, int | float)  # a number in some database
    return "" if value is None or nameless or isinstance(value, bool) else str(value)
