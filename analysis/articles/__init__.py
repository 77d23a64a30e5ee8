"""Articles in, paragraphs out."""

from analysis.articles.paragraphs import COUNTED, PARAGRAPH_COLUMNS, split_paragraphs
from analysis.articles.reading import ARTICLE_COLUMNS, read_articles

__all__ = ["ARTICLE_COLUMNS", "COUNTED", "PARAGRAPH_COLUMNS", "read_articles", "split_paragraphs"]
