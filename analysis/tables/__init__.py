"""Frames in, frames out: what can be counted from mentions, quotes and articles."""

from analysis.tables.themes import count_themes

__all__ = ["count_themes"]
