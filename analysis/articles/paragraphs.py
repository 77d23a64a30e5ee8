"""Paragraphs with their roles and places in the text."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import as_arrow
from analysis.articles.column_roles import ROLES, roles_of
from analysis.articles.lines import lines_of

PARAGRAPH_COLUMNS = ("article", "paragraph", "role", "start", "end", "text")
COUNTED = ("title", "lead", "body")


def split_paragraphs(articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row a non-empty line of each article, with its role and its place.

    Needs the columns `article` and `text`; a frame of paragraphs is returned as it is.
    With a `title` column, the first paragraph is the title when it equals it ("" means there is none);
    without one, a first line that reads like a headline is.
    With a `language` column, an article in another language than Arabic is meta throughout: nothing in it
    is counted.
    `start` and `end` count code points of the article's text: text[start:end] is the paragraph (U+FFFD stands
    for a lone surrogate).

    >>> frame = pd.DataFrame({"article": ["a"], "title": ["خبر"], "text": ["خبر\\n\\nزار الوزير بغداد."]})
    >>> split_paragraphs(frame)[["paragraph", "role", "start", "end"]].values.tolist()
    [[0, 'title', 0, 3], [1, 'lead', 5, 22]]
    """
    if "paragraph" in articles:
        return articles
    split = split_texts(articles)
    columns = {
        "article": articles["article"].array.take(split.row),
        "paragraph": split.number,
        "role": pd.array(pa.array(ROLES, pa.large_string()).take(pa.array(split.role)), dtype="str"),
        "start": split.start,
        "end": split.end,
        "text": pd.array(split.text, dtype="str"),
    }
    return pd.DataFrame(columns, columns=list(PARAGRAPH_COLUMNS))


class Split(NamedTuple):
    """Paragraphs as numbers, arrays of one length in reading order: the row of the article, and what is said of it."""

    row: NDArray[np.int64]
    number: NDArray[np.int64]
    role: NDArray[np.int8]  # index into ROLES
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    text: pa.LargeStringArray


def split_texts(articles: pd.DataFrame) -> Split:
    """Split articles into paragraphs: what split_paragraphs says in words."""
    lines = lines_of(articles["text"])
    guessed = pa.nulls(len(articles), pa.large_string())
    titles = as_arrow(articles["title"]).fill_null("") if "title" in articles else guessed
    languages = articles["language"].fillna("") if "language" in articles else pd.Series([""] * len(articles))
    codes = roles_of(lines, titles, ~languages.isin(["ar", ""]).to_numpy(dtype=bool))
    begins = np.append(True, lines.row[1:] != lines.row[:-1])[: len(lines.row)]
    count = np.arange(len(lines.row))
    number = count - np.maximum.accumulate(np.where(begins, count, 0))
    return Split(lines.row, number, codes, lines.start, lines.end, lines.text)
