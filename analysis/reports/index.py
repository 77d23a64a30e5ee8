"""The index: one page that lists the reports, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import story
from analysis.highlight import direction, plain
from analysis.numbers import count_noun, format_number
from analysis.reports.findings import Findings
from analysis.reports.page import day, render
from analysis.reports.words import words


def make_card(findings: Findings, files: Mapping[str, str], *, lang: str, digits: str) -> dict[str, Any]:
    """Return what the index tells of one article; `files` maps language to the file of that edition."""
    article, shown = findings.article, {"lang": lang, "digits": digits}
    bars = _bars(findings.themes, lang, digits)
    return {
        "order": pd.Timestamp.min if pd.isna(article["published"]) else article["published"],
        "title": findings.headline or words(lang)["no_title"],
        "source": plain(article["source"]),
        "date": day(article["published"], lang, digits),
        "href": files.get(lang) or next(iter(files.values())),
        "bars": bars,
        "alt": words(lang)["list_comma"].join(f"{bar['label']} {bar['rate']}" for bar in bars),
        "theme": story.leading_theme(findings.themes, findings.cells, **shown),
        "agencies": story.agencies_named(findings.agencies, **shown),
        "editions": [
            {"href": file, "lang": own, "dir": direction(own), "name": words(lang)[f"read_{own}"]}
            for own, file in files.items()
        ],
    }


def index_page(cards: Sequence[Mapping[str, Any]], *, lang: str, digits: str) -> str:
    """Return the page that lists all reports."""
    return render(
        "index.html.j2",
        lang,
        {},
        title=words(lang)["reports"],
        count=count_noun(len(cards), "article", lang=lang, digits=digits),
        cards=sorted(cards, key=lambda card: card["order"], reverse=True),
    )


def _bars(themes: pd.DataFrame, lang: str, digits: str) -> list[dict[str, Any]]:
    """Return one bar a theme, side by side, as wide as its share of all mentions."""
    from analysis.charts import colours

    colour = colours(themes["entry"])
    total, edge, bars = int(themes["mentions"].sum()), 0.0, []
    row: Any
    for row in themes[themes["mentions"] > 0].itertuples(index=False):
        width = 100 * row.mentions / total
        bars.append(
            {
                "x": round(edge, 3),
                "width": round(width, 3),
                "colour": colour[row.entry],
                "label": row.label_en if lang == "en" and row.label_en else row.label,
                "rate": format_number(row.mentions, lang=lang, digits=digits),
            }
        )
        edge += width
    return bars
