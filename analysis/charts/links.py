"""Where a bar or a cell leads: only to a place in the same page."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeAlias

Links: TypeAlias = Mapping[Any, str] | None
"""Key of a bar or cell → "#id"."""


def inside(links: Links, keys: Iterable[Hashable]) -> list[str | None]:
    """Return the link of every key; only "#id", a place in the same page, is a link.

    >>> inside({"a": "#a", "b": "https://example.org"}, ["a", "b", "c"])
    ['#a', None, None]
    """
    found = [(links or {}).get(key) for key in keys]
    return [link if link and link.startswith("#") else None for link in found]


def spoken(links: Links, keys: Iterable[Hashable], names: Iterable[str]) -> dict[str, str]:
    """Return link → name, for who hears the page.

    >>> spoken({"a": "#a"}, ["a", "b"], ["Security", "Mediation"])
    {'#a': 'Security'}
    """
    keys = list(keys)
    return {link: name for link, name in zip(inside(links, keys), names, strict=True) if link}
