"""The words behind a number: every mention in its sentence, linked to its place in the article and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import pandas as pd
from markupsafe import Markup

from analysis.agencies.places import rows
from analysis.arabic import sentences
from analysis.articles import split_paragraphs
from analysis.highlight import Passage, direction, evidence_id, highlight_rows, mark_id, plain, proof_id
from analysis.numbers import count_noun, format_number
from analysis.reports.words import words

_ARABIC = re.compile("[\u0621-\u064a]")
LISTED = 20  # lines of one list of evidence; what is beyond stands marked in the annotated article

Paragraphs: TypeAlias = Mapping[tuple[str, int], tuple[str, int]]
"""Article and paragraph → its text and where it begins."""


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
    for row in rows(mentions):
        if by == "entry":
            found.setdefault(row.entry, f"#{evidence_id(row) if row.entry in alone else mark_id(row)}")
        else:
            key = row.start if by == "start" else (row.entry, row.paragraph)
            found.setdefault(key, f"#{proof_id(row)}")
    return found


def counted(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions that are counted: not nested, not excluded, not a noun that refers back."""
    alone = ~mentions["nested"].astype(bool) & (mentions["kind"] != "exclude")
    return mentions[alone & (mentions["how"] != "reference")] if "how" in mentions else mentions[alone]


def evidence(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    order: Sequence[str] = (),
    lang: str = "ar",
    digits: str = "latn",
) -> Passage:
    """Return, for each entry, a folded list of the sentences that its mentions stand in, as HTML.

    Only what is counted is listed: nested and excluded mentions stand in the annotated article. Each line
    leads to its mark there. `order` gives the themes the colours that `annotate` gives them.
    """
    paragraphs = by_paragraph(split_paragraphs(articles))
    found: dict[str, list[Any]] = {entry: [] for entry in mentions["entry"]}
    for row in rows(counted(mentions)):
        found[row.entry].append(row)
    parts = [_list(own, paragraphs, order, lang, digits) for own in found.values() if own]
    return listed(parts, "evidence", lang)


def listed(lists: Sequence[Markup], kind: str, lang: str) -> Passage:
    """Return folded lists one below the other, or words where there is none."""
    if not lists:
        return Passage(Markup('<p class="nothing">{}</p>').format(words(lang)["nothing_counted"]))
    shown = Markup('<div class="{}" lang="{}" dir="{}">{}</div>')
    return Passage(shown.format(kind, lang, direction(lang), Markup("").join(lists)))


def cells(lists: list[Markup], lang: str) -> Passage:
    """Return the lists behind the cells of a chart, folded once more: there are as many as cells."""
    inside = Markup('<details class="cells" lang="{}" dir="{}"><summary>{}</summary>{}</details>')
    told = lang, direction(lang), words(lang)["cell_evidence"]
    return Passage(inside.format(*told, Markup(listed(lists, "evidence", lang))) if lists else "")


def by_paragraph(paragraphs: pd.DataFrame) -> Paragraphs:
    """Return the paragraphs to be looked up by article and number."""
    return {(row.article, row.paragraph): (row.text, row.start) for row in rows(paragraphs)}


def _list(found: Sequence[Any], paragraphs: Paragraphs, order: Sequence[str], lang: str, digits: str) -> Markup:
    """Return the sentences in which one entry's mentions stand, each once, all of them marked."""
    groups: dict[Any, list[Any]] = {}
    for row in found:
        text, begins = paragraphs[row.article, row.paragraph]
        sentence = _sentence(text, row.start - begins, row.end - begins)
        groups.setdefault((row.article, row.paragraph, *sentence), []).append(row)

    def line(own: Sequence[Any]) -> Markup:
        text, begins = paragraphs[own[0].article, own[0].paragraph]
        start, end = _sentence(text, own[0].start - begins, own[0].end - begins)
        marked = highlight_rows(text[start:end], own, offset=begins + start, order=order, proof=True, tag="span")
        return Markup("{} {}").format(marked, place(f"#{mark_id(own[0])}", own[0].paragraph, lang, digits))

    first = found[0]
    name = first.label_en if lang == "en" and first.label_en else first.label
    return folded(evidence_id(first), [name], list(groups.values()), line, "mention", lang, digits)


def folded(
    name: str,
    titles: Sequence[str],
    groups: Sequence[Sequence[Any]],
    line: Callable[..., Markup],
    noun: str,
    lang: str,
    digits: str,
) -> Markup:
    """Return a folded list with the id `name`, a line a group; its summary holds the titles and how many there are.

    Mentions are counted one by one, any other `noun` by the group. No more than `LISTED` lines are written: a long
    list says how many more stand in the article.
    """
    sizes = [len(group) if noun == "mention" else 1 for group in groups]
    shown = [Markup("<li>{}</li>").format(line(group)) for group in groups[:LISTED]]
    if more := sum(sizes[LISTED:]):
        told = count_noun(more, noun, lang=lang, digits=digits)
        shown.append(Markup("<li>{}</li>").format(words(lang)["more_evidence"].format(more=told)))
    count = count_noun(sum(sizes), noun, lang=lang, digits=digits)
    if sum(sizes) > len(groups) and not titles[1:]:
        count += f" · {count_noun(len(groups), 'sentence', lang=lang, digits=digits)}"
    title = Markup(" × ").join(map(passage, titles))
    return Markup('<details><summary>{} <span class="count">{}</span></summary><ol id="{}">{}</ol></details>').format(
        title, count, name, Markup("").join(shown)
    )


def spoken(found: Sequence[Any], lang: str, digits: str) -> Markup:
    """Return the words found in a paragraph, which lead to their marks in the article, after its number."""
    link = Markup('<a href="#{}">{}</a>')
    named = Markup("، ").join(link.format(mark_id(row), plain(row.surface)) for row in found)
    where = place(f"#p-{found[0].paragraph}", found[0].paragraph, lang, digits)
    return Markup('{} <span lang="ar" dir="rtl">{}</span>').format(where, named)


def passage(text: str) -> Markup:
    """Return a name in its own language and direction, whatever those of the page.

    >>> passage("الأمن")
    Markup('<bdi lang="ar" dir="rtl">الأمن</bdi>')
    """
    own = "ar" if _ARABIC.search(text) else "en"
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(own, direction(own), plain(text))


def place(link: str, paragraph: Any, lang: str, digits: str) -> Markup:
    """Return the link that names a paragraph."""
    number = format_number(int(paragraph), lang=lang, digits=digits)
    return Markup('<a class="place" href="{}">{} {}</a>').format(link, words(lang)["paragraph"], number)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds a span, as offsets into the paragraph."""
    held = [(first, last) for first, last in sentences(text) if first < end and last > start]
    return (held[0][0], held[-1][1]) if held else (0, len(text))
