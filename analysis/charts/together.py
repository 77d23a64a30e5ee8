"""Which entries are named together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.charts.data import named_keys, records
from analysis.charts.frame import nothing
from analysis.charts.links import Links
from analysis.charts.matrix import cross, peak
from analysis.charts.style import style
from analysis.charts.wording import say
from analysis.numbers import count_noun, format_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 12
"""As many entries as a matrix holds on a page."""


def cooccurrence(
    together: pd.DataFrame,
    *,
    lang: str = "ar",
    digits: str = "latn",
    links: Links = None,
    ax: Axes | None = None,
) -> Axes:
    """Show who and what is named together, those that go together side by side.

    Reads `a`, `b`, their `_label` and `_label_en`, and `count` of `cooccurrence`; the twelve entries with
    most company are drawn, columns numbered as the rows are. `links` is keyed by (a, b).

    >>> together = pd.DataFrame({"a": ["x"], "a_label": ["س"], "a_label_en": ["X"],
    ...     "b": ["y"], "b_label": ["ص"], "b_label_en": ["Y"], "count": [3]})
    >>> [name.get_text() for name in cooccurrence(together, lang="en").get_yticklabels()]
    ['1 – X', '2 – Y']
    """
    with style():
        if together.empty:
            return nothing(ax, say("no_pairs", lang), lang=lang)
        names = named_keys(together, "a", lang) | named_keys(together, "b", lang)
        order = _neighbours(together)
        numbers = {key: format_number(place, lang=lang, digits=digits) for place, key in enumerate(order, 1)}
        rows = {key: f"{numbers[key]} – {names[key]}" for key in order}
        cells, once, led = {}, {}, {}
        for pair in records(together):
            if pair.a in numbers and pair.b in numbers:
                once[pair.a, pair.b] = float(pair.count)
                for key in ((pair.a, pair.b), (pair.b, pair.a)):
                    cells[key] = float(pair.count)
                    led[key] = (links or {}).get((pair.a, pair.b), "")
        (first, second), phrase = peak(once, "cooccurrence")
        number = count_noun(int(cells[first, second]), "paragraph", lang=lang, digits=digits, case="genitive")
        reading = say(phrase, lang, a=names[first], b=names[second], number=number)
        return cross(
            cells, rows, numbers, chart="cooccurrence", head="entry", reading=reading, lang=lang,
            digits=digits, links=led, widths=(22, 4), ax=ax,
            heads={key: names[key] for key in order},
        )  # fmt: skip


def _neighbours(together: pd.DataFrame) -> list[str]:
    """Put entries that are named together side by side: the order of their graph's Fiedler vector."""
    company = together.melt(id_vars="count", value_vars=["a", "b"]).groupby("value")["count"].sum()
    keys = list(company.sort_index().nlargest(_MOST).index)
    weights = np.zeros((len(keys), len(keys)))
    for pair in records(together):
        if pair.a in keys and pair.b in keys:
            row, column = keys.index(pair.a), keys.index(pair.b)
            weights[row, column] = weights[column, row] = pair.count
    _, vectors = np.linalg.eigh(np.diag(weights.sum(axis=0)) - weights)
    along = np.round(vectors[:, 1] * (-1 if vectors[0, 1] > 0 else 1), 9)  # either sign is right: choose one
    return [keys[place] for place in np.argsort(along, kind="stable")]
