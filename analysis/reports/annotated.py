"""The whole article with what was found in it, marked where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.agencies.places import rows
from analysis.articles import split_paragraphs
from analysis.highlight import COLOURS, Passage, direction, highlight_rows
from analysis.numbers import format_number
from analysis.reports.voices import speech_marks
from analysis.reports.words import words


def annotate(
    articles: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    quotes: pd.DataFrame | None = None,
    order: Sequence[str] = (),
    lang: str = "ar",
    digits: str = "latn",
) -> Passage:
    """Return the first article of the frame, paragraph by paragraph, its mentions marked, as HTML.

    Themes have colours (in the `order` given), agencies a line below; the legend says which is which. Boxes to
    tick show the speech of `quotes`, the nouns that refer back to an agency, what is nested in longer names, and
    what is excluded.
    """
    article: Any = next(articles.itertuples(index=False))
    paragraphs = split_paragraphs(articles[articles["article"] == article.article])
    found = mentions[mentions["article"] == article.article]
    marked = found if quotes is None else pd.concat([found, speech_marks(quotes[quotes["article"] == article.article])])
    spans: dict[int, list[Any]] = {}
    mark: Any
    for mark in rows(marked):
        spans.setdefault(mark.paragraph, []).append(mark)
    text = Markup("").join(_paragraph(row, spans, order, article.language, lang, digits) for row in rows(paragraphs))
    shown = Markup('<div class="annotated" lang="{}" dir="{}">{}{}<div class="article">{}</div></div>')
    return Passage(shown.format(lang, direction(lang), _legend(found, order, lang), _switches(marked, lang), text))


def _paragraph(
    row: Any, spans: Mapping[int, Sequence[Any]], order: Sequence[str], language: str, lang: str, digits: str
) -> Markup:
    here = spans.get(row.paragraph, ())
    text = highlight_rows(row.text, here, lang=language, offset=row.start, order=order, ids=True, tag="p")
    number = Markup('<span class="pilcrow">{}</span>').format(format_number(row.paragraph, lang=lang, digits=digits))
    return Markup('<div class="{}" id="p-{}">{}{}</div>').format(row.role, row.paragraph, number, text)


def _legend(found: pd.DataFrame, order: Sequence[str], lang: str) -> Markup:
    """Name the colours: one theme a line, the agencies by their underline."""
    ranks = {entry: n for n, entry in enumerate(order)}
    named = found[found["entry"].isin(ranks)].drop_duplicates("entry")
    named = named.sort_values("entry", key=lambda entries: entries.map(ranks))
    themes = []
    row: Any
    for row in named.itertuples(index=False):
        name = row.label_en if lang == "en" and row.label_en else row.label
        item = Markup('<li><mark class="c{}">{}</mark></li>')
        themes.append(item.format(ranks[row.entry] % COLOURS, name))
    agencies = Markup('<li><mark class="agency">{}</mark></li>').format(words(lang)["agencies"])
    other = Markup("").join([*themes, agencies] if (~found["kind"].isin(["term", "exclude"])).any() else themes)
    return Markup('<ul class="legend maqal" aria-label="{}">{}</ul>').format(words(lang)["legend"], other)


def _switches(found: pd.DataFrame, lang: str) -> Markup:
    here = {
        "quotes": (found["kind"] == "quote").any(),
        "references": "how" in found and (found["how"] == "reference").any(),
        "nested": found["nested"].any(),
        "excluded": (found["kind"] == "exclude").any(),
    }
    boxes = [
        Markup('<p class="switch"><label><input type="checkbox" id="show-{}"> {}</label></p>').format(
            name, words(lang)[f"show_{name}"]
        )
        for name, some in here.items()
        if some
    ]
    return Markup("").join(boxes)
