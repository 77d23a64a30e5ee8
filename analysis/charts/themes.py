"""Charts of the themes of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.bars import Bar, bars
from analysis.charts.data import framed, named, one_article, per_entry, records, run_name, runs
from analysis.charts.frame import nothing
from analysis.charts.links import Links
from analysis.charts.matrix import Cells, Names, cross
from analysis.charts.style import colours, style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLUMNS, _RUNS = 18, 10
"""The most columns that can be read; longer texts are drawn in runs of paragraphs, whose names are wider."""


def theme_strength(
    counts: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Rank the themes by mentions per 1,000 words.

    Reads `entry`, `label`, `label_en`, `mentions`, `words` of `count_themes(…, by="article")`; several
    articles are taken together. `links` gives an entry the place ("#id") its bar leads to.

    >>> counts = pd.DataFrame({"article": ["a"], "entry": ["security"], "label": ["الأمن"],
    ...     "label_en": ["Security"], "mentions": [9], "words": [500]})
    >>> theme_strength(counts, lang="en").get_xlabel()
    'mentions per 1,000 words'
    """
    themes = per_entry(counts)
    with style():
        if not themes["mentions"].sum():
            return nothing(ax, say("no_themes", lang), lang=lang)
        names, shades = named(themes, lang), colours(themes["entry"])
        rates = [format_number(rate, lang=lang, digits=digits, decimals=1) for rate in themes["per_1000"]]
        rows = [
            Bar(row.entry, name, row.per_1000, rate, shades[row.entry])
            for row, name, rate in zip(records(themes), names, rates, strict=True)
        ]
        level = [name for name, rate in zip(names, themes["per_1000"], strict=True) if rate == themes["per_1000"][0]]
        mentions = count_noun(int(themes["mentions"][0]), "mention", lang=lang, digits=digits)
        reading = say(
            "theme_strength.tie" if len(level) > 1 else "theme_strength.reading", lang,
            first=say("comma", lang).join(level), mentions=mentions, rate=rates[0],
        )  # fmt: skip
        values = zip(names, themes["mentions"], themes["per_1000"].round(1), strict=True)
        table = framed(list(values), ("theme", "mentions", "per_1000"), lang)
        return bars(rows, table, chart="theme_strength", reading=reading, lang=lang, digits=digits, links=links, ax=ax)


def theme_paragraphs(
    counts: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show in which paragraphs each theme stands, in reading order.

    Reads `article`, `paragraph`, `entry`, `label`, `label_en`, `mentions` of `count_themes` by paragraph, for
    one article; long texts are drawn in runs of paragraphs. `links` is keyed by (entry, paragraph); a cell
    takes the first of its run. Raises MaqalError for several articles.

    >>> counts = pd.DataFrame({"article": ["a", "a"], "paragraph": [0, 3], "entry": ["security"] * 2,
    ...     "label": ["الأمن"] * 2, "label_en": ["Security"] * 2, "mentions": [1, 4]})
    >>> [name.get_text() for name in theme_paragraphs(counts, lang="en").get_xticklabels()]
    ['0', '3']
    """
    one_article(counts, "theme_paragraphs")
    with style():
        if not counts["mentions"].sum():
            return nothing(ax, say("no_themes", lang), lang=lang)
        paragraphs = sorted(counts["paragraph"].unique())
        parts = runs(paragraphs, _COLUMNS if len(paragraphs) <= _COLUMNS else _RUNS)
        first = {paragraph: part[0] for part in parts for paragraph in part}
        led = {
            (entry, first[paragraph]): link
            for (entry, paragraph), link in reversed(list((links or {}).items()))
            if paragraph in first
        }
        sums = counts.groupby(["entry", counts["paragraph"].map(first)], sort=False)["mentions"].sum()
        cells: dict[Any, float] = {key: float(value) for key, value in sums.items() if value}
        strength = counts.groupby("entry", sort=False)["mentions"].sum().sort_values(ascending=False, kind="stable")
        themes = counts.drop_duplicates("entry").set_index("entry").loc[strength.index]
        rows = dict(zip(themes.index, named(themes, lang), strict=True))
        columns = {part[0]: run_name(part, lang, digits) for part in parts}
        broken = {place: name.replace("–", "– ") for place, name in columns.items()}  # where a narrow column may break
        width = max(len(name.partition(" ")[0]) for name in broken.values())
        return cross(
            cells, rows, broken, chart="theme_paragraphs", head="theme", lang=lang, digits=digits,
            reading=_peak(cells, rows, columns, lang, digits), links=led, widths=(12, width), ax=ax,
            heads={place: f"{say('paragraph', lang)} {name}" for place, name in columns.items()},
        )  # fmt: skip


def _peak(cells: Cells, rows: Names, columns: Names, lang: str, digits: str) -> str:
    entry, paragraph = max(((row, column) for row in rows for column in columns), key=lambda key: cells.get(key, 0))
    peak = count_noun(int(cells[entry, paragraph]), "mention", lang=lang, digits=digits)
    level = [place for place in columns if cells.get((entry, place)) == cells[entry, paragraph]]
    key = "theme_paragraphs.level" if len(level) > 1 else "theme_paragraphs.reading"
    places = say("comma", lang).join(columns[place] for place in level)
    return say(key, lang, theme=rows[entry], paragraph=places, peak=peak)
