"""Who said it: every statement in a folded list of its speaker's, and where it stands in the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
from markupsafe import Markup

from analysis.agencies.places import rows
from analysis.highlight import Passage, anchor, highlight_rows, mark_id
from analysis.quotes import speaker_themes
from analysis.reports.proofs import cells, counted, folded, listed, place, spoken
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
    marked, line = quotes.assign(codebook="quotes"), partial(_statement, lang=lang, digits=digits)
    lists = []
    for speaker, said in marked.groupby("speaker", sort=False):
        statements: dict[Any, list[Any]] = {}
        for row in rows(said):
            statements.setdefault(row.statement, []).append(row)
        name, title = anchor("speaker", speaker or NOBODY), str(speaker) or value_names(lang)["speaker", ""]
        lists.append(folded(name, [title], list(statements.values()), line, "statement", lang, digits))
    return listed(lists, "evidence said", lang)


def _statement(pieces: Sequence[Any], lang: str, digits: str) -> Markup:
    first = pieces[0]
    text = Markup(" … ").join(highlight_rows(row.text, (), tag="span") for row in pieces)
    kind = value_names(lang).get(("kind", first.kind), first.kind)
    cue = Markup(' · <bdi lang="ar" dir="rtl">{}</bdi>').format(first.cue) if first.cue else ""
    link = place(f"#{mark_id(first)}", first.paragraph, lang, digits)
    return Markup('{} <span class="count">{}{}</span> {}').format(text, kind, cue, link)


def voiced_mentions(quotes: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the counted mentions of one article's themes with `voice`: speaker, "unattributed" or "narrator"."""
    alone = counted(mentions)
    each = speaker_themes(quotes, alone.assign(entry=alone["start"]))  # a mention is known by where it begins
    voices: dict[int, str] = {
        row.entry: NARRATOR if row.voice == NARRATOR else row.speaker or NOBODY for row in rows(each)
    }
    return alone.assign(voice=alone["start"].map(voices))


def voice_links(voiced: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return where the mentions of each voice and theme are listed, by (voice, entry).

    >>> voice_links(pd.DataFrame({"voice": ["narrator"], "entry": ["security"]}))
    {('narrator', 'security'): '#voice-narrator-security'}
    """
    return {(row.voice, row.entry): f"#{anchor('voice', row.voice, row.entry)}" for row in rows(voiced)}


def voice_evidence(voiced: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Passage:
    """Return, for each voice and theme of `voiced_mentions`, a folded list of its words, paragraph by paragraph."""
    from analysis.charts.wording import say

    lists, line = [], partial(spoken, lang=lang, digits=digits)
    for (voice, entry), found in voiced.groupby(["voice", "entry"], sort=False):
        groups: dict[int, list[Any]] = {}
        for row in rows(found):
            groups.setdefault(row.paragraph, []).append(row)
        name = say(f"voice.{voice}", lang) if voice in (NOBODY, NARRATOR) else str(voice)
        theme = row.label_en if lang == "en" and row.label_en else row.label
        named = anchor("voice", voice, entry), [name, theme]
        lists.append(folded(*named, list(groups.values()), line, "mention", lang, digits))
    return cells(lists, lang)
