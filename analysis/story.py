"""Findings in words: sentences computed from the tables, in Arabic and in English."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from analysis.arabic import count_words
from analysis.highlight import direction, plain
from analysis.numbers import count_noun, format_number, format_percent
from analysis.resources import data_path

CAUTION_SHARE = 0.5  # from here on one term alone makes the count
_NAMED_LEVEL = 3  # speakers level at the top who are named
CAUTION_COUNT = 5  # below this, differences between counts say little


class Sentence(str):
    """One sentence as safe HTML, which JupyterLab shows in its own direction."""

    lang = "ar"

    def _repr_html_(self) -> str:
        return f'<p class="finding" lang="{self.lang}" dir="{direction(self.lang)}">{self}</p>'

    def __html__(self) -> Markup:
        return Markup(str(self))


def leading_theme(
    themes: pd.DataFrame, paragraphs: pd.DataFrame, *, lang: str = "ar", digits: str = "latn"
) -> Sentence:
    """Say which theme leads, how strongly, and where it peaks.

    `themes` and `paragraphs` are `count_themes` by article and by paragraph, of one article.

    >>> row = {"entry": "s", "label": "الأمن", "label_en": "Security", "mentions": 3, "per_1000": 30.0}
    >>> cells = {"entry": ["s", "s"], "paragraph": [0, 4], "role": ["title", "body"], "mentions": [1, 2]}
    >>> leading_theme(pd.DataFrame([row]), pd.DataFrame(cells), lang="en")
    '<bdi>Security</bdi> leads: three mentions, or 30.0 per 1,000 words, and it peaks in paragraph 4.'
    """
    ranked = _ranked(themes)
    if ranked.empty:
        return _say("theme_none", lang)
    first = ranked.iloc[0]
    told = {
        "mentions": count_noun(int(first["mentions"]), "mention", lang=lang, digits=digits),
        "rate": format_number(first["per_1000"], lang=lang, digits=digits, decimals=1),
    }
    tied = ranked[ranked["mentions"] == first["mentions"]]
    if len(tied) > 1:
        return _say("theme_tie", lang, themes=_listed([_name(row, lang) for row in _rows(tied)], lang), **told)
    own = paragraphs[paragraphs["entry"] == first["entry"]]
    if len(own) == 1:  # there is nowhere else to be
        return _say("theme_lead_whole", lang, theme=_name(first, lang), **told)
    peaks = own[own["mentions"] == own["mentions"].max()]
    if len(peaks) > 1:  # no winner where several paragraphs hold as many
        return _say("theme_lead_even", lang, theme=_name(first, lang), **told)
    return _say("theme_lead", lang, theme=_name(first, lang), peak=_place(peaks.iloc[0], lang, digits), **told)


def other_themes(themes: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Sentence | None:
    """Say what comes after the leading theme, or None where nothing does."""
    ranked = _ranked(themes)
    rest = ranked[ranked["mentions"] < ranked["mentions"].max()]
    if rest.empty:
        return None
    told = [
        _say(
            "theme_with_count",
            lang,
            theme=_name(row, lang),
            mentions=count_noun(int(row.mentions), "mention", lang=lang, digits=digits),
        )
        for row in _rows(rest)
    ]
    return _say("theme_rest" if len(told) > 1 else "theme_rest_one", lang, themes=_listed(told, lang))


def carrying_term(themes: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Sentence | None:
    """Say which term carries the leading theme, as a caution where one term makes the most of it."""
    ranked = _ranked(themes)
    if ranked.empty:
        return None
    first = ranked.iloc[0]
    if first["mentions"] < CAUTION_COUNT:
        return _say(
            "caution_few",
            lang,
            mentions=count_noun(int(ranked["mentions"].sum()), "mention", lang=lang, digits=digits),
            words=count_noun(int(first["words"]), "word", lang=lang, digits=digits, case="genitive"),
        )
    key = "caution_term" if first["top_share"] >= CAUTION_SHARE else "carried"
    return _say(
        key,
        lang,
        theme=_name(first, lang),
        term=_passage(first["top_term"], "ar", lang),
        share=format_percent(first["top_share"], lang=lang, digits=digits),
    )


def not_analysed(*, lang: str = "ar") -> Sentence:
    """Say that an article in another language than Arabic was not analysed."""
    return _say("not_analysed", lang)


def agencies_named(agencies: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Sentence:
    """Say how many agencies are named and which stands out; `agencies` is `list_agencies` of one article."""
    named = agencies.sort_values("mentions", ascending=False, kind="stable")
    if named.empty:
        return _say("agencies_none", lang)
    first = named.iloc[0]
    told = {
        "agencies": count_noun(len(named), "agency", lang=lang, digits=digits),
        "first": _name(first, lang),
        "mentions": count_noun(int(first["mentions"]), "mention", lang=lang, digits=digits),
    }
    if len(named) == 1:
        return _say("agencies_one", lang, **told)
    even = first["mentions"] == named["mentions"].iloc[1]
    return _say("agencies_even" if even else "agencies_many", lang, **told)


def who_speaks(quotes: pd.DataFrame, words: int, *, lang: str = "ar", digits: str = "latn") -> Sentence:
    """Say who speaks most and how much; `quotes` are `find_quotes` of one article that has so many `words`.

    Speech inside speech is counted once, with the speech round it.
    """
    outer = quotes[quotes["level"] == 1]
    if outer.empty:
        return _say("quotes_none", lang)
    named = outer[outer["speaker"] != ""]
    if named.empty:
        told = count_noun(outer["statement"].nunique(), "statement", lang=lang, digits=digits)
        return _say("speaker_unnamed", lang, statements=told)
    spoken = count_words(named["text"]).groupby(named["speaker"], sort=False).sum()
    first, level = str(spoken.idxmax()), list(spoken.index[spoken == spoken.max()])
    share = format_percent(spoken.max() / words, lang=lang, digits=digits)
    if len(level) > 1:
        names = [_passage(str(speaker), "ar", lang) for speaker in level]
        key = "speakers_tie" if len(level) <= _NAMED_LEVEL else "speakers_even"
        return _say(key, lang, speakers=_listed(names, lang), share=share)
    statements = named.loc[named["speaker"] == first, "statement"].nunique()
    return _say(
        "speakers_only" if len(spoken) == 1 else "speaker_first",
        lang,
        speaker=_passage(first, "ar", lang),
        share=share,
        statements=count_noun(statements, "statement", lang=lang, digits=digits, case="genitive"),
    )


def narrator(quotes: pd.DataFrame, words: int, *, lang: str = "ar", digits: str = "latn") -> Sentence | None:
    """Say how much of the text are the narrator's own words, or None where nobody else speaks."""
    outer = quotes[quotes["level"] == 1]
    if outer.empty:
        return None
    share = max(0.0, 1 - count_words(outer["text"]).sum() / words)
    return _say("narrator", lang, share=format_percent(share, lang=lang, digits=digits))


