"""A table whose counts lead to what was counted."""

from __future__ import annotations

from collections.abc import Sequence

import lxml.html
import pandas as pd

from analysis.highlight import Passage


def link_counts(table: pd.DataFrame, places: Sequence[str], column: str = "mentions") -> Passage:
    """Return a table as HTML, each number of `column` a link to its row's place: "#id", or "" for none.

    >>> table = pd.DataFrame({"label": ["الأمن"], "mentions": [3]})
    >>> '<td><a href="#evidence-themes-security">3</a></td>' in link_counts(table, ["#evidence-themes-security"])
    True
    """
    root = lxml.html.fragment_fromstring(table.to_html())
    at = 1 + list(table.columns).index(column)  # after the index
    for row, place in zip(root.xpath("./tbody/tr"), places, strict=True):
        if place:
            link = lxml.html.Element("a", {"href": place})
            link.text, row[at].text = row[at].text, None
            row[at].append(link)
    return Passage(lxml.html.tostring(root, encoding="unicode"))
