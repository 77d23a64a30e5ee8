"""The verbs over one frame of articles, to the tables that are written; texts are decoded once for all of them."""

from typing import Any

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
_COUNTED = np.isin(ROLES, COUNTED)


def analyse(articles: pd.DataFrame, book: Book, *, quotes: bool) -> Tables:
    """Return the tables of some articles, but for the issues."""
    split = split_texts(articles)
    chunks = list(chunks_of(split.text))
    words = np.concatenate([np.empty(0, np.int64), *map(count_in_chunk, chunks)])
    counted, arabic = _COUNTED[split.role], articles["language"].eq("ar").to_numpy(dtype=bool)
    totals = np.bincount(split.row[counted], words[counted], minlength=len(articles))
    found = locate(chunks, book)
    found = found.where((counted & arabic[split.row])[found.row])
    return {
        "articles": to_table(articles.assign(words=totals.astype(np.int64)), "articles"),
        "paragraphs": to_table(_paragraphs(articles, split, words), "paragraphs"),
        "mentions": to_table(_mentions(articles, split, found, book), "mentions"),
        "quotes": to_table(find_quotes(articles[arabic]) if quotes else _NO_QUOTES, "quotes"),
    }


def _paragraphs(articles: pd.DataFrame, split: Split, words: NDArray[np.int64]) -> dict[str, Any]:
    return {
        "article": coded(articles["article"], split.row),
        "paragraph": split.number,
        "role": coded(ROLES, split.role),
        "start": split.start,
        "end": split.end,
        "words": words,
    }


def _mentions(articles: pd.DataFrame, split: Split, found: Found, book: Book) -> dict[str, Any]:
    begin = split.start[found.row]
    return {
        "article": coded(articles["article"], split.row[found.row]),
        "paragraph": split.number[found.row],
        "role": coded(ROLES, split.role[found.row]),
        "start": begin + found.start,
        "end": begin + found.end,
        **{name: coded(values, found.term) for name, values in book.said.items()},
        "clitic": coded(CLITICS, found.proclitic),
        "suffix": coded(SUFFIXES, found.pronoun),
        "surface": found.surface,
        "nested": found.nested,
    }
