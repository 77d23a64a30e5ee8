"""Articles in, paragraphs out."""

from analysis.articles.duplicates import near_duplicates
from analysis.articles.frames import ARTICLE_COLUMNS, ISSUE_COLUMNS, ORIGIN_COLUMNS
from analysis.articles.paragraphs import COUNTED, PARAGRAPH_COLUMNS, split_paragraphs
from analysis.articles.reading import iter_articles, read_articles

__all__ = [
    "ARTICLE_COLUMNS",
    "COUNTED",
    "ISSUE_COLUMNS",
    "ORIGIN_COLUMNS",
    "PARAGRAPH_COLUMNS",
    "iter_articles",
    "near_duplicates",
    "read_articles",
    "split_paragraphs",
]
