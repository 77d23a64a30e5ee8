"""Charts of who speaks in an article, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts.bars import Bar, bars
from analysis.charts.data import framed, named, records
from analysis.charts.frame import nothing
from analysis.charts.links import Links
from analysis.charts.matrix import cross, peak
from analysis.charts.style import OTHER, PALETTE, style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 12
"""As many voices as one looks through; the rest are in the tables."""
_NOBODY, _NARRATOR = "unattributed", "narrator"


def speakers_share(
    speakers: pd.DataFrame,
    narrator: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show whose words the text is made of; the hatched bar is the paper's own.

    Reads `speaker`, `words`, `statements` of `speakers` and `words`, `narrator` of `narrator_share`; several
    articles are taken together. `links` is keyed by speaker, "unattributed" and "narrator".

    >>> speakers = pd.DataFrame({"speaker": ["الكاظمي"], "words": [30], "statements": [2]})
    >>> narrator = pd.DataFrame({"words": [100], "narrator": [70]})
    >>> [name.get_text() for name in speakers_share(speakers, narrator, lang="en").get_yticklabels()][0]
    "The paper's own words"
    """
    total = int(narrator["words"].sum())
    with style():
        if not total or not speakers["words"].sum():
            return nothing(ax, say("no_speakers", lang), lang=lang)
        sums = speakers.groupby("speaker", sort=False)[["words", "statements"]].sum().nlargest(_MOST, "words")
        voices = [(_voice(row.speaker), row.words, row.statements) for row in records(sums.reset_index())]
        voices = sorted([*voices, (_NARRATOR, int(narrator["narrator"].sum()), 0)], key=lambda voice: -voice[1])
        rows = [_bar(key, words / total, lang, digits) for key, words, _ in voices]
        others = [row for row in rows if row.key != _NARRATOR]
        level = [row.name for row in others if row.value == others[0].value]
        key = "speakers_share.level" if len(level) > 1 else "speakers_share.reading"
        paper = next(row for row in rows if row.key == _NARRATOR)
        table = [(row.name, words, said, row.shown) for row, (_, words, said) in zip(rows, voices, strict=True)]
        first, share = say("comma", lang).join(level), others[0].shown
        return bars(
            rows, framed(table, ("speaker", "words", "statements", "share_words"), lang), chart="speakers_share",
            reading=say(key, lang, first=first, share=share, paper=paper.shown),
            lang=lang, digits=digits, links=links, ax=ax,
        )  # fmt: skip


def speaker_themes(
    voiced: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show whose words carry which theme.

    Reads `voice`, `speaker`, `entry`, `label`, `label_en`, `mentions` of `speaker_themes`. `links` is keyed by
    (speaker, entry), with "unattributed" and "narrator" in the speaker's place.

    >>> voiced = pd.DataFrame({"voice": ["narrator"], "speaker": [""], "entry": ["security"],
    ...     "label": ["الأمن"], "label_en": ["Security"], "mentions": [3]})
    >>> speaker_themes(voiced, lang="en").get_yticklabels()[0].get_text()
    "The paper's own words"
    """
    with style():
        if voiced.empty:
            return nothing(ax, say("no_themes", lang), lang=lang)
        keyed = voiced.assign(key=[_voice(row.speaker, row.voice) for row in records(voiced)])
        strongest = keyed.groupby("key", sort=False)["mentions"].sum().nlargest(_MOST).index
        keyed = keyed[keyed["key"].isin(strongest)]
        rows = {key: _named(key, lang) for key in strongest}
        sums = keyed.groupby("entry", sort=False)["mentions"].sum().sort_values(ascending=False, kind="stable")
        themes = keyed.drop_duplicates("entry").set_index("entry", drop=False).loc[sums.index]
        columns = dict(zip(themes["entry"], named(themes, lang), strict=True))
        cells: dict[Any, float] = {(row.key, row.entry): float(row.mentions) for row in records(keyed)}
        (voice, theme), key = peak(cells, "speaker_themes")
        number = count_noun(int(cells[voice, theme]), "mention", lang=lang, digits=digits)
        reading = say(key, lang, voice=rows[voice], theme=columns[theme], number=number)
        return cross(
            cells, rows, columns, chart="speaker_themes", head="speaker", reading=reading, lang=lang,
            digits=digits, links=links, widths=(22, 12), ax=ax,
        )  # fmt: skip


def _voice(speaker: str, voice: str = "") -> str:
    return _NARRATOR if voice == _NARRATOR else speaker or _NOBODY


def _named(key: str, lang: str) -> str:
    return say(f"voice.{key}", lang) if key in (_NOBODY, _NARRATOR) else key


def _bar(key: str, share: float, lang: str, digits: str) -> Bar:
    shown = format_percent(share, lang=lang, digits=digits)
    own = key == _NARRATOR
    return Bar(key, _named(key, lang), share, shown, OTHER if own else PALETTE["security"], "////" if own else "")
