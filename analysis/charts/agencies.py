"""Charts of the agencies an article names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.bars import Bar, bars
from analysis.charts.data import framed, named, named_keys, records
from analysis.charts.frame import nothing
from analysis.charts.links import Links
from analysis.charts.matrix import cross, peak
from analysis.charts.style import PALETTE, style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 15
"""As many agencies as one looks through; the rest are in the tables."""


def agencies_ranked(
    agencies: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Rank the agencies by mentions; the hatched part are names that stand inside a longer agency's name.

    Reads `entry`, `label_ar`, `label_en`, `mentions`, `nested` of `list_agencies`. `links` is keyed by entry.

    >>> agencies = pd.DataFrame({"entry": ["iq_army"], "label_ar": ["الجيش العراقي"],
    ...     "label_en": ["Iraqi Army"], "mentions": [2], "nested": [0]})
    >>> agencies_ranked(agencies, lang="en").get_yticklabels()[0].get_text()
    'Iraqi Army'
    """
    with style():
        if agencies.empty:
            return nothing(ax, say("no_agencies", lang), lang=lang)
        ranked = agencies.sort_values(["mentions", "nested"], ascending=False, kind="stable").head(_MOST)
        names = named(ranked, lang)
        rows = [
            Bar(
                row.entry, name, row.mentions, _counted(row.mentions, row.nested, lang, digits),
                PALETTE["security"], hatched=row.nested,
            )
            for row, name in zip(records(ranked), names, strict=True)
        ]  # fmt: skip
        table = list(zip(names, ranked["mentions"], ranked["nested"], strict=True))
        number = count_noun(len(agencies), "agency", lang=lang, digits=digits)
        first = count_noun(int(ranked["mentions"].iloc[0]), "mention", lang=lang, digits=digits)
        level = int((ranked["mentions"] == ranked["mentions"].iloc[0]).sum()) > 1
        key = "agencies_ranked.tie" if level else "agencies_ranked.reading"
        reading = say(key, lang, number=number, first=names[0], mentions=first)
        return bars(
            rows, framed(table, ("agency", "mentions", "nested"), lang), chart="agencies_ranked",
            reading=reading, lang=lang, digits=digits, links=links, ax=ax,
        )  # fmt: skip


def _counted(mentions: int, nested: int, lang: str, digits: str) -> str:
    shown = format_number(mentions, lang=lang, digits=digits)
    return f"{shown} + {format_number(nested, lang=lang, digits=digits)}" if nested else shown


def agency_themes(
    crossed: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show in how many paragraphs each agency stands together with each theme.

    Reads `agency`, `theme`, their `_label` and `_label_en`, and `paragraphs` of `agencies.agency_themes`.
    `links` is keyed by (agency, theme).

    >>> crossed = pd.DataFrame({"agency": ["iq_army"], "agency_label": ["الجيش"], "agency_label_en": ["Army"],
    ...     "theme": ["security"], "theme_label": ["الأمن"], "theme_label_en": ["Security"],
    ...     "paragraphs": [3]})
    >>> axes = agency_themes(crossed, lang="en")
    >>> axes.get_yticklabels()[0].get_text(), axes.get_xticklabels()[0].get_text()
    ('Army', 'Security')
    """
    with style():
        if crossed.empty:
            return nothing(ax, say("no_pairs", lang), lang=lang)
        strongest = crossed.groupby("agency", sort=False)["paragraphs"].sum().nlargest(_MOST).index
        pairs = crossed[crossed["agency"].isin(strongest)]
        names, columns = named_keys(pairs, "agency", lang), named_keys(pairs, "theme", lang, "paragraphs")
        rows = {agency: names[agency] for agency in strongest}
        cells = {(pair.agency, pair.theme): float(pair.paragraphs) for pair in records(pairs)}
        (agency, theme), key = peak(cells, "agency_themes")
        number = count_noun(int(cells[agency, theme]), "paragraph", lang=lang, digits=digits, case="genitive")
        reading = say(key, lang, agency=rows[agency], theme=columns[theme], number=number)
        return cross(
            cells, rows, columns, chart="agency_themes", head="agency", reading=reading, lang=lang,
            digits=digits, links=links, widths=(22, 12), ax=ax,
        )  # fmt: skip
