"""Who said it: every statement in a folded list of its speaker's, and where it stands in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.articles import split_paragraphs
from analysis.highlight import Passage, anchor, highlight_rows, mark_id
from analysis.quotes import speaker_themes
from analysis.reports.proofs import by_paragraph, cells, counted, folded, listed, piece, place
from analysis.reports.words import value_names

NOBODY, NARRATOR = "unattributed", "narrator"
_MARKED = ["article", "paragraph", "start", "end", "codebook", "entry", "label", "kind", "nested", "how"]


def speech_marks(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the quotes as spans to be marked in the article, their speaker as label.

    >>> quotes = pd.DataFrame({"article": ["a"], "paragraph": [2], "start": [9], "end": [20], "speaker": ["وزير"]})
    >>> speech_marks(quotes)[["start", "end", "label", "kind"]].to_numpy().tolist()
    [[9, 20, 'وزير', 'quote']]
    """
    marked = quotes.assign(codebook="quotes", kind="quote", nested=False, how="")
    return marked.assign(entry=quotes["speaker"], label=quotes["speaker"])[_MARKED]


def speaker_links(quotes: pd.DataFrame) -> dict[str, str]:
    """Return where each speaker's statements are listed; the paper's own words are those left in the article.

    >>> speaker_links(pd.DataFrame({"speaker": ["", "Ali"]}))
    {'narrator': '#article', 'unattributed': '#speaker-unattributed', 'Ali': '#speaker-Ali'}
    """
    keys = [speaker or NOBODY for speaker in quotes["speaker"].unique()]
    return {NARRATOR: "#article"} | {key: f"#{anchor('speaker', key)}" for key in keys}


def speech(quotes: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Passage:
    """Return, for each speaker of one article, a folded list of his statements as written, as HTML.

    A statement in several pieces is one line; each line says how it was reported and leads to its mark.
    """
    marked = quotes.assign(codebook="quotes")
    lists = []
    for speaker, said in marked.groupby("speaker", sort=False):
        statements: dict[Any, list[Any]] = {}
        for row in _rows(said):
            statements.setdefault(row.statement, []).append(row)
        lines = (_statement(rows, lang, digits) for rows in statements.values())
        name, title = anchor("speaker", speaker or NOBODY), str(speaker) or value_names(lang)["speaker", ""]
        lists.append(folded(name, [title], lines, len(statements), "statement", lang, digits))
    return listed(lists, "evidence said", lang)


def _statement(rows: Sequence[Any], lang: str, digits: str) -> Markup:
    first = rows[0]
    text = Markup(" … ").join(highlight_rows(row.text, (), tag="span") for row in rows)
    kind = value_names(lang).get(("kind", first.kind), first.kind)
    cue = Markup(' · <bdi lang="ar" dir="rtl">{}</bdi>').format(first.cue) if first.cue else ""
    link = place(f"#{mark_id(first)}", first.paragraph, lang, digits)
    return Markup('<li>{} <span class="count">{}{}</span> {}</li>').format(text, kind, cue, link)


def voiced_mentions(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the counted mentions of one article's themes with `voice`: speaker, "unattributed" or "narrator"."""
    alone = counted(mentions)
    each = speaker_themes(quotes, alone.assign(entry=alone["start"]))  # a mention is known by where it begins
    voices: dict[int, str] = {
        row.entry: NARRATOR if row.voice == NARRATOR else row.speaker or NOBODY for row in _rows(each)
    }
    return alone.assign(voice=alone["start"].map(voices))


def voice_links(voiced: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return where the mentions of each voice and theme are listed, by (voice, entry).

    >>> voice_links(pd.DataFrame({"voice": ["narrator"], "entry": ["security"]}))
    {('narrator', 'security'): '#voice-narrator-security'}
    """
    return {(row.voice, row.entry): f"#{anchor('voice', row.voice, row.entry)}" for row in _rows(voiced)}


def voice_evidence(
    voiced: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    order: Sequence[str] = (),
    lang: str = "ar",
    digits: str = "latn",
) -> Passage:
    """Return, for each voice and theme of `voiced_mentions`, a folded list of its mentions in their sentences."""
    from analysis.charts.wording import say

    paragraphs = by_paragraph(split_paragraphs(articles))
    lists = []
    for (voice, entry), rows in voiced.groupby(["voice", "entry"], sort=False):
        found: list[Any] = list(_rows(rows))
        first = found[0]
        name = say(f"voice.{voice}", lang) if voice in (NOBODY, NARRATOR) else str(voice)
        theme = first.label_en if lang == "en" and first.label_en else first.label
        lines = (piece(row, paragraphs, order, lang, digits) for row in found)
        lists.append(folded(anchor("voice", voice, entry), [name, theme], lines, len(found), "mention", lang, digits))
    return cells(lists, lang)


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    return iter(frame.itertuples(index=False))
