"""Where a bar or a cell leads: only to a place in the same page."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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


def block(ax: Axes, corner: tuple[float, float], width: float, height: float, link: str | None, **look: Any) -> None:
    """Draw a bar or a cell that leads somewhere; the limits of the axes are left to whoever set them."""
    from matplotlib.patches import Rectangle

    drawn = Rectangle(corner, width, height, **look)
    drawn.set_url(link)
    drawn.set_clip_on(False)
    ax.add_artist(drawn)  # `add_patch` would work out limits anew for every one
