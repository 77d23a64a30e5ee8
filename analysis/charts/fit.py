"""Words made to fit: lines are broken to the width there is, and a canvas of ours grows round its plot."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from analysis.charts.label import label
from analysis.charts.style import INK, STYLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.text import Annotation, Text

_PAD = 0.02
_POINTS = 72


Span: TypeAlias = tuple[float, float]
"""Inches from the bottom of a canvas."""


def fit(
    ax: Axes, told: Annotation, *, title: str, reading: str, units: str, lang: str, height: float | None
) -> Span | None:
    """Write title, reading and units round the plot, which is `height` inches high on a canvas of ours.

    Return where on such a canvas the plot stands with its names and numbers, these words apart.
    """
    figure = ax.figure.get_figure(root=True)
    if height is None:
        _dress(ax)
        figure.draw_without_rendering()  # the caller's layout moves the plot first
    wide, _ = figure.get_size_inches()
    left, right, above, below = _margins(ax)
    plot = wide - left - right if height else _width(ax)
    _wrap(ax.xaxis.label, units, plot + ((left if lang == "ar" else right) - _PAD if height else 0), lang)
    _wrap(told, reading, wide - 2 * _PAD if height else plot, lang)
    _wrap(ax.title, title, wide - 2 * _PAD if height else plot, lang)
    foot = (ax.xaxis.labelpad / _POINTS + _extent(ax.xaxis.label)[1]) if units else 0
    lift = above - _PAD + 8 / _POINTS
    head = lift + _extent(told)[1] + 6 / _POINTS
    told.set_position((0, lift * _POINTS))
    ax.set_title(ax.title.get_text(), y=1, pad=head * _POINTS, ha=ax.title.get_horizontalalignment())
    if height:
        high = foot + below + height + head + _extent(ax.title)[1] + _PAD
        figure.set_size_inches(wide, high)
        ax.set_position((left / wide, (foot + below) / high, plot / wide, height / high))
    aside = (right if lang == "ar" else left) - _PAD if height else 0.0
    place = 1 + aside / plot if lang == "ar" else -aside / plot
    ax.title.set_x(place)
    told.xy = (place, 1)
    return (foot, foot + below + height + above) if height else None


def _dress(ax: Axes) -> None:
    """Give axes that were made outside our style its letters; a dollar in them is no formula."""
    from matplotlib.colors import to_hex
    from matplotlib.text import Text

    ax.tick_params(length=0)
    for text in ax.findobj(Text):
        if isinstance(text, Text):
            text.set_fontfamily(STYLE["font.family"])
            text.set_parse_math(False)
            if to_hex(text.get_color()) == "#000000":
                text.set_color(INK)
    ax.title.set(fontsize=STYLE["axes.titlesize"], fontweight=STYLE["axes.titleweight"], color=INK)
    ax.xaxis.label.set_fontsize(STYLE["axes.labelsize"])


def _margins(ax: Axes) -> tuple[float, float, float, float]:
    """Return the inches that names and numbers take left, right, above and below the plot, padded."""
    from matplotlib.transforms import Bbox

    figure = ax.figure.get_figure(root=True)
    texts = [*ax.get_xticklabels(), *ax.get_yticklabels(), *ax.texts]
    seen = [text for text in texts if text.get_visible() and text.get_in_layout() and text.get_text()]
    words = [text.get_window_extent(_measure(figure.dpi)) for text in seen]
    box = Bbox.union([ax.bbox, *words]).transformed(figure.dpi_scale_trans.inverted())
    plot = ax.get_position().transformed(figure.transFigure - figure.dpi_scale_trans)
    return (
        plot.x0 - box.x0 + _PAD, box.x1 - plot.x1 + _PAD, box.y1 - plot.y1 + _PAD, plot.y0 - box.y0 + _PAD
    )  # fmt: skip


def _width(ax: Axes) -> float:
    return float(ax.get_position().width * ax.figure.get_figure(root=True).get_size_inches()[0])


def _wrap(text: Text, words: str, room: float, lang: str) -> None:
    """Break `words` into the fewest lines that keep within `room` inches."""
    text.set_text(label(words, lang=lang, ours=True))
    whole = _extent(text)[0]
    if whole <= room:
        return
    for width in range(max(int(1.2 * len(words) * room / whole), 12), 9, -2):
        text.set_text(label(words, lang=lang, width=width, ours=True))
        if _extent(text)[0] <= room:
            return


def _extent(text: Text) -> tuple[float, float]:
    figure = text.get_figure(root=True)  # not by the axes: the name of an axis knows none
    if figure is None:
        return 0.0, 0.0
    box = text.get_window_extent(_measure(figure.dpi))
    return box.width / figure.dpi, box.height / figure.dpi


@cache
def _measure(dpi: float) -> RendererAgg:
    """Return what measures words: one for all charts, since it remembers the words it has measured."""
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]
