"""Paragraphs with their roles and places in the text."""

import numpy as np
import pandas as pd
import pyarrow as pa

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
    lines = lines_of(articles["text"])
    guessed = pa.nulls(len(articles), pa.large_string())
    titles = as_arrow(articles["title"]).fill_null("") if "title" in articles else guessed
    languages = articles["language"].fillna("") if "language" in articles else pd.Series([""] * len(articles))
    codes = roles_of(lines, titles, ~languages.isin(["ar", ""]).to_numpy(dtype=bool))
    begins = np.append(True, lines.row[1:] != lines.row[:-1])[: len(lines.row)]
    count = np.arange(len(lines.row))
    columns = {
        "article": articles["article"].array.take(lines.row),
        "paragraph": count - np.maximum.accumulate(np.where(begins, count, 0)),
        "role": pd.array(pa.array(ROLES, pa.large_string()).take(pa.array(codes)), dtype="str"),
        "start": lines.start,
        "end": lines.end,
        "text": pd.array(lines.text, dtype="str"),
    }
    return pd.DataFrame(columns, columns=list(PARAGRAPH_COLUMNS))
