"""Where an agency and a theme stand together: the paragraphs behind every cell of the chart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import pandas as pd

from analysis.agencies.crossing import standing_alone
from analysis.agencies.places import rows
from analysis.highlight import Passage, anchor
from analysis.reports.proofs import cells, counted, folded, spoken

_SPAN = ["codebook", "entry", "start", "end", "surface", "label", "label_en"]


class _Span(NamedTuple):
    paragraph: int
    codebook: str
    start: int
    end: int
    surface: str


def pair_links(crossed: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return where the paragraphs of each agency and theme are listed, by (agency, theme).

    >>> pair_links(pd.DataFrame({"agency": ["iq_army"], "theme": ["security"]}))
    {('iq_army', 'security'): '#pair-iq__army-security'}
    """
    pairs = zip(crossed["agency"], crossed["theme"], strict=True)
    return {(agency, theme): f"#{anchor('pair', agency, theme)}" for agency, theme in pairs}


def pair_evidence(agencies: pd.DataFrame, themes: pd.DataFrame, *, lang: str = "ar", digits: str = "latn") -> Passage:
    """Return, for each agency and theme, a folded list of the paragraphs that hold both, as HTML.

    `agencies` and `themes` are what `agency_themes` counts, of one article. Each line gives the words found, as
    written; they lead to their marks in the article, and the number to the paragraph.
    """
    both = standing_alone(agencies)[["paragraph", *_SPAN]].merge(
        counted(themes)[["paragraph", *_SPAN]], on="paragraph", suffixes=("", "_2")
    )
    pairs: dict[tuple[str, str], list[Any]] = {}
    row: Any
    for row in rows(both):
        pairs.setdefault((row.entry, row.entry_2), []).append(row)
    lists, english = [], lang == "en"
    line = partial(spoken, lang=lang, digits=digits)
    for (agency, theme), found in pairs.items():
        first = found[0]
        names = [first.label_en if english and first.label_en else first.label]
        names += [first.label_en_2 if english and first.label_en_2 else first.label_2]
        held: dict[int, list[Any]] = {}
        for row in found:
            held.setdefault(row.paragraph, []).append(row)
        groups = [_spans(held[number]) for number in sorted(held)]
        lists.append(folded(anchor("pair", agency, theme), names, groups, line, "paragraph", lang, digits))
    return cells(lists, lang)


def _spans(found: Sequence[Any]) -> list[_Span]:
    """Return a paragraph's words, the agencies' first, each once."""
    spans = [_Span(row.paragraph, row.codebook, row.start, row.end, row.surface) for row in found]
    spans += [_Span(row.paragraph, row.codebook_2, row.start_2, row.end_2, row.surface_2) for row in found]
    return list(dict.fromkeys(spans))
