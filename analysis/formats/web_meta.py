"""What a page says about itself: JSON-LD, og: tags, microdata, <time>."""

import json
import re
from collections.abc import Iterator
from typing import Any

from analysis.formats.fields import to_text

_ARTICLE_TYPES = ("article", "posting", "report")
_FROM_LD = {
    "title": ("headline", "name"),
    "author": ("author", "creator"),
    "published": ("datePublished", "dateCreated"),
    "source": ("publisher", "sourceOrganization"),
    "url": ("url", "mainEntityOfPage"),
    "body": ("articleBody",),
}
# XPath expressions, the most reliable first.
_FROM_TAGS = {
    "title": ("//meta[@property='og:title']/@content", "//*[@itemprop='headline']"),
    "author": (
        "//meta[@name='author']/@content",
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']",
        "//a[@rel='author']",
        "//*[contains(@typeof, 'Person') and contains(@property, 'name')]",
    ),
    "published": (
        "//meta[@property='article:published_time']/@content",
        "//*[@itemprop='datePublished']/@datetime",
        "//*[@itemprop='datePublished']/@content",
        "//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='DC.date.issued']/@content",
        "//time/@datetime",
        "//time",
    ),
    "source": ("//meta[@property='og:site_name']/@content",),
    "url": ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"),
}
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|\-–—»:]\s+")


def read_meta(root: Any) -> dict[str, str]:
    """Return title, author, published, source, url and body as far as the page states them."""
    found = dict.fromkeys(_FROM_LD, "")
    for statement in _find_articles(root):
        for field, keys in _FROM_LD.items():
            words = next(filter(None, (to_text(statement.get(key), field) for key in keys)), "")
            found[field] = found[field] or words
    for field, paths in _FROM_TAGS.items():
        found[field] = found[field] or next(filter(None, (_look(root, path) for path in paths)), "")
    if not _ADDRESS.match(found["url"]):
        found["url"] = ""
    if _ADDRESS.match(found["author"]):  # a profile's address is no name
        found["author"] = ""
    return found


def _look(root: Any, path: str) -> str:
    for hit in root.xpath(path):
        words = hit if isinstance(hit, str) else hit.text_content()
        if words := " ".join(words.split()):
            return words
    return ""


def _find_articles(root: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD statements about an article; broken ones are passed over, as browsers do."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting = one + waiting
            elif isinstance(one, dict):
                waiting += one["@graph"] if isinstance(one.get("@graph"), list) else []
                if any(kind in str(one.get("@type", "")).lower() for kind in _ARTICLE_TYPES):
                    yield one


def choose_title(root: Any, stated: str, lines: list[str]) -> tuple[str, str]:
    """Return the headline and, when only the window's title names it, the outlet.

    The window's title joins both; the part that is also a line of the text is the headline, else the longest.
    """
    headings = [" ".join(one.text_content().split()) for one in root.xpath("//h1")]
    window = _look(root, "//title")
    if stated or len(set(filter(None, headings))) == 1:
        return stated or next(filter(None, headings)), ""
    parts = _SEPARATOR.split(window)
    title = next((part for part in parts if part in lines), max(parts, key=len))
    others = [part for part in parts if part != title]
    return title, others[0] if len(others) == 1 else ""
