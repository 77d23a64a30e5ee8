"""How a theme comes and goes over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.charts.data import framed, named, records
from analysis.charts.frame import finish, nothing, start
from analysis.charts.label import label
from analysis.charts.style import GRID, MARKERS, MUTED, PAPER, SPARE, colours, style
from analysis.charts.wording import say
from analysis.errors import MaqalError
from analysis.numbers import format_date, format_number, format_percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = ("share", "per_1000")
_LANE = 0.8
_FILLED = 0.72
"""The part of a lane that the highest interval fills."""
_TICKS = 5
_NAME = 16
_EVENT = 0.3
"""Inches for a line of events' names."""


@dataclass(frozen=True)
class _Point:
    """One period: days since the first, its day, its value and interval, the value in print."""

    at: float
    day: pd.Timestamp
    value: float
    low: float
    high: float
    shown: str


@dataclass(frozen=True)
class _Lane:
    name: str
    colour: str
    points: list[_Point]

    @property
    def peak(self) -> _Point | None:
        known = [point for point in self.points if point.value == point.value]
        return max(known, key=lambda point: point.value, default=None)


def trend(
    rates: pd.DataFrame,
    *,
    measure: str = "share",
    events: Mapping[object, str] | None = None,
    lang: str = "ar",
    digits: str = "latn",
    ax: Axes | None = None,
) -> Axes:
    """Follow themes or sources over time, each on a lane of its own, with 95 % intervals.

    Reads `period`, `group`, `entry`, `label`, `label_en`, `share`, `share_low`, `share_high` (or the same
    with `per_1000`) of `trend`. Periods without articles (NaN) stay gaps. `events` names days (anything
    pandas reads as a date): a line each. All lanes have one scale, and time runs right to left in Arabic.
    Raises MaqalError for another `measure`.

    >>> rates = pd.DataFrame({"period": pd.to_datetime(["2025-01-06", "2025-01-13"]), "group": "",
    ...     "entry": "security", "label": "الأمن", "label_en": "Security",
    ...     "share": [0.5, 0.2], "share_low": [0.3, 0.1], "share_high": [0.7, 0.4]})
    >>> trend(rates, lang="en").get_yticklabels()[0].get_text()
    'Security'
    """
    if measure not in MEASURES:
        raise MaqalError(f"charts.trend: no measure {measure!r}: choose one of {', '.join(MEASURES)}")
    with style():
        if not rates[measure].notna().any():
            return nothing(ax, say("no_periods", lang), lang=lang)
        lanes = _lanes(rates, measure, lang, digits)
        most = float(rates[f"{measure}_high"].max()) or 1.0
        ax = start(ax, lang=lang, height=_LANE * len(lanes) + (_EVENT if events else 0))
        for place, lane in enumerate(lanes):
            _line(ax, place, lane, _FILLED / most, lang)
        _edges(ax, lanes, lang, digits)
        first, last = rates["period"].min(), rates["period"].max()
        for day, name in (events or {}).items():
            _event(ax, pd.Timestamp(str(day)) - first, last - first, name, lang)
        table = [
            (lane.name, format_date(point.day, lang=lang, digits=digits), point.shown)
            for lane in lanes for point in lane.points
        ]  # fmt: skip
        return finish(
            ax, framed(table, ("lane", "period", measure), lang), chart="trend", lang=lang, digits=digits,
            reading=_reading(lanes, lang, digits),
            units=_units(measure, most, lang, digits),
        )  # fmt: skip


