"""Find the terms of codebooks in articles."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import Chunk, chunks_of
from analysis.arabic.clitics import PROCLITICS, PRONOUNS
from analysis.articles import COUNTED, split_paragraphs
from analysis.overlaps import DROPPED, NESTED, Spans, settle
from analysis.search import search_chunks
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
CLITICS = np.array([proclitic.clitics for proclitic in PROCLITICS], dtype=object)
SUFFIXES = np.array(["", *PRONOUNS], dtype=object)


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
    book = open_book([codebooks] if isinstance(codebooks, pd.DataFrame) else codebooks)
    found = locate(chunks_of(paragraphs["text"]), book, longest=overlaps == "longest", excluded=excluded)
    begin = paragraphs["start"].to_numpy()[found.row]
    said = {
        **{name: values[found.term] for name, values in book.said.items()},
        "clitic": CLITICS[found.proclitic],
        "suffix": SUFFIXES[found.pronoun],
        "surface": found.surface,
    }
    columns: dict[str, Any] = {
        **{name: paragraphs[name].array.take(found.row) for name in ("article", "paragraph", "role")},
        "start": begin + found.start,
        "end": begin + found.end,
        **{name: pd.array(values, dtype="str") for name, values in said.items()},
        "nested": found.nested,
    }
    return pd.DataFrame(columns, columns=list(MENTION_COLUMNS))


class Found(NamedTuple):
    """Terms found in chunks of texts, in reading order, as numbers; arrays of one length."""

    row: Places  # of the texts
    start: Places  # code points in the row
    end: Places
    term: Places  # row of the book
    proclitic: NDArray[np.uint8]  # index into CLITICS
    pronoun: NDArray[np.uint8]  # index into SUFFIXES
    nested: NDArray[np.bool_]
    surface: pa.Array

    def where(self, kept: NDArray[np.bool_]) -> "Found":
        """Return some of them."""
        columns: list[Any] = [*(column[kept] for column in self[:-1]), self.surface.filter(pa.array(kept))]
        return Found(*columns)


def locate(chunks: Iterable[Chunk], book: "Book", *, longest: bool = True, excluded: bool = False) -> Found:
    """Find the terms of a book in chunks, overlaps settled: what find_mentions says in words."""
    codes = book.codes
    hits = search_chunks(chunks, codes.compiled, surfaces=True)
    row, start, end, term = (hits.column(number).to_numpy().astype(np.int64) for number in range(4))
    verdicts = settle(codes.spans(row, start, end, term), longest=longest)
    proclitic, pronoun = (hits[name].to_numpy() for name in ("proclitic", "pronoun"))
    found = Found(row, start, end, term, proclitic, pronoun, verdicts == NESTED, hits["surface"])
    return found.where((verdicts != DROPPED) & (excluded | ~codes.blocks[term]))


def open_book(codebooks: Sequence[pd.DataFrame]) -> "Book":
    """Put the columns of codebooks end to end, and compile their terms."""
    empty = np.empty(0, dtype=object)
    terms = {
        name: np.concatenate([empty, *(_column(frame, name) for frame in codebooks)])
        for name in ("entry", "term", *_DEFAULTS)
    }
    codes = _codes(*(tuple(terms[name]) for name in (*_SEARCHED, *_SETTLED)))
    label = np.where(terms["label_ar"] == "", terms["entry"], terms["label_ar"])
    return Book({**{name: terms[name] for name in _SHOWN}, "label": label}, codes)


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


class Book(NamedTuple):
    """Codebooks ready for the search: what a mention says of its term, by term, and the terms as numbers."""

    said: dict[str, NDArray[np.object_]]
    codes: _Codes


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
