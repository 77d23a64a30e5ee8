"""Charts with the Arabic drawn right: every function takes a frame and returns matplotlib Axes."""

from analysis.charts.display import describe, show, table
from analysis.charts.label import label
from analysis.charts.style import DARK, GRID, HEAT, INK, MUTED, PALETTE, PAPER, colours, style
from analysis.charts.themes import theme_strength

__all__ = [
    "DARK",
    "GRID",
    "HEAT",
    "INK",
    "MUTED",
    "PALETTE",
    "PAPER",
    "colours",
    "describe",
    "label",
    "show",
    "style",
    "table",
    "theme_strength",
]
