"""Bars that lie on their side, from the edge where the language begins to read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.frame import finish, row_height, start
from analysis.charts.label import label
from analysis.charts.links import Links, block, inside, spoken
from analysis.charts.style import INK, MUTED, OTHER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

_NAME = 22
"""Letters in a line of a bar's name."""
_THICK = 0.64
"""The part of a row that its bar fills."""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, what is printed at its end; `hatched` adds a hatched part."""

    key: Hashable
    name: str
    value: float
    shown: str
    colour: str = OTHER
    hatch: str = ""
    hatched: float = 0.0

    @property
    def length(self) -> float:
        return self.value + self.hatched


def bars(
    rows: Sequence[Bar],
    table: pd.DataFrame,
    *,
    chart: str,
    reading: str,
    lang: str,
    digits: str,
    row: float = 0,
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw one bar a row (`row` inches apart), the first on top; `chart` names the phrases of its head."""
    from matplotlib.transforms import offset_copy

    names = [label(bar.name, lang=lang, width=_NAME, most=3) for bar in rows]
    ax = start(ax, lang=lang, height=(row or row_height(names)) * len(rows))
    most = max(bar.length for bar in rows) or 1
    longest = max(len(bar.shown) for bar in rows)
    room = most * (1.05 + 0.042 * longest)
    ax.set(xlim=(room, 0) if lang == "ar" else (0, room), ylim=(len(rows) - 0.5, -0.5), xticks=[])
    ax.set_yticks(range(len(rows)), names)
    aside = offset_copy(ax.transData, ax.figure.get_figure(root=True), -5 if lang == "ar" else 5, units="points")
    for place, (bar, link) in enumerate(zip(rows, inside(links, [bar.key for bar in rows]), strict=True)):
        _draw(ax, place, bar, link, lang, aside)
    keys, told = [bar.key for bar in rows], [f"{bar.name}: {bar.shown}" for bar in rows]
    return finish(ax, table, chart=chart, reading=reading, lang=lang, digits=digits, names=spoken(links, keys, told))


def _draw(ax: Axes, place: int, bar: Bar, link: str | None, lang: str, aside: Transform) -> None:
    """Draw a bar; `aside` is where its number stands, a little beyond its end."""
    lines = INK if bar.hatch else "none"
    low = place - _THICK / 2
    block(ax, (0, low), bar.value, _THICK, link, facecolor=bar.colour, hatch=bar.hatch, edgecolor=lines)
    if bar.hatched:
        block(ax, (bar.value, low), bar.hatched, _THICK, link, facecolor="none", hatch="////", edgecolor=MUTED)
    ax.text(
        bar.length, place, label(bar.shown, lang=lang), transform=aside, color=INK, va="center",
        ha="right" if lang == "ar" else "left",
    )  # fmt: skip
