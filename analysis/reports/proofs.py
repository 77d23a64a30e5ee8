"""The words behind a number: every mention in its sentence, linked to its place in the article and back."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.arabic import sentences
from analysis.articles import split_paragraphs
from analysis.highlight import Passage, evidence_id, highlight, mark_id, safe
from analysis.numbers import count_noun, format_number
from analysis.reports.words import words


def links(mentions: pd.DataFrame) -> dict[str, str]:
    """Return where each entry's evidence stands in the report, for the bars and cells of a chart.

    >>> links(pd.DataFrame({"codebook": ["themes"], "entry": ["security"]}))
    {'security': '#evidence-themes-security'}
    """
    rows = mentions[["codebook", "entry"]].drop_duplicates().itertuples(index=False)
    return {str(row.entry): f"#{evidence_id(row)}" for row in rows}


def evidence(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, lang: str = "ar", digits: str = "latn"
) -> Passage:
    """Return, for each entry, a folded list of the sentences that its mentions stand in, as HTML.

    Only what is counted is listed: nested and excluded mentions stand in the annotated article. Each line
    leads to its mark there.
    """
    counted = mentions[~mentions["nested"] & (mentions["kind"] != "exclude")]
    paragraphs = split_paragraphs(articles).set_index(["article", "paragraph"])
    order = list(dict.fromkeys(mentions["entry"]))
    parts = []
    for entry in order:
        rows = counted[counted["entry"] == entry]
        if not rows.empty:
            parts.append(_list(rows, paragraphs, order, lang, digits))
    return Passage(Markup('<div class="evidence">{}</div>').format(Markup("").join(parts)))


def _list(rows: pd.DataFrame, paragraphs: pd.DataFrame, order: list[str], lang: str, digits: str) -> Markup:
    first: Any = next(rows.itertuples(index=False))
    name = first.label_en if lang == "en" and first.label_en else first.label
    lines = [_line(row, paragraphs, order, lang, digits) for row in rows.itertuples(index=False)]
    count = count_noun(len(rows), "mention", lang=lang, digits=digits)
    return Markup(
        '<details><summary><bdi>{}</bdi> <span class="count">{}</span></summary><ol id="{}">{}</ol></details>'
    ).format(name, count, evidence_id(first), Markup("").join(lines))


def _line(row: Any, paragraphs: pd.DataFrame, order: list[str], lang: str, digits: str) -> Markup:
    paragraph = paragraphs.loc[(row.article, row.paragraph)]
    start, end = _sentence(paragraph["text"], row.start - paragraph["start"], row.end - paragraph["start"])
    marked = highlight(
        paragraph["text"][start:end],
        pd.DataFrame([row._asdict()]),
        offset=paragraph["start"] + start,
        order=order,
        tag="span",
    )
    place = f"{words(lang)['paragraph']} {format_number(row.paragraph, lang=lang, digits=digits)}"
    return Markup('<li>{} <a class="place" href="#{}">{}</a></li>').format(
        marked, mark_id(row), Markup(safe(place))
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds a span, as offsets into the paragraph."""
    held = [(first, last) for first, last in sentences(text) if first < end and last > start]
    return (held[0][0], held[-1][1]) if held else (0, len(text))
