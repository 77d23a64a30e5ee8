"""What every chart has: a canvas that fits its words, a title, a unit and one sentence that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.charts.fit import Span, fit
from analysis.charts.label import label, plain
from analysis.charts.style import MUTED
from analysis.charts.wording import say
from analysis.numbers import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 4.6
"""Inches: letters of 12 px on a telephone of 390 px, of 17 px on a desktop's column."""
READING = "reading"
"""The label by which the sentence that reads a chart is found among its texts."""
_SPOKEN = 12
_ROW, _LINE, _GAP = 0.38, 0.215, 0.06


@dataclass(frozen=True)
class Drawn:
    """What a chart says beside its picture."""

    alt: str
    table: pd.DataFrame
    lang: str
    digits: str
    names: Mapping[str, str] = field(default_factory=dict)
    """Link → what it leads to, in words, for who can't see the bar it lies on."""
    title: str = ""
    reading: str = ""
    units: str = ""
    plot: Span | None = None
    """Where the plot stands, the words round it apart: on a page they are the page's own text."""


DRAWN: WeakKeyDictionary[Axes, Drawn] = WeakKeyDictionary()
_OWN: WeakKeyDictionary[Axes, float] = WeakKeyDictionary()


def start(ax: Axes | None, *, lang: str, height: float) -> Axes:
    """Return the axes to draw on: the caller's, or new ones whose plot is `height` inches high."""
    if ax is None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(WIDTH, height + 1))
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0.25, 0.2, 0.7, 0.6))
        _OWN[ax] = height
        ax.yaxis.set_label_coords(0, 0)  # it has no name: no room has to be looked for
    for side in ("top", "left", "right", "bottom"):
        ax.spines[side].set_visible(False)
    if lang == "ar":
        ax.yaxis.tick_right()
        ax.yaxis.set_label_position("right")
    return ax


def finish(
    ax: Axes,
    table: pd.DataFrame,
    *,
    chart: str,
    reading: str,
    lang: str,
    digits: str,
    names: Mapping[str, str] | None = None,
    units: str = "",
) -> Axes:
    """Put title, unit and reading where the language looks for them, and keep what the chart says.

    `chart` names the phrases of title and units (unless those are given); `names` are those of its links.
    """
    reading = reading.replace(first := plain(reading)[:1], first.upper(), 1)
    title, units = say(f"{chart}.title", lang), units or say(f"{chart}.units", lang)
    edge: Literal["right", "left"] = "right" if lang == "ar" else "left"
    told = ax.annotate("", (0, 1), (0, 8), xycoords="axes fraction", textcoords="offset points")
    told.set(color=MUTED, ha=edge, label=READING)
    ax.title.set_horizontalalignment(edge)
    ax.set_xlabel("", loc=edge, color=MUTED)
    plot = fit(ax, told, title=title, reading=reading, units=units, lang=lang, height=_OWN.get(ax))
    alt = " ".join([f"{plain(title)}.", f"{plain(reading)}.", *_spoken(table, lang, digits)])
    DRAWN[ax] = Drawn(alt, table, lang, digits, names or {}, title, reading, units, plot)
    return ax


def row_height(names: Iterable[str]) -> float:
    """Return the inches from one row to the next, by the lines of the longest name."""
    return max(_ROW, _LINE * (1 + max(name.count("\n") for name in names)) + _GAP)


def nothing(ax: Axes | None, what: str, *, lang: str) -> Axes:
    """Say in words that there is nothing to draw: an empty chart would look like a fault."""
    ax = start(ax, lang=lang, height=0.5)
    ax.set(xticks=[], yticks=[])
    sentence = say("nothing", lang, what=what)
    ax.annotate(
        label(sentence, lang=lang, width=40, ours=True), (0.5, 0.5), xycoords="axes fraction", ha="center", va="center"
    )
    DRAWN[ax] = Drawn(plain(sentence), pd.DataFrame(), lang, "latn")
    return ax


def _spoken(table: pd.DataFrame, lang: str, digits: str) -> list[str]:
    """Return the rows as short sentences, as many as one listens to; zeros of a wide table go unsaid."""

    def spoken(value: object) -> str:
        if not isinstance(value, Real):
            return plain(value)
        whole = float(value).is_integer()
        return format_number(float(value), lang=lang, digits=digits, decimals=0 if whole else 1)

    sentences = []
    for first, *rest in table.head(_SPOKEN).itertuples(index=False):
        told = [(head, value) for head, value in zip(table.columns[1:], rest, strict=True) if value or len(rest) < 4]
        said = say("comma", lang).join(f"{plain(head)}: {spoken(value)}" for head, value in told)
        sentences.append(f"{plain(first)} – {said or spoken(0)}.")
    return sentences
