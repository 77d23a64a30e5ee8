"""Where in a text every mention stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.data import framed, named
from analysis.charts.frame import finish, nothing, row_height, start
from analysis.charts.label import label
from analysis.charts.links import Links, inside, spoken
from analysis.charts.style import GRID, OTHER, colours, style
from analysis.charts.wording import say
from analysis.numbers import format_number, format_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAME = 22
_LEFT_OUT = ("exclude", "armed group")
_APART = 60
"""As many strokes as one can tell apart on a lane and step through with a keyboard."""
_AGENCIES = 8
"""As many agencies as can be told apart; the rest are in the tables."""


@dataclass(frozen=True)
class _Lane:
    entry: str
    name: str
    colour: str
    starts: list[int]
    places: list[float]

    @property
    def middle(self) -> float:
        return sorted(self.places)[len(self.places) // 2]


def dispersion(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show where in the text every theme and the most named agencies stand: a stroke a mention.

    Reads `article`, `start`, `entry`, `label`, `label_en`, `kind`, `nested` of mentions, of one codebook or
    of several together (nested and excluded ones, armed groups and mere references are left out), and
    `article`, `text` of the articles. The axis runs from the first letter to the last, right to left in
    Arabic. `links` is keyed by `start`, and by `entry` for those too many to be told apart.

    >>> mentions = pd.DataFrame({"article": ["a"], "start": [5], "entry": ["security"], "label": ["الأمن"],
    ...     "label_en": ["Security"], "kind": ["term"], "nested": [False]})
    >>> articles = pd.DataFrame({"article": ["a"], "text": ["في الأمن"]})
    >>> dispersion(mentions, articles, lang="en").get_yticklabels()[0].get_text()
    'Security'
    """
    lanes = _lanes(mentions, articles, lang)
    with style():
        if not lanes:
            return nothing(ax, say("no_mentions", lang), lang=lang)
        names = [label(lane.name, lang=lang, width=_NAME, most=2) for lane in lanes]
        ax = start(ax, lang=lang, height=row_height(names) * len(lanes))
        told: dict[str, str] = {}
        _strokes(ax, lanes, links)
        for lane in lanes:
            told |= spoken(links, [*lane.starts, lane.entry], [lane.name] * (len(lane.starts) + 1))
        counts = [format_number(len(lane.starts), lang=lang, digits=digits) for lane in lanes]
        _edges(ax, names, counts, lang, digits)
        first = lanes[0]
        told_as = "dispersion.one" if len(first.starts) == 1 else "dispersion.reading"
        middle = format_percent(first.middle, lang=lang, digits=digits)
        rows = [(lane.name, len(lane.starts), round(100 * lane.middle)) for lane in lanes]
        return finish(
            ax, framed(rows, ("entry", "mentions", "middle"), lang), chart="dispersion", lang=lang,
            digits=digits, names=told,
            reading=say(told_as, lang, first=first.name, middle=middle),
        )  # fmt: skip


def _lanes(mentions: pd.DataFrame, articles: pd.DataFrame, lang: str) -> list[_Lane]:
    """Return the themes, most mentioned first, and under them the most named agencies."""
    counted = mentions[~mentions["kind"].isin(_LEFT_OUT) & ~mentions["nested"].astype(bool)]
    if "how" in counted:
        counted = counted[counted["how"] != "reference"]
    if counted.empty:
        return []
    length = articles.set_index("article")["text"].str.len().clip(lower=1)
    places = (counted["start"] / counted["article"].map(length)).tolist()
    found: dict[str, list[tuple[int, float]]] = {}
    for entry, first, place in zip(counted["entry"].tolist(), counted["start"].tolist(), places, strict=True):
        found.setdefault(entry, []).append((first, place))
    names = dict(zip(reversed(counted["entry"].tolist()), reversed(named(counted, lang)), strict=True))
    terms = set(counted.loc[counted["kind"] == "term", "entry"])
    most = sorted(found, key=lambda entry: -len(found[entry]))
    themes = [entry for entry in most if entry in terms]
    agencies = [entry for entry in most if entry not in terms][:_AGENCIES]
    shades = colours(sorted(themes)) | dict.fromkeys(agencies, OTHER)
    return [
        _Lane(entry, names[entry], shades[entry], *map(list, zip(*found[entry], strict=True)))
        for entry in (*themes, *agencies)
    ]


def _strokes(ax: Axes, lanes: list[_Lane], links: Links) -> None:
    ax.hlines(range(len(lanes)), 0, 1, colors=GRID, linewidth=0.8, zorder=0)
    for place, lane in enumerate(lanes):
        low, high = place - 0.34, place + 0.34
        if len(lane.starts) > _APART:
            _together(ax, lane, low, high, links)
            continue
        strokes = ax.vlines(lane.places, low, high, color=lane.colour, linewidth=2)
        strokes.set_urls(inside(links, lane.starts))
        strokes.set_clip_on(False)  # none is outside, and to say so of each would fill the page


def _together(ax: Axes, lane: _Lane, low: float, high: float, links: Links) -> None:
    """Draw a lane's strokes as one shape with one link: nobody steps through hundreds."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    ends = [(at, end) for at in lane.places for end in (low, high)]
    path = Path(ends, [Path.MOVETO, Path.LINETO] * len(lane.places))
    shape = PathPatch(path, edgecolor=lane.colour, facecolor="none", linewidth=2, capstyle="butt")
    shape.set_url(inside(links, [lane.entry])[0])
    shape.set_clip_on(False)
    ax.add_artist(shape)


def _edges(ax: Axes, names: list[str], counts: list[str], lang: str, digits: str) -> None:
    """Name the lanes, print their counts at the far end, and part the text in quarters."""
    ax.set_yticks(range(len(names)), names)
    for place, count in enumerate(counts):
        side = "right" if lang == "ar" else "left"
        ax.text(1.03, place, label(count, lang=lang), ha=side, va="center")
    ax.set(ylim=(len(names) - 0.5, -0.5), xlim=(1.1, -0.01) if lang == "ar" else (-0.01, 1.1))
    quarters = (0, 0.25, 0.5, 0.75, 1)
    shown = [format_percent(part, lang=lang, digits=digits) for part in quarters]
    ax.set_xticks(quarters, [label(part, lang=lang) for part in shown])
