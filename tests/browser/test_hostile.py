"""The article that attacks its report: no dialog, no request, no layout changed outside its own text."""

from pathlib import Path
from typing import Any

import hostile
import pytest

UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"


def attacked(reports: Path, lang: str) -> Path:
    (path,) = reports.glob(f"img-src*.{lang}.html")
    return path


@pytest.mark.parametrize("policy", ["kept", "lifted"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_runs_and_nothing_is_asked_for(reports: Path, open_page: Any, lang: str, policy: str):
    """Also with the Content-Security-Policy lifted: escaping must hold by itself."""
    path = attacked(reports, lang)
    page = open_page(path, bypass_csp=policy == "lifted")
    page.evaluate(UNFOLD)
    for place in page.query_selector_all("mark, summary, figure")[:60]:
        place.dispatch_event("mouseover")
        place.dispatch_event("focus")
    page.wait_for_timeout(200)
    assert [url for url in page.seen if not url.startswith("data:font/woff2")] == [path.as_uri()]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_holds_only_its_own_elements(reports: Path, open_page: Any, lang: str):
    page = open_page(attacked(reports, lang))
    tags = set(page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)"))
    assert not tags & {"script", "iframe", "object", "embed", "form", "base", "math", "button", "img", "b", "font"}
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert page.evaluate(handlers) == []
    outside = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => h && h[0] !== '#')"
    assert all(href.endswith(".html") and "/" not in href for href in page.evaluate(outside))
    assert page.evaluate("document.querySelectorAll('#main').length") == 1


@pytest.mark.parametrize("attempt", [row["attempt"] for row in hostile.attempts()])
def test_the_article_reads_as_it_was_written(reports: Path, open_page: Any, attempt: str):
    from analysis.highlight import plain

    (row,) = [row for row in hostile.attempts() if row["attempt"] == attempt]
    texts = open_page(attacked(reports, "ar")).evaluate(
        "[...document.querySelectorAll('.annotated .article p')].map(p => p.textContent)"
    )
    assert plain(row["text"]).strip() in [text.strip() for text in texts], row["reason"]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_layout_holds(reports: Path, open_page: Any, width: int):
    page = open_page(attacked(reports, "ar"), width=width)
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    fixed = "[...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).position === 'fixed').length"
    assert page.evaluate(fixed) == 0
    turned = (
        "[...document.querySelectorAll('footer p, .kicker, h2')].every(e => getComputedStyle(e).direction === 'rtl')"
    )
    assert page.evaluate(turned)
