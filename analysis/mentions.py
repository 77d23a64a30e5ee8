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
_SEARCHED = ("term", "match", "spelling", "codebook")  # in the order of Term
ARMED = "armed group"  # its name is itself a word of a theme, as داعش is of terrorism
_SETTLED = ("entry", "kind", "naming")
_SHOWN = ("codebook", "entry", "term", "label_en", "kind", "country")
_DEFAULTS: dict[str, Any] = {
    "codebook": "terms",
    "match": "clitics",
    "spelling": "folded",
    "kind": "term",
    "label_ar": "",
    "label_en": "",
    "country": "",
    "naming": False,
}
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
    if overlaps not in ("longest", "all"):
        raise ValueError(f"overlaps={overlaps!r} is not known; write 'longest' or 'all'")
    paragraphs = split_paragraphs(articles)
    paragraphs = paragraphs[paragraphs["role"].isin(list(roles))]
    terms = _terms([codebooks] if isinstance(codebooks, pd.DataFrame) else codebooks)
    codes = _codes(*(tuple(terms[name]) for name in (*_SEARCHED, *_SETTLED)))
    hits = search(paragraphs["text"], codes.compiled, surfaces=True)
    row, start, end, term = (hits.column(number).to_numpy().astype(np.int64) for number in range(4))
    verdicts = settle(codes.spans(row, start, end, term), longest=overlaps == "longest")
    kept = (verdicts != DROPPED) & (excluded | ~codes.blocks[term])
    row = row[kept]
    begin = paragraphs["start"].to_numpy()[row]
    columns: dict[str, Any] = {
        **{name: paragraphs[name].array.take(row) for name in ("article", "paragraph", "role")},
        "start": begin + start[kept],
        "end": begin + end[kept],
        **{name: pd.array(values, dtype="str") for name, values in _texts(terms, hits.filter(kept)).items()},
        "nested": verdicts[kept] == NESTED,
    }
    return pd.DataFrame(columns, columns=list(MENTION_COLUMNS))


def _texts(terms: dict[str, NDArray[np.object_]], hits: Any) -> dict[str, Any]:
    """Return what is said of each hit in words: of its term, and what is written around it."""
    term = hits["term"].to_numpy()
    return {
        **{name: terms[name][term] for name in _SHOWN},
        "label": np.where(terms["label_ar"][term] == "", terms["entry"][term], terms["label_ar"][term]),
        "clitic": _CLITICS[hits["proclitic"].to_numpy()],
        "suffix": _SUFFIXES[hits["pronoun"].to_numpy()],
        "surface": hits["surface"],
    }


def _terms(codebooks: Sequence[pd.DataFrame]) -> dict[str, NDArray[np.object_]]:
    """Put the columns of codebooks end to end, with what a codebook may leave out filled in."""
    empty = np.empty(0, dtype=object)
    return {
        name: np.concatenate([empty, *(_column(frame, name) for frame in codebooks)])
        for name in ("entry", "term", *_DEFAULTS)
    }


def _column(codebook: pd.DataFrame, name: str) -> NDArray[np.object_]:
    if name in codebook:
        return codebook[name].to_numpy(dtype=object)
    return np.full(len(codebook), _DEFAULTS[name], dtype=object)


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


@lru_cache(maxsize=8)
def _codes(*columns: tuple[Any, ...]) -> _Codes:
    """Compile the terms given as columns, once for each set of codebooks."""
    searched, (entries, kinds, naming) = columns[: len(_SEARCHED)], columns[len(_SEARCHED) :]
    return _Codes(
        compile_terms(tuple(Term(*row) for row in zip(*searched, strict=True))),
        pd.factorize(np.array(entries, dtype=object))[0],
        np.array([kind == "exclude" for kind in kinds], dtype=bool),
        np.array([names and kind != ARMED for names, kind in zip(naming, kinds, strict=True)], dtype=bool),
        np.array([len(term) for term in columns[0]], dtype=np.int64),
    )
