"""Paragraphs with their roles and places in the text."""

import re

import pandas as pd

from analysis.articles.roles import assign_roles, guess_title

PARAGRAPH_COLUMNS = ("article", "paragraph", "role", "start", "end", "text")
COUNTED = ("title", "lead", "body")

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# A line of spaces, joiners or direction marks alone is empty to the reader.
_VISIBLE = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def split_paragraphs(articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row a non-empty line of each article, with its role and its place.

    Needs the columns `article` and `text`. With a `title` column, the first paragraph is the title
    when it equals it ("" means there is none); without one, a first line that reads like a headline is.
    With a `language` column, an article in another language than Arabic is meta throughout: nothing in it
    is counted.
    `start` and `end` count code points of the article's text: text[start:end] is the paragraph.

    >>> frame = pd.DataFrame({"article": ["a"], "title": ["خبر"], "text": ["خبر\\n\\nزار الوزير بغداد."]})
    >>> split_paragraphs(frame)[["paragraph", "role", "start", "end"]].values.tolist()
    [[0, 'title', 0, 3], [1, 'lead', 5, 22]]
    """
    titles = articles["title"].fillna("") if "title" in articles else [None] * len(articles)
    languages = articles["language"].fillna("") if "language" in articles else [""] * len(articles)
    rows: list[tuple[object, int, str, int, int, str]] = []
    texts = articles["text"].fillna("")
    for article, text, title, language in zip(articles["article"], texts, titles, languages, strict=True):
        spans = find_lines(text)
        lines = [text[start:end] for start, end in spans]
        if language in ("ar", ""):
            roles = assign_roles(lines, guess_title(lines) if title is None else title)
        else:
            roles = ["meta"] * len(lines)
        rows.extend(
            (article, number, role, start, end, line)
            for number, (role, (start, end), line) in enumerate(zip(roles, spans, lines, strict=True))
        )
    columns = zip(*rows, strict=True) if rows else [[] for _ in PARAGRAPH_COLUMNS]
    frame = pd.DataFrame(dict(zip(PARAGRAPH_COLUMNS, columns, strict=True)))
    return frame.astype({"paragraph": "int64", "role": "str", "start": "int64", "end": "int64", "text": "str"})


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
