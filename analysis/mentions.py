"""Find the terms of codebooks in articles."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.arabic.clitics import PROCLITICS, PRONOUNS
from analysis.articles import COUNTED, split_paragraphs
from analysis.overlaps import DROPPED, NESTED, Spans, settle
from analysis.search import search
from analysis.terms import Compiled, Term, compile_terms

MENTION_COLUMNS = (
    "article",
    "paragraph",
    "role",
    "start",
    "end",
    "surface",
    "codebook",
    "entry",
    "label",
    "term",
    "clitic",
    "nested",
    "suffix",
    "label_en",
    "kind",
    "country",
)
Places = NDArray[np.int64]
_DEFAULTS: dict[str, Any] = {
    "codebook": "terms",
    "match": "clitics",
    "spelling": "folded",
    "kind": "term",
    "label_en": "",
    "country": "",
    "naming": False,
}
_OF_TERM = ("codebook", "entry", "label", "term", "label_en", "kind", "country")
_CLITICS = np.array([proclitic.clitics for proclitic in PROCLITICS], dtype=object)
_SUFFIXES = np.array(["", *PRONOUNS], dtype=object)


def find_mentions(
    articles: pd.DataFrame,
    codebooks: pd.DataFrame | Sequence[pd.DataFrame],
    *,
    roles: Sequence[str] = COUNTED,
    overlaps: str = "longest",
    excluded: bool = False,
) -> pd.DataFrame:
    """Return one row a term found in the paragraphs of the named roles, in reading order.

    ``articles`` may be the articles or their paragraphs. ``start`` and ``end`` count code points of the
    article; text[start:end] is the surface: ال is in it, other clitics, pronouns and trailing tashkeel are not;
    ``clitic`` and ``suffix`` name them. ``nested`` mentions lie inside a longer one of another entry, or
    are a theme inside an agency's name: they are not to be counted. ``overlaps="all"`` keeps what the
    longest-first rule drops; ``excluded=True`` adds the exclusions found, with kind "exclude".

    >>> articles = pd.DataFrame({"article": ["a"], "text": ["أكد الوزير حرصه على الأمنِ وبأمنها."]})
    >>> codebook = pd.DataFrame({"codebook": ["themes"], "entry": ["security"], "term": ["أمن"]})
    >>> find_mentions(articles, codebook)[["surface", "clitic", "suffix"]].values.tolist()
    [['الأمن', '', ''], ['أمن', 'وب', 'ها']]
    """
    paragraphs = articles if "paragraph" in articles else split_paragraphs(articles)
    paragraphs = paragraphs[paragraphs["role"].isin(list(roles))]
    terms = _terms(codebooks)
    codes = _codes(*(tuple(terms[column]) for column in _NEEDED))
    hits = search(paragraphs["text"], codes.compiled, surfaces=True)
    row, start, end, term = (hits[name].to_numpy().astype(np.int64) for name in ("row", "start", "end", "term"))
    verdicts = settle(codes.spans(row, start, end, term), longest=overlaps == "longest")
    kept = verdicts != DROPPED
    if not excluded:
        kept &= (terms["kind"] != "exclude").to_numpy()[term]
    row, term = row[kept], term[kept]
    places, found = paragraphs.iloc[row], terms.iloc[term]
    begin = places["start"].to_numpy()
    columns: dict[str, Any] = {
        **{name: places[name].array for name in ("article", "paragraph", "role")},
        "start": begin + start[kept],
        "end": begin + end[kept],
        "surface": pd.array(hits["surface"].filter(kept), dtype="str"),
        **{name: found[name].array for name in ("codebook", "entry", "label", "term", "label_en", "kind", "country")},
        "clitic": _CLITICS[hits["proclitic"].to_numpy()[kept]],
        "suffix": _SUFFIXES[hits["pronoun"].to_numpy()[kept]],
        "nested": verdicts[kept] == NESTED,
    }
    return pd.DataFrame(columns, columns=list(MENTION_COLUMNS)).astype({"clitic": "str", "suffix": "str"})


def _terms(codebooks: pd.DataFrame | Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put codebooks under one another, with what they may leave out filled in."""
    frames = [codebooks] if isinstance(codebooks, pd.DataFrame) else list(codebooks)
    defaults = pd.DataFrame(columns=["entry", "term", *_DEFAULTS]).astype("str")
    filled = [frame.assign(**{name: _DEFAULTS[name] for name in _DEFAULTS if name not in frame}) for frame in frames]
    terms = pd.concat(filled, ignore_index=True) if filled else defaults
    labels = terms["label_ar"] if "label_ar" in terms else terms["entry"]
    return terms.assign(label=labels.mask(labels.isna() | (labels == ""), terms["entry"]))


class _Codes(NamedTuple):
    """The terms compiled, and as numbers what the settling of overlaps asks about each."""

    compiled: Compiled
    entry: NDArray[np.int64]
    blocks: NDArray[np.bool_]
    names: NDArray[np.bool_]
    weight: NDArray[np.int64]

    def spans(self, row: Places, start: Places, end: Places, term: Places) -> Spans:
        """Return the finds with places that count on from row to row."""
        begin = row * (end.max(initial=0) + 1)
        return Spans(
            start=begin + start,
            end=begin + end,
            codebook=self.compiled.codebook[term],
            entry=self.entry[term],
            blocks=self.blocks[term],
            names=self.names[term],
            weight=self.weight[term],
        )


_NEEDED = ("term", "match", "spelling", "codebook", "entry", "kind", "naming")


@lru_cache(maxsize=8)
def _codes(*columns: tuple[Any, ...]) -> _Codes:
    """Compile the terms given as columns, once for each codebook used."""
    terms, entries, kinds, naming = columns[:4], columns[4], columns[5], columns[6]
    compiled = compile_terms(tuple(Term(*row) for row in zip(*terms, strict=True)))
    return _Codes(
        compiled,
        pd.factorize(np.array(entries, dtype=object))[0],
        np.array([kind == "exclude" for kind in kinds], dtype=bool),
        np.array(naming, dtype=bool),
        np.array([len(term) for term in columns[0]], dtype=np.int64),
    )
