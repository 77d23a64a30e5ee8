"""Frames in, frames out: what can be counted from mentions, quotes and articles."""

from analysis.tables.concordance import concordance
from analysis.tables.cooccurrence import cooccurrence
from analysis.tables.keyness import keyness
from analysis.tables.themes import count_themes
from analysis.tables.trends import compare_sources, trend

__all__ = ["compare_sources", "concordance", "cooccurrence", "count_themes", "keyness", "trend"]