def _lanes(rates: pd.DataFrame, measure: str, lang: str, digits: str) -> list[_Lane]:
    """Return a lane a group and entry; its name says only what differs between lanes."""
    themes, groups = (len(rates[key].unique()) > 1 for key in ("entry", "group"))
    first, own = rates["period"].min(), colours(rates["entry"].unique())
    rows = rates.assign(
        theme=named(rates, lang),
        value=rates[measure],
        low=rates[f"{measure}_low"],
        high=rates[f"{measure}_high"],
    )
    lanes: list[_Lane] = []
    for (group, entry), lane in rows.sort_values("period").groupby(["group", "entry"], sort=False):
        theme = str(lane["theme"].iloc[0])
        name = f"{group} · {theme}" if themes and groups else str(group) if groups else theme
        points = [
            _Point(
                (row.period - first).days, row.period, row.value, row.low, row.high,
                _shown(row.value, measure, lang, digits),
            )
            for row in records(lane)
        ]  # fmt: skip
        lanes.append(_Lane(name, own[str(entry)] if themes else SPARE[len(lanes) % len(SPARE)], points))
    return lanes


def _line(ax: Axes, place: int, lane: _Lane, scale: float, lang: str) -> None:
    """Draw a lane: baseline, line and intervals, the highest value in print."""
    ax.axhline(place, color=GRID, linewidth=0.8, zorder=0)
    for point in lane.points:
        if point.value != point.value:
            continue
        ax.plot([point.at] * 2, [place - point.low * scale, place - point.high * scale], color=lane.colour, lw=1)
    places, marker = [point.at for point in lane.points], MARKERS[place % len(MARKERS)]
    heights = [place - point.value * scale for point in lane.points]
    ax.plot(places, heights, color=lane.colour, linewidth=1.8, marker=marker, markersize=4)
    if lane.peak:
        ax.annotate(
            label(lane.peak.shown, lang=lang), (lane.peak.at, place - lane.peak.value * scale),
            (-5 if lang == "ar" else 5, 2), textcoords="offset points", va="bottom",
            ha="right" if lang == "ar" else "left", bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
        )  # fmt: skip


def _edges(ax: Axes, lanes: Sequence[_Lane], lang: str, digits: str) -> None:
    points = sorted({point.at: point for lane in lanes for point in lane.points}.values(), key=lambda p: p.at)
    room = 0.06 * points[-1].at + 0.5
    ends = (-room, points[-1].at + 2 * room)
    ax.set(xlim=ends[::-1] if lang == "ar" else ends, ylim=(len(lanes) - 0.8, -0.95))
    names = [label(lane.name, lang=lang, width=_NAME) for lane in lanes]
    ax.set_yticks([place - 0.3 for place in range(len(lanes))], names)
    kept = points[:: max(1, -(-len(points) // _TICKS))]
    days = [format_date(point.day, lang=lang, digits=digits, short=True) for point in kept]
    ax.set_xticks([point.at for point in kept], [label(day, lang=lang, width=8) for day in days])


def _event(ax: Axes, since: pd.Timedelta, span: pd.Timedelta, name: str, lang: str) -> None:
    """Mark a day the analyst names; its name keeps inside the plot."""
    along = since / span if span else 0.0
    if not -0.05 <= along <= 1.1:
        return
    ax.axvline(since.days, color=MUTED, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
    before, after = ("right", "left") if lang == "ar" else ("left", "right")
    ax.annotate(
        label(name, lang=lang, width=26), (since.days, -0.92), (0, 2), textcoords="offset points",
        ha=before if along < 0.25 else after if along > 0.75 else "center", va="bottom",
        annotation_clip=False,
    )  # fmt: skip


def _reading(lanes: Sequence[_Lane], lang: str, digits: str) -> str:
    peaks = [(lane.peak, lane.name) for lane in lanes if lane.peak]
    peak, name = max(peaks, key=lambda found: found[0].value)
    when = format_date(peak.day, lang=lang, digits=digits)
    return say("trend.reading", lang, name=name, value=peak.shown, when=when)


def _units(measure: str, most: float, lang: str, digits: str) -> str:
    sure = format_percent(0.95, lang=lang, digits=digits)
    return say(f"trend.{measure}", lang, sure=sure, most=_shown(most, measure, lang, digits))


def _shown(value: float, measure: str, lang: str, digits: str) -> str:
    if value != value:
        return "–"
    if measure == "share":
        return format_percent(value, lang=lang, digits=digits)
    return format_number(value, lang=lang, digits=digits, decimals=1)
