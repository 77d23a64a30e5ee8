"""How the sources of many articles differ: their themes, and the words typical of one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.data import framed, named, records
from analysis.charts.frame import finish, nothing, start
from analysis.charts.label import label
from analysis.charts.links import Links, block, inside, spoken
from analysis.charts.matrix import cross
from analysis.charts.style import INK, MUTED, PALETTE, style
from analysis.charts.wording import say
from analysis.numbers import format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WORDS = 10
"""Words a side."""
_ROW = 0.3


def sources_themes(
    compared: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Compare the sources by mentions of each theme per 1,000 words.

    Reads `group`, `entry`, `label`, `label_en`, `per_1000` of `compare_sources`; `links` is keyed by
    (group, entry).

    >>> compared = pd.DataFrame({"group": ["x"], "entry": ["security"], "label": ["الأمن"],
    ...     "label_en": ["Security"], "per_1000": [12.5]})
    >>> sources_themes(compared, lang="en").texts[0].get_text()
    '12.5'
    """
    known = compared[compared["per_1000"] > 0]
    with style():
        if known.empty:
            return nothing(ax, say("no_themes", lang), lang=lang)
        cells = {(row.group, row.entry): float(row.per_1000) for row in records(known)}
        rows = {group: str(group) for group in compared["group"].unique()}
        themes = compared.drop_duplicates("entry")
        columns = dict(zip(themes["entry"], named(themes, lang), strict=True))
        source, theme = max(cells, key=lambda key: cells[key])
        rate = format_number(cells[source, theme], lang=lang, digits=digits, decimals=1)
        reading = say("sources_themes.reading", lang, source=rows[source], theme=columns[theme], rate=rate)
        return cross(
            cells, rows, columns, chart="sources_themes", head="source", reading=reading, lang=lang,
            digits=digits, decimals=1, links=links, widths=(20, 12), ax=ax,
        )  # fmt: skip


def keyness(
    words: pd.DataFrame,
    *,
    target: str = "",
    reference: str = "",
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show the words that set one side apart from the other, as bars to either side of equal use.

    Reads `term`, `log_ratio` (binary: +1 is twice as frequent in the target) and `ll` of `keyness`; the
    surest ten a side are drawn. `target` and `reference` name the sides; `links` is keyed by term.

    >>> words = pd.DataFrame({"term": ["البحر", "الحقل"], "log_ratio": [2.0, -2.0], "ll": [9.0, 8.0]})
    >>> [float(bar.get_width()) for bar in keyness(words).patches]
    [2.0, -2.0]
    """
    sides = [words[words["log_ratio"] > 0], words[words["log_ratio"] < 0]]
    kept = [side.nlargest(_WORDS, "ll").sort_values("log_ratio", ascending=False) for side in sides]
    with style():
        if all(side.empty for side in kept):
            return nothing(ax, say("no_words", lang), lang=lang)
        target, reference = target or say("target", lang), reference or say("reference", lang)
        rows = [row for side in kept for row in records(side)]
        ax = start(ax, lang=lang, height=_ROW * len(rows))
        for place, (row, link) in enumerate(zip(rows, inside(links, [r.term for r in rows]), strict=True)):
            shown = format_number(row.log_ratio, lang=lang, digits=digits, decimals=1)
            _word(ax, place, row.log_ratio, shown, link, lang)
        ax.axvline(0, color=MUTED, linewidth=0.8)
        most = 1.25 * max(abs(row.log_ratio) for row in rows)
        ax.set(xlim=(most, -most) if lang == "ar" else (-most, most), ylim=(len(rows) - 0.5, -0.5), xticks=[])
        ax.set_yticks(range(len(rows)), [label(row.term, lang=lang, width=20) for row in rows])
        table = [(row.term, round(row.log_ratio, 2), round(row.ll, 1)) for row in rows]
        return finish(
            ax, framed(table, ("term", "log_ratio", "ll"), lang), chart="keyness", lang=lang, digits=digits,
            reading=say("keyness.reading", lang, target=target, reference=reference),
            names=spoken(links, [row.term for row in rows], [row.term for row in rows]),
        )  # fmt: skip


def _word(ax: Axes, place: int, ratio: float, shown: str, link: str | None, lang: str) -> None:
    colour, hatch = (PALETTE["security"], "") if ratio > 0 else (PALETTE["terrorism"], "////")
    block(ax, (0, place - 0.32), ratio, 0.64, link, facecolor=colour, hatch=hatch, edgecolor=INK if hatch else "none")
    left = (ratio > 0) == (lang == "ar")
    ax.annotate(
        label(f"+{shown}" if ratio > 0 else shown, lang=lang), (ratio, place), (-4 if left else 4, 0),
        textcoords="offset points", ha="right" if left else "left", va="center", color=INK,
    )  # fmt: skip
