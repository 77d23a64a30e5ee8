"""The verbs over one frame of articles, to the tables that are written; texts are decoded once for all of them."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import chunks_of
from analysis.arabic.words import count_in_chunk
from analysis.articles import COUNTED
from analysis.articles.column_roles import ROLES
from analysis.articles.paragraphs import Split, split_texts
from analysis.corpus.schemas import coded, to_table
from analysis.mentions import CLITICS, SUFFIXES, Book, Found, locate
from analysis.quotes import find_quotes

Tables = dict[str, pa.Table]

_NO_QUOTES = pd.DataFrame({"article": []})
_ROLES, _CLITICS, _SUFFIXES = map(coded, (ROLES, CLITICS, SUFFIXES))
_COUNTED = np.isin(ROLES, COUNTED)


class Terms(NamedTuple):
    """The terms sought, and what is said of each as codes."""

    book: Book
    said: dict[str, pa.DictionaryArray]


def code_terms(book: Book) -> Terms:
    """Return the terms of a book with what is said of them as codes."""
    return Terms(book, {name: coded(values) for name, values in book.said.items()})


def analyse(articles: pd.DataFrame, terms: Terms, *, quotes: bool) -> Tables:
    """Return the tables of some articles, but for the issues."""
    split = split_texts(articles)
    chunks = list(chunks_of(split.text))
    words = np.concatenate([np.empty(0, np.int64), *map(count_in_chunk, chunks)])
    counted, arabic = _COUNTED[split.role], articles["language"].eq("ar").to_numpy(dtype=bool)
    totals = np.bincount(split.row[counted], words[counted], minlength=len(articles))
    found = locate(chunks, terms.book)
    found = found.where((counted & arabic[split.row])[found.row])
    return {
        "articles": to_table(articles.assign(words=totals.astype(np.int64)), "articles"),
        "paragraphs": to_table(_paragraphs(articles, split, words), "paragraphs"),
        "mentions": to_table(_mentions(articles, split, found, terms), "mentions"),
        "quotes": to_table(find_quotes(articles[arabic]) if quotes else _NO_QUOTES, "quotes"),
    }


def _paragraphs(articles: pd.DataFrame, split: Split, words: NDArray[np.int64]) -> dict[str, Any]:
    return {
        "article": coded(articles["article"]).take(pa.array(split.row)),
        "paragraph": split.number,
        "role": _ROLES.take(pa.array(split.role)),
        "start": split.start,
        "end": split.end,
        "words": words,
    }


def _mentions(articles: pd.DataFrame, split: Split, found: Found, terms: Terms) -> dict[str, Any]:
    begin = split.start[found.row]
    return {
        "article": coded(articles["article"]).take(pa.array(split.row[found.row])),
        "paragraph": split.number[found.row],
        "role": _ROLES.take(pa.array(split.role[found.row])),
        "start": begin + found.start,
        "end": begin + found.end,
        **{name: values.take(pa.array(found.term)) for name, values in terms.said.items()},
        "clitic": _CLITICS.take(pa.array(found.proclitic)),
        "suffix": _SUFFIXES.take(pa.array(found.pronoun)),
        "surface": found.surface,
        "nested": found.nested,
    }
