"""Who says what: reported speech with its speakers."""

from analysis.quotes.find import QUOTE_COLUMNS, find_quotes
from analysis.quotes.shares import narrator_share, speaker_themes, speakers

__all__ = ["QUOTE_COLUMNS", "find_quotes", "narrator_share", "speaker_themes", "speakers"]
