"""Who says what: reported speech with its speakers."""

from analysis.quotes.find import QUOTE_COLUMNS, find_quotes

__all__ = ["QUOTE_COLUMNS", "find_quotes"]
