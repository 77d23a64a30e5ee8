"""The words behind a number: every mention in its sentence, linked to its place in the article and back."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.arabic import sentences
from analysis.articles import split_paragraphs
from analysis.highlight import Passage, evidence_id, highlight, mark_id
from analysis.numbers import count_noun, format_number
from analysis.reports.words import words

LISTED = 60  # pieces of evidence for one entry; beyond, the annotated article shows them


def links(mentions: pd.DataFrame, by: str = "entry") -> dict[Any, str]:
    """Return where the evidence stands in the report, for the bars and cells of a chart.

    The keys are entries, or (entry, paragraph) with `by="paragraph"`, or `start` with `by="start"`. An entry that
    is never counted has no evidence: its link is its first mark in the article.

    >>> row = {"codebook": "themes", "entry": "security", "kind": "term", "nested": False}
    >>> mentions = pd.DataFrame([{**row, "paragraph": 4, "start": 420, "end": 425}])
    >>> links(mentions), links(mentions, by="paragraph")
    ({'security': '#evidence-themes-security'}, {('security', 4): '#e-m-themes-420-425'})
    """
    found: dict[Any, str] = {}
    alone = set(counted(mentions)["entry"])
    row: Any
    for row in mentions.itertuples(index=False):
        if by == "entry":
            found.setdefault(row.entry, f"#{evidence_id(row) if row.entry in alone else mark_id(row)}")
        else:
            key = row.start if by == "start" else (row.entry, row.paragraph)
            found.setdefault(key, f"#e-{mark_id(row)}")
    return found


def counted(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions that are counted: not nested, not excluded, not a noun that refers back."""
    alone = ~mentions["nested"].astype(bool) & (mentions["kind"] != "exclude")
    return mentions[alone & (mentions["how"] != "reference")] if "how" in mentions else mentions[alone]


def evidence(mentions: pd.DataFrame, articles: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Passage:
    """Return, for each entry, a folded list of the sentences that its mentions stand in, as HTML.

    Only what is counted is listed: nested and excluded mentions stand in the annotated article. Each line
    leads to its mark there.
    """
    alone = counted(mentions)
    paragraphs = split_paragraphs(articles).set_index(["article", "paragraph"])
    order = list(dict.fromkeys(mentions["entry"]))
    parts = []
    for entry in order:
        rows = alone[alone["entry"] == entry]
        if not rows.empty:
            parts.append(_list(rows, paragraphs, order, lang, digits))
    return Passage(Markup('<div class="evidence">{}</div>').format(Markup("").join(parts)))


def _list(rows: pd.DataFrame, paragraphs: pd.DataFrame, order: list[str], lang: str, digits: str) -> Markup:
    first: Any = next(rows.itertuples(index=False))
    name = first.label_en if lang == "en" and first.label_en else first.label
    lines = [_line(row, paragraphs, order, lang, digits) for row in rows.head(LISTED).itertuples(index=False)]
    if len(rows) > LISTED:
        more = count_noun(len(rows) - LISTED, "mention", lang=lang, digits=digits)
        lines.append(Markup("<li>{}</li>").format(words(lang)["more_evidence"].format(more=more)))
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
    return Markup('<li id="e-{0}">{1} <a class="place" href="#{0}">{2}</a></li>').format(mark_id(row), marked, place)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds a span, as offsets into the paragraph."""
    held = [(first, last) for first, last in sentences(text) if first < end and last > start]
    return (held[0][0], held[-1][1]) if held else (0, len(text))
