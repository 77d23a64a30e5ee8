"""A table whose counts lead to what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

import lxml.html
import pandas as pd

from analysis.highlight import Passage

_ARABIC = re.compile("[\u0621-\u064a]")


def link_counts(table: pd.DataFrame, places: Sequence[str], column: str = "mentions") -> Passage:
    """Return a table as HTML, each number of `column` a link to its row's place: "#id", or "" for none.

    >>> table = pd.DataFrame({"label": ["الأمن"], "mentions": [3]})
    >>> '<td><a href="#evidence-themes-security">3</a></td>' in link_counts(table, ["#evidence-themes-security"])
    True
    >>> 'dir="rtl"' in link_counts(table, [""]), 'dir="rtl"' in link_counts(table.assign(label="Security"), [""])
    (True, False)
    """
    root = lxml.html.fragment_fromstring(table.to_html())
    at = 1 + list(table.columns).index(column)  # after the index
    for row, place in zip(root.xpath("./tbody/tr"), places, strict=True):
        if place:
            link = lxml.html.Element("a", {"href": place})
            link.text, row[at].text = row[at].text, None
            row[at].append(link)
    if len(table) and _ARABIC.search(str(table.iloc[0, 0])):
        root.set("dir", "rtl")  # in JupyterLab; a report sets its tables itself
    return Passage(lxml.html.tostring(root, encoding="unicode"))
