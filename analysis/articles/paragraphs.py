"""Paragraphs with their roles and places in the text."""

import re

import pandas as pd

from analysis.arabic.chunks import without_surrogates
from analysis.articles.roles import assign_roles, guess_title

PARAGRAPH_COLUMNS = ("article", "paragraph", "role", "start", "end", "text")
COUNTED = ("title", "lead", "body")

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A line of spaces, joiners or direction marks alone is empty to the reader.
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


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
    titles = articles["title"].fillna("") if "title" in articles else [None] * len(articles)
    languages = articles["language"].fillna("") if "language" in articles else [""] * len(articles)
    places: list[int] = []  # of each paragraph's article
    rows: list[tuple[int, str, int, int, str]] = []
    for place, (text, title, language) in enumerate(zip(articles["text"].fillna(""), titles, languages, strict=True)):
        text = without_surrogates(text)
        spans = find_lines(text)
        lines = [text[start:end] for start, end in spans]
        if language in ("ar", ""):
            roles = assign_roles(lines, guess_title(lines) if title is None else title)
        else:
            roles = ["meta"] * len(lines)
        places += [place] * len(lines)
        rows += [(n, roles[n], *spans[n], line) for n, line in enumerate(lines)]
    frame = pd.DataFrame(rows, columns=list(PARAGRAPH_COLUMNS[1:]))
    frame = frame.astype({"paragraph": "int64", "role": "str", "start": "int64", "end": "int64", "text": "str"})
    frame.insert(0, "article", articles["article"].iloc[places].array)
    return frame


def has_text(text: str) -> bool:
    """Tell whether a reader sees anything in a text.

    >>> has_text(chr(0x200f)), has_text("أ")
    (False, True)
    """
    return _VISIBLE.search(text) is not None


def find_lines(text: str) -> list[tuple[int, int]]:
    """Return the places of the lines that show something.

    >>> find_lines("أ\\n\\n \\nب")
    [(0, 1), (5, 6)]
    """
    return [line.span() for line in _LINE.finditer(text) if _VISIBLE.search(text, *line.span())]
