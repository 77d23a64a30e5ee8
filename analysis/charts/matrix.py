"""A matrix of cells, each with its number in print and a step of one colour for its strength."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, TypeAlias

import pandas as pd

from analysis.charts.frame import finish, row_height, start
from analysis.charts.label import label
from analysis.charts.links import Links, block, inside, spoken
from analysis.charts.style import HEAT, INK, MUTED, PAPER
from analysis.charts.wording import say
from analysis.numbers import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Names: TypeAlias = Mapping[Any, str]
Cells: TypeAlias = Mapping[tuple[Any, Any], float]


def cross(
    cells: Cells,
    rows: Names,
    columns: Names,
    *,
    chart: str,
    head: str,
    reading: str,
    lang: str,
    digits: str,
    decimals: int = 0,
    links: Links = None,
    widths: tuple[int, int] = (20, 10),
    heads: Names | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw `rows` × `columns` (key → name, in order) with the values of `cells`, columns in reading order.

    `chart` names the phrases of its title and units, `head` what the rows are; `widths` are the letters in a
    line of a row's and of a column's name, `heads` what the table calls the columns where not by their names.
    Cells without a value above 0 show a point.
    """
    names = [label(name, lang=lang, width=widths[0], most=3) for name in rows.values()]
    ax = start(ax, lang=lang, height=row_height(names) * len(rows))
    led = dict(zip(cells, inside(links, cells), strict=True))
    shown = {key: format_number(value, lang=lang, digits=digits, decimals=decimals) for key, value in cells.items()}
    most, heads = max(cells.values()), heads or columns
    for place_down, row in enumerate(rows):
        for place_across, column in enumerate(columns):
            key, place = (row, column), (place_across, place_down)
            step = min(ceil(len(HEAT) * cells.get(key, 0) / most), len(HEAT)) - 1
            if step >= 0:
                corner = (place_across - 0.47, place_down - 0.46)
                block(ax, corner, 0.94, 0.92, led[key], facecolor=HEAT[step], edgecolor="none")
            colour = MUTED if step < 0 else INK if step == 0 else PAPER
            text = shown[key] if step >= 0 else "·"
            cell = ax.text(*place, label(text, lang=lang), color=colour, ha="center", va="center")
            cell.set_in_layout(False)  # inside the plot: no room has to be made for it
    _edges(ax, names, [label(name, lang=lang, width=widths[1], most=3) for name in columns.values()], lang)
    table = [[name, *(cells.get((row, column), 0) for column in columns)] for row, name in rows.items()]
    told = [f"{rows[row]}, {heads[column]}: {shown[row, column]}" for row, column in cells]
    return finish(
        ax, pd.DataFrame(table, columns=[say(head, lang), *heads.values()]), chart=chart, reading=reading,
        lang=lang, digits=digits, names=spoken(links, cells, told),
    )  # fmt: skip


def peak(cells: Cells, chart: str) -> tuple[tuple[Any, Any], str]:
    """Return the strongest cell, and which phrase reads it: no winner is told where several hold as much.

    >>> peak({("a", "b"): 2.0, ("a", "c"): 1.0}, "x"), peak({("a", "b"): 2.0, ("a", "c"): 2.0}, "x")
    ((('a', 'b'), 'x.reading'), (('a', 'b'), 'x.level'))
    """
    first = max(cells, key=lambda key: cells[key])
    level = sum(value == cells[first] for value in cells.values()) > 1
    return first, f"{chart}.{'level' if level else 'reading'}"


def _edges(ax: Axes, rows: Sequence[str], columns: Sequence[str], lang: str) -> None:
    ends = (-0.5, len(columns) - 0.5)
    ax.set(xlim=ends[::-1] if lang == "ar" else ends, ylim=(len(rows) - 0.5, -0.5))
    ax.set_yticks(range(len(rows)), rows)
    ax.set_xticks(range(len(columns)), columns)
    ax.tick_params(axis="x", labeltop=True, labelbottom=False, labelcolor=INK)
