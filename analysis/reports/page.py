"""From chapters and findings to one page that stands alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
import pandas as pd
from markupsafe import Markup

from analysis import story
from analysis.articles import COUNTED
from analysis.highlight import COLOURS, direction, plain
from analysis.numbers import count_noun, format_date
from analysis.reports.chapters import Chapter
from analysis.reports.figures import colour_css
from analysis.reports.findings import Findings
from analysis.reports.finish import settle_links
from analysis.reports.fonts import font_css
from analysis.reports.words import words

_TEMPLATES = Path(__file__).parent / "templates"
WORDS_A_MINUTE = 200
_CSS = "<!--css-->"  # escaped text can't hold it
_ARABIC = re.compile("[\u0600-\u06ff]")


class Told(NamedTuple):
    """A sentence of "in short" and the anchor of what it was read from."""

    html: str
    anchor: str


def report_page(
    findings: Findings,
    chapters: Sequence[Chapter],
    *,
    lang: str,
    digits: str,
    names: Mapping[str, str],
    **more: Any,
) -> str:
    """Return the page of one article in one language; `names` maps language to the file of that edition."""
    article = findings.article
    return render(
        "report.html.j2",
        lang,
        names,
        title=findings.headline or words(lang)["no_title"],
        source=plain(article["source"]),
        author=plain(article["author"]),
        date=day(article["published"], lang, digits),
        date_iso="" if pd.isna(article["published"]) else f"{article['published']:%Y-%m-%d}",
        facts=_facts(findings, lang, digits),
        sentences=in_short(findings, _anchors(chapters), lang=lang, digits=digits),
        chapters=chapters,
        entries=list(findings.themes["entry"]),
        **more,
    )


def notebook_page(chapter: Chapter, *, lang: str) -> str:
    """Return any notebook's chapter as a page of its own."""
    return render("notebook.html.j2", lang, {}, title=chapter.title, chapter=chapter)


def in_short(findings: Findings, anchors: Sequence[str], *, lang: str, digits: str) -> list[Told]:
    """Return the sentences at the top of a report, each with the anchor of what it was read from.

    An anchor that isn't among `anchors` gives way to the chapter's own.
    """
    if findings.foreign:
        return [Told(story.not_analysed(lang=lang), "main")]
    shown: dict[str, Any] = {"lang": lang, "digits": digits}
    quotes, length = findings.quotes, max(findings.words, 1)
    told = [
        (story.leading_theme(findings.themes, findings.cells, **shown), "theme-strength", "themes"),
        (story.other_themes(findings.themes, **shown), "theme-paragraphs", "themes"),
        (story.carrying_term(findings.themes, **shown), "theme-terms", "themes"),
        (story.agencies_named(findings.agencies, **shown), "agencies-ranked", "agencies"),
        (story.who_speaks(quotes, length, **shown), "quotes-speakers", "quotes"),
        (story.narrator(quotes, length, **shown), "quotes-speakers", "quotes"),
    ]
    return [
        Told(sentence, next((place for place in (anchor, f"chapter-{chapter}") if place in anchors), "main"))
        for sentence, anchor, chapter in told
        if sentence
    ]


def _anchors(chapters: Sequence[Chapter]) -> list[str]:
    return [chapter.anchor for chapter in chapters] + [block.anchor for chapter in chapters for block in chapter.blocks]


def day(published: Any, lang: str, digits: str) -> str:
    """Return a date as the language writes it, nothing where there is none."""
    return "" if pd.isna(published) else format_date(published.date(), lang=lang, digits=digits)


def _facts(findings: Findings, lang: str, digits: str) -> list[str]:
    if findings.foreign:
        return []
    counted = findings.paragraphs["role"].isin(COUNTED)
    shown: dict[str, Any] = {"lang": lang, "digits": digits}
    minutes = max(1, round(findings.words / WORDS_A_MINUTE))
    return [
        count_noun(findings.words, "word", **shown),
        count_noun(int(counted.sum()), "paragraph", **shown),
        f"{words(lang)['reading_time']}: {count_noun(minutes, 'minute', **shown)}",
    ]


def render(template: str, lang: str, names: Mapping[str, str], **told: Any) -> str:
    """Return a page from its template: its words, its style and its fonts inside."""
    w = words(lang)
    page = (
        _environment()
        .get_template(template)
        .render(
            lang=lang,
            dir=direction(lang),
            w=w,
            version=version("maqal"),
            links=_links(lang, names),
            css=Markup(_CSS),
            **told,
        )
    )
    css = font_css(page) + _style(tuple(told.get("entries", ())))
    return settle_links(page).replace(_CSS, css, 1)


def _links(lang: str, names: Mapping[str, str]) -> list[dict[str, str]]:
    links = [
        {"href": name, "name": words(lang)["other_edition"], "lang": other, "dir": direction(other)}
        for other, name in names.items()
        if other not in (lang, "index")
    ]
    if "index" in names:
        links.append({"href": names["index"], "name": words(lang)["index"], "lang": lang, "dir": direction(lang)})
    return links


@cache
def _style(entries: tuple[str, ...]) -> str:
    """Return the page's style sheet, with the colours of the charts for the themes' marks."""
    from analysis.charts import DARK, colours

    marks = {n % COLOURS: colour for n, colour in enumerate(colours(entries).values())}
    css = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    rules = "".join(f".maqal mark.c{n}{{--c:{colour}}}" for n, colour in marks.items())
    return colour_css(DARK) + re.sub(r"\s*\n\s*", "", css) + rules


def _other(text: str, lang: str) -> Markup:
    """Return the lang and dir attributes of a passage in the other language than the page's."""
    own = "ar" if _ARABIC.search(text) else "en"
    return Markup("") if own == lang else Markup(f' lang="{own}" dir="{direction(own)}"')


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["other"] = _other
    return environment
