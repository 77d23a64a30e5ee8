"""Bars that lie on their side, from the edge where the language begins to read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.charts.label import label
from analysis.charts.style import INK, OTHER

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 0.36
"""Inches from one bar to the next."""
NAME_WIDTH = 22
"""Letters in a line of a bar's name."""


def bars(
    ax: "Axes",
    names: Sequence[str],
    values: Sequence[float],
    shown: Sequence[str],
    *,
    lang: str,
    colours: Sequence[str] = (),
    hatches: Sequence[str] = (),
    links: Sequence[str | None] = (),
) -> None:
    """Draw one bar a name, first on top, its value in print at its end."""
    places = range(len(names))
    drawn = ax.barh(places, values, height=0.62, color=colours or OTHER, edgecolor="none")
    for place, bar in enumerate(drawn):
        if hatches and hatches[place]:
            bar.set(hatch=hatches[place], edgecolor=INK)
        if links and links[place]:
            bar.set_url(links[place])
    ax.set_yticks(places, [label(name, lang=lang, width=NAME_WIDTH) for name in names])
    ax.set_ylim(len(names) - 0.5, -0.5)
    most = max(values, default=0) or 1
    ax.set_xlim((most * 1.16, 0) if lang == "ar" else (0, most * 1.16))
    ax.set_xticks([])
    aside = (-5, 0) if lang == "ar" else (5, 0)
    for place, value, text in zip(places, values, shown, strict=True):
        ax.annotate(
            label(text, lang=lang), (value, place), aside, textcoords="offset points",
            ha="right" if lang == "ar" else "left", va="center", color=INK,
        )  # fmt: skip
