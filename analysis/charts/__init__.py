"""Charts with the Arabic drawn right: every function takes a frame and returns matplotlib Axes."""

from analysis.charts.agencies import agencies_ranked, agency_themes
from analysis.charts.dispersion import dispersion
from analysis.charts.display import describe, show, table
from analysis.charts.label import label
from analysis.charts.paragraphs import paragraph_words
from analysis.charts.sources import keyness, sources_themes
from analysis.charts.speakers import speaker_themes, speakers_share
from analysis.charts.style import DARK, GRID, HEAT, INK, MUTED, PALETTE, PAPER, colours, style
from analysis.charts.themes import theme_paragraphs, theme_strength
from analysis.charts.together import cooccurrence
from analysis.charts.trend import trend

__all__ = [
    "DARK",
    "GRID",
    "HEAT",
    "INK",
    "MUTED",
    "PALETTE",
    "PAPER",
    "agencies_ranked",
    "agency_themes",
    "colours",
    "cooccurrence",
    "describe",
    "dispersion",
    "keyness",
    "label",
    "paragraph_words",
    "show",
    "sources_themes",
    "speaker_themes",
    "speakers_share",
    "style",
    "table",
    "theme_paragraphs",
    "theme_strength",
    "trend",
]
