"""What every chart has: a canvas that fits its words, a title, a unit and one sentence that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import pandas as pd

from analysis.charts.label import label, plain
from analysis.charts.style import MUTED
from analysis.charts.wording import say
from analysis.numbers import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation, Text

WIDTH = 5.4
"""Inches: 14 px letters on a desktop's column and near 10 px on a telephone of 390 px."""
_PAD = 0.08
_POINTS = 72
_SPOKEN = 12
_ROW, _LINE, _GAP = 0.36, 0.2, 0.06


@dataclass(frozen=True)
class Drawn:
    """What a chart says beside its picture."""

    alt: str
    table: pd.DataFrame
    lang: str
    digits: str
    names: Mapping[str, str] = field(default_factory=dict)
    """Link → what it leads to, in words, for who can't see the bar it lies on."""


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
    ax.set_xlabel(label(units, lang=lang, ours=True), loc=edge, color=MUTED)
    told = ax.annotate("", (0, 1), (0, 8), xycoords="axes fraction", textcoords="offset points")
    told.set(color=MUTED, ha=edge, fontsize=9.5)
    ax.title.set_horizontalalignment(edge)
    _fit(ax, title, reading, told, lang)
    alt = " ".join([f"{plain(title)}.", f"{plain(reading)}.", *_spoken(table, lang, digits)])
    DRAWN[ax] = Drawn(alt, table, lang, digits, names or {})
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


def _fit(ax: Axes, title: str, reading: str, told: Annotation, lang: str) -> None:
    """Break the head's lines to the width there is; a canvas of ours grows round the plot."""
    figure = ax.figure.get_figure(root=True)
    own = ax in _OWN and len(figure.axes) == 1
    wide, _ = figure.get_size_inches()
    box = (ax.get_tightbbox() or ax.bbox).transformed(figure.dpi_scale_trans.inverted())
    plot = ax.get_position().transformed(figure.transFigure - figure.dpi_scale_trans)
    room = wide - 2 * _PAD if own else plot.width
    _wrap(told, reading, room, lang)
    ax.title.set_text(label(title, lang=lang, ours=True))
    _wrap(ax.title, title, room, lang)
    lift = box.y1 - plot.y1 + 8 / _POINTS
    head = lift + _height(told) + 6 / _POINTS
    told.set_position((0, lift * _POINTS))
    edge = ax.title.get_horizontalalignment()
    ax.set_title(ax.title.get_text(), y=1, pad=head * _POINTS, ha=edge)
    place = 1.0 if lang == "ar" else 0.0
    if own:
        left, right, below = plot.x0 - box.x0 + _PAD, box.x1 - plot.x1 + _PAD, plot.y0 - box.y0 + _PAD
        across, high = wide - left - right, below + _OWN[ax] + head + _height(ax.title) + _PAD
        figure.set_size_inches(wide, high)
        ax.set_position((left / wide, below / high, across / wide, _OWN[ax] / high))
        place = (wide - _PAD - left) / across if lang == "ar" else (_PAD - left) / across
    ax.title.set_x(place)
    told.xy = (place, 1)


def _wrap(text: Text, words: str, room: float, lang: str) -> None:
    """Break `words` into the fewest lines that keep within `room` inches."""
    for width in range(max(len(words), 12), 11, -3):
        text.set_text(label(words, lang=lang, width=width, ours=True))
        if _extent(text)[0] <= room:
            return


def _height(text: Text) -> float:
    return _extent(text)[1]


def _extent(text: Text) -> tuple[float, float]:
    box = text.get_window_extent()
    dots = text.axes.figure.dpi if text.axes else _POINTS
    return box.width / dots, box.height / dots
