"""One look for every chart: font, sizes and colours that hold on white and on dark paper.

Every colour a chart draws stands in `DARK`, which names the colour to put in its place on dark paper;
colours missing there are right on both. Text keeps 4.5:1 and marks keep 3:1 against the paper.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any

INK = "#1b1f24"
MUTED = "#57606a"
GRID = "#d0d7de"
PAPER = "#fefefe"
HEAT = ("#6f95bd", "#43719f", "#2f6096", "#1d477a", "#0f2f5a")
"""Steps of one blue for the cells of a matrix, little to much."""

PALETTE = {"security": "#0072b2", "terrorism": "#d55e00", "mediation": "#009e73"}
"""The colours of the themes that ship with the project, the same in every chart and on every page."""
SPARE = ("#b8578f", "#8a6d00", "#7a6bd1", "#a0522d", "#2f8f9d", "#6b7785")
"""For entries of other codebooks, in order; after six they begin again, and labels tell them apart."""
OTHER = "#6b7785"
MARKERS = ("o", "s", "^", "D", "v", "P")

DARK = {
    INK: "#f0f3f6",
    MUTED: "#aab4be",
    GRID: "#3d444d",
    PAPER: "#14181d",
    HEAT[0]: "#3f6c99",
    HEAT[1]: "#5585b3",
    HEAT[2]: "#7aa3cc",
    HEAT[3]: "#a4c4e4",
    HEAT[4]: "#d3e5f8",
}
"""Light colour → the colour that takes its place on dark paper."""

FAMILY = "IBM Plex Sans Arabic"
STYLE: Any = {
    "font.family": [FAMILY, "DejaVu Sans"],
    "font.size": 11.2,
    "text.color": INK,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.labelsize": 11.2,
    "axes.axisbelow": True,
    "axes.linewidth": 0.8,
    "axes.titlecolor": INK,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "xtick.color": MUTED,
    "xtick.labelcolor": MUTED,
    "xtick.labelsize": 11.2,
    "xtick.major.size": 0,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
    "ytick.labelsize": 11.2,
    "ytick.major.size": 0,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.8,
    "figure.facecolor": "none",
    "savefig.facecolor": "none",
    "savefig.edgecolor": "none",
    "svg.fonttype": "none",
    "svg.hashsalt": "maqal",
}
"""Settings of matplotlib, used in a `with` and never written to the session's own."""


@cache
def _register_font() -> None:
    from matplotlib import font_manager

    for font in sorted(files("fontpkg_ibm_plex_sans_arabic").joinpath("files").iterdir(), key=str):
        if font.name.endswith(("-Regular.ttf", "-Bold.ttf")):
            font_manager.fontManager.addfont(str(font))


@contextmanager
def style() -> Iterator[None]:
    """Draw inside this in the project's style; afterwards the session's own settings stand again.

    >>> import matplotlib
    >>> with style():
    ...     matplotlib.rcParams["text.parse_math"]
    False
    """
    import matplotlib

    _register_font()
    with matplotlib.rc_context(STYLE):
        yield


def colours(entries: Iterable[str]) -> dict[str, str]:
    """Give every entry its colour: the shipped themes their own, others by their order.

    >>> colours(["security", "water"])
    {'security': '#0072b2', 'water': '#b8578f'}
    """
    names = list(dict.fromkeys(entries))
    others = [name for name in names if name not in PALETTE]
    spare = {name: SPARE[place % len(SPARE)] for place, name in enumerate(others)}
    return {name: PALETTE.get(name) or spare[name] for name in names}
