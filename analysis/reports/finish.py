"""The last look at a page before it is written: links that lead nowhere, ids given twice, things that run."""

from __future__ import annotations

import re

from analysis.errors import ReportError

_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r' href="#([^"]*)"( aria-label="[^"]*")?')
_RUNS = re.compile(r"<(script|iframe|object|embed|link|base|form)\b|\son\w+=|javascript:", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def settle_links(page: str) -> str:
    """Return the page without links to places that it hasn't.

    A piece of evidence beyond those that are listed is the word itself, marked in the article.

    >>> settle_links('<p id="a"><a href="#a">here</a> <a href="#e-a">here</a> <a href="#b">nowhere</a></p>')
    '<p id="a"><a href="#a">here</a> <a href="#a">here</a> <a>nowhere</a></p>'
    """
    ids = set(_ids(page))

    def lead(link: re.Match[str]) -> str:
        place = next((one for one in (link[1], link[1].removeprefix("e-")) if one in ids), "")
        return f' href="#{place}"{link[2] or ""}' if place else ""

    return _TAG.sub(lambda tag: _LINK.sub(lead, tag[0]), page)


def check_page(page: str, name: str) -> None:
    """Raise ReportError if the page gives an id twice or holds anything that could run or ask the network."""
    ids = _ids(page)
    twice = sorted({one for one in ids if ids.count(one) > 1}) if len(set(ids)) < len(ids) else []
    if twice:
        raise ReportError(f"{name}: the page gives the id {twice[0]} more than once; name the cells apart")
    for tag in _TAG.findall(page):
        if _RUNS.search(re.sub(r'="[^"]*"', '=""', tag)):
            raise ReportError(f"{name}: the page holds {tag[:60]!r}, which a report must not; remove that output")


def _ids(page: str) -> list[str]:
    """Return the ids that tags give; text may look like one."""
    return [name for tag in _TAG.findall(page) for name in _ID.findall(tag)]
