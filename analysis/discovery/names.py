"""Names of agencies found by their build: a head noun and the words that belong to it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.agencies.places import rows
from analysis.arabic import fold
from analysis.arabic.article import is_definite
from analysis.articles import COUNTED
from analysis.codebooks.shape import complete
from analysis.discovery.boundaries import name_end, quoted_end
from analysis.discovery.lists import heads, read_list
from analysis.discovery.tokens import tokens_of
from analysis.mentions import find_mentions

COLUMNS = ["article", "paragraph", "role", "start", "end", "surface", "head", "kind", "nested"]
_LAM = "ل"


def find_names(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return the spans of counted paragraphs that are built like an agency's name, known or not.

    A name begins with a noun of data/lists/agency_heads.csv and goes on as far as Arabic lets it: an idafa,
    adjectives that agree, a second noun after و, ل and its noun, في and a place, or words between quote marks.
    Columns: `COLUMNS`; `head` and `kind` are the head noun and its kind; `nested` names end within another one.

    >>> text = "أعلنت وزارة التربية والتعليم الموريتانية أن وفدا زار بلدية طبرقة."
    >>> paragraphs = pd.DataFrame([["a", 1, "lead", 0, len(text), text]],
    ...                           columns=["article", "paragraph", "role", "start", "end", "text"])
    >>> find_names(paragraphs).surface.tolist()
    ['وزارة التربية والتعليم الموريتانية', 'بلدية طبرقة']
    """
    found = find_mentions(paragraphs, _codebook(), roles=COUNTED)
    texts = {(row.article, row.paragraph): row for row in rows(paragraphs)}
    names: list[tuple[Any, ...]] = []
    for place, hits in groupby(rows(found[found["suffix"] == ""]), key=lambda hit: (hit.article, hit.paragraph)):
        outer = 0
        for hit, end in _ends(hits, texts[place]):
            begin = texts[place].start
            surface = texts[place].text[hit.start - begin : end - begin]
            names.append((*place, hit.role, hit.start, end, surface, hit.entry, hit.kind, end <= outer))
            outer = max(outer, end)
    return pd.DataFrame(names, columns=COLUMNS).astype({"nested": bool})


def _ends(hits: Iterable[Any], paragraph: Any) -> Iterator[tuple[Any, int]]:
    """Yield the head nouns that begin a name, with the end of the name, in reading order."""
    tokens = tokens_of(paragraph.text)
    begun = 0
    for hit in hits:
        at = bisect_right(tokens, hit.start - paragraph.start, key=lambda token: token.start) - 1
        lam = hit.clitic.endswith(_LAM) and hit.surface.startswith(_LAM) and not hit.term.startswith(_LAM)
        head = heads()[hit.entry]
        end = name_end(tokens, at, head, is_definite(hit.surface) or lam)
        stop = tokens[end - 1].end if end > at else 0
        if end == at and "name" in head.takes:
            stop = quoted_end(tokens, at + 1, paragraph.text)
        if stop and (hit.start >= begun or paragraph.start + stop <= begun):
            begun = max(begun, paragraph.start + stop)
            yield hit, paragraph.start + stop


@lru_cache(maxsize=1)
def _codebook() -> pd.DataFrame:
    listed = read_list("agency_heads.csv").rename(columns={"head": "term"})
    listed["entry"] = [fold(term, "names") for term in listed["term"]]
    return complete(listed[["entry", "term", "kind"]], codebook="agency_heads", naming=True)
