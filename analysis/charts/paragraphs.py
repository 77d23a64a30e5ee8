"""How an article is built: its paragraphs and their lengths."""

from __future__ import annotations

from statistics import mode
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.bars import Bar, bars
from analysis.charts.data import framed, one_article, run_name, runs
from analysis.charts.frame import nothing
from analysis.charts.links import Links
from analysis.charts.style import OTHER, PALETTE, style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COUNTED = ("title", "lead", "body")
_ROWS = 30
_ROW = 0.27


def paragraph_words(
    paragraphs: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show how long each paragraph is and what part it plays; hatched ones are left out of all counts.

    Reads `article`, `paragraph`, `role` and `text` (or `words`) of `split_paragraphs` for one article; beyond
    thirty, neighbours share a bar. `links` is keyed by (first) paragraph. Raises MaqalError for several
    articles.

    >>> paragraphs = pd.DataFrame({"article": ["a"], "paragraph": [0], "role": ["title"], "words": [9]})
    >>> [float(bar.get_width()) for bar in paragraph_words(paragraphs, lang="en").patches]
    [9.0]
    """
    one_article(paragraphs, "paragraph_words")
    with style():
        if paragraphs.empty:
            return nothing(ax, say("no_paragraphs", lang), lang=lang)
        lengths = dict(zip(paragraphs["paragraph"].tolist(), _words(paragraphs).tolist(), strict=True))
        roles = dict(zip(paragraphs["paragraph"].tolist(), paragraphs["role"].tolist(), strict=True))
        drawn, table = [], []
        for run in runs(sorted(lengths), _ROWS):
            words, role = sum(lengths[number] for number in run), mode(sorted(roles[number] for number in run))
            place, part = run_name(run, lang, digits), say(f"role.{role}", lang)
            counted = role in COUNTED
            shown = format_number(words, lang=lang, digits=digits)
            shade, hatch = (PALETTE["security"], "") if counted else (OTHER, "////")
            drawn.append(Bar(run[0], f"{place} – {part}", words, shown, shade, hatch))
            table.append([place, part, words])
        total = sum(words for number, words in lengths.items() if roles[number] in COUNTED)
        reading = say("paragraph_words.reading", lang, words=count_noun(total, "word", lang=lang, digits=digits))
        return bars(
            drawn, framed(table, ("paragraph", "role", "words"), lang), chart="paragraph_words",
            reading=reading, lang=lang, digits=digits, row=_ROW, links=links, ax=ax,
        )  # fmt: skip


def _words(paragraphs: pd.DataFrame) -> pd.Series[int]:
    if "words" in paragraphs:
        return paragraphs["words"]
    from analysis.arabic import count_words

    return count_words(paragraphs["text"])
