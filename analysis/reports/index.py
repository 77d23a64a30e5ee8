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


def make_card(findings: Findings, files: Mapping[str, str], *, digits: str) -> dict[str, Any]:
    """Return what the index tells of one article, in each language of `files`: language to file of that edition."""
    article, first = findings.article, next(iter(files))
    source = plain(article["source"])
    days = {own: day(article["published"], own, digits) or words(own)["no_date"] for own in files}
    return {
        "order": pd.Timestamp.min if pd.isna(article["published"]) else article["published"],
        "title": findings.headline or words(first)["no_title"],
        "href": files[first],
        "kicker": [source, *days.values()] if source else list(days.values()),
        "editions": [_edition(findings, own, file, digits) for own, file in files.items()],
    }


def _edition(findings: Findings, lang: str, file: str, digits: str) -> dict[str, Any]:
    bars, shown = _bars(findings.themes, lang, digits), {"lang": lang, "digits": digits}
    themes = story.leading_theme(findings.themes, findings.cells, **shown)
    told = [themes, story.agencies_named(findings.agencies, **shown)]
    return {
        **_language(lang),
        "href": file,
        "bars": bars,
        "alt": words(lang)["list_comma"].join(f"{bar['label']} {bar['rate']}" for bar in bars),
        "told": [story.not_analysed(lang=lang)] if findings.foreign else told,
    }


def index_page(
    cards: Sequence[Mapping[str, Any]], *, langs: Sequence[str], digits: str, corpus: Mapping[str, str]
) -> str:
    """Return the page that lists all reports, in every language they are in; `corpus` are reports on all articles."""
    heads = [{**_language(own), "count": count_noun(len(cards), "article", lang=own, digits=digits)} for own in langs]
    return render(
        "index.html.j2",
        langs[0],
        {},
        title=" · ".join(words(own)["reports"] for own in langs),
        heads=heads,
        corpus=[{**_language(own), "href": file} for own, file in corpus.items()],
        cards=sorted(cards, key=lambda card: card["order"], reverse=True),
    )


def _language(lang: str) -> dict[str, Any]:
    return {"lang": lang, "dir": direction(lang), "w": words(lang)}


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
