"""A chart on its way to a page: alt text, the numbers behind it, and SVG."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.charts import page
from analysis.charts.frame import DRAWN, READING, Drawn
from analysis.charts.label import shapes_itself
from analysis.charts.style import style
from analysis.errors import ReportError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

_PROLOG = re.compile(r"^.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_LINK = re.compile(r'<a xlink:href="(#[^"]*)" target="_blank"')
_STYLE = re.compile(r"<style type=\"text/css\">.*?</style>", re.DOTALL)
_SCOPED = (
    "<style>.maqal-chart *{stroke-linejoin:round;stroke-linecap:butt}"
    ".maqal-chart text{direction:ltr;unicode-bidi:plaintext}</style>"
)


def describe(ax: Axes) -> str:
    """Return the alt text of a chart: what a reader should see in it, with its values.

    Raises ReportError for axes that no chart of this package drew.
    """
    return _drawn(ax).alt


def table(ax: Axes) -> pd.DataFrame:
    """Return the numbers behind a chart, their columns headed in the chart's language."""
    return _drawn(ax).table.copy()


def show(ax: Axes, caption: str = "") -> Shown:
    """Return a chart as JupyterLab and the report display it, with its alt text, caption and table.

    Raises ReportError where there is no alt text.
    """
    if not describe(ax).strip():
        raise ReportError("charts: a chart without alt text can't be shown: draw it with analysis.charts")
    return Shown(ax, caption)


@dataclass(frozen=True)
class Shown:
    """A chart to be displayed; `image/svg+xml` is for the report, `text/html` for a notebook's page."""

    ax: Axes
    caption: str = ""

    def svg(self, *, paths: bool = False) -> str:
        """Return the chart as one `<svg>`, its text as text or, for pages without the font, as paths."""
        return _svg(self.ax, paths=paths or not shapes_itself())

    def html(self) -> str:
        """Return the chart as a notebook's page shows it, light or dark, its numbers folded under it."""
        drawn, svg = _drawn(self.ax), self.svg(paths=True)
        return page.figure(
            svg, alt=drawn.alt, caption=self.caption, table=drawn.table, lang=drawn.lang, digits=drawn.digits
        )

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        drawing, told = self.drawing()
        return {**drawing, "text/html": self.html()}, told

    def drawing(self, **_: object) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        """Return the bundle for a report: the plot as SVG, and beside it what the chart says in words and numbers."""
        drawn = _drawn(self.ax)
        apart = drawn.plot is not None and shapes_itself()  # the page sets title, reading and units as text of its own
        numbers = drawn.table.to_dict("split")
        told = {
            "alt": drawn.alt,
            **({"title": drawn.title, "reading": drawn.reading, "units": drawn.units} if apart else {}),
            "caption": self.caption,
            "lang": drawn.lang,
            "digits": drawn.digits,
            "table": {"columns": list(numbers["columns"]), "rows": numbers["data"]},
        }
        return {"image/svg+xml": _svg(self.ax, paths=not shapes_itself(), words=not apart)}, {"image/svg+xml": told}


def _drawn(ax: Axes) -> Drawn:
    if ax not in DRAWN:
        raise ReportError("charts: these axes hold no chart of this package: draw it with analysis.charts first")
    return DRAWN[ax]


def _svg(ax: Axes, *, paths: bool, words: bool = True) -> str:
    """Save the axes' figure, with or without the words round the plot; the same chart gives the same bytes."""
    import matplotlib
    from matplotlib.transforms import Bbox

    # paths stand side by side on one page: a salt of its own keeps the ids of one chart from another's
    settings: Any = {"svg.fonttype": "path", "svg.hashsalt": DRAWN[ax].alt} if paths else {}
    file, figure, plot = io.StringIO(), ax.figure.get_figure(root=True), DRAWN[ax].plot
    shown = None if words or plot is None else Bbox.from_extents(0, plot[0], figure.get_size_inches()[0], plot[1])
    apart = [] if shown is None else [ax.title, ax.xaxis.label, *(t for t in ax.texts if t.get_label() == READING)]
    with style(), matplotlib.rc_context(settings), _unseen(apart):
        figure.savefig(file, format="svg", metadata={"Date": None}, bbox_inches=shown)
    svg = _METADATA.sub("", _PROLOG.sub("", file.getvalue()))
    svg = _STYLE.sub(_SCOPED, svg, count=1).replace("<svg ", '<svg class="maqal-chart" ', 1)
    return _LINK.sub(lambda link: _anchor(link[1], DRAWN[ax].names.get(link[1], "")), svg)


@contextmanager
def _unseen(texts: Sequence[Text]) -> Iterator[None]:
    for text in texts:
        text.set_visible(False)
    yield
    for text in texts:
        text.set_visible(True)


def _anchor(link: str, name: str) -> str:
    return f'<a href="{link}" aria-label="{html.escape(name)}"'