def _ranked(themes: pd.DataFrame) -> pd.DataFrame:
    return themes[themes["mentions"] > 0].sort_values("mentions", ascending=False, kind="stable")


def _rows(frame: pd.DataFrame) -> list[Any]:
    return list(frame.itertuples(index=False))


def _name(row: Any, lang: str) -> Markup:
    label = getattr(row, "label", None) or getattr(row, "label_ar", "")
    if lang == "en" and row.label_en:
        return _passage(row.label_en, "en", lang)
    return _passage(str(label), "ar", lang)


def _passage(text: str, own: str, lang: str) -> Markup:
    """Return a name or quoted words, apart from the direction of the sentence round it."""
    if own == lang:
        return Markup("<bdi>{}</bdi>").format(plain(text))
    return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(own, direction(own), plain(text))


def _place(row: Any, lang: str, digits: str) -> str:
    if row["role"] == "title":
        return _say("headline", lang)
    return _say("paragraph", lang, number=format_number(int(row["paragraph"]), lang=lang, digits=digits))


def _listed(parts: Sequence[str], lang: str) -> Markup:
    if len(parts) == 1:
        return Markup(escape(parts[0]))
    most = Markup(_sentences()["comma"][lang]).join(parts[:-1])
    return Markup(_sentences()["and_"][lang]).format(first=most, last=parts[-1])


def _say(key: str, lang: str, **told: object) -> Sentence:
    words = Markup(_sentences()[key][lang]).format(**told)
    sentence = Sentence(words[:1].upper() + words[1:] if words.endswith(".") else words)
    sentence.lang = lang
    return sentence


@cache
def _sentences() -> dict[str, dict[str, str]]:
    with data_path("lists", "sentences.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}
