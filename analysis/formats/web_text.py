"""The words of HTML: what a reader of the page would see, a line for each block."""

import html
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

# Tags of HTML, and of the XML trafilatura turns them into (cell, head, item, lb, quote, row).
_BLOCKS = frozenset(
    """address article aside blockquote br body caption cell center dd div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr item lb li list main nav ol p pre quote row section table
    tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "button", "title"))
_EMBEDDED = ("twitter-tweet", "instagram-media", "fb-post", "tiktok-embed")  # others' words
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|li|h[1-6]|img|table|blockquote)\b[^<>]*>", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def html_to_text(text: str) -> str:
    """Return the words of a piece of HTML; text without tags comes back with its entities resolved.

    >>> html_to_text("<p>كشف <b>الوزير</b></p><script>x()</script><p>وقال</p>")
    'كشف الوزير\\nوقال'
    """
    if not has_tags(text):
        return html.unescape(text) if "&" in text else text
    return "\n".join(to_lines(drop_unseen(parse_page(text))))


def has_tags(text: str) -> bool:
    """Tell whether a text is marked up with HTML.

    >>> has_tags("كشف<br>وقال"), has_tags("3 < 5 > 2")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def parse_page(text: str) -> Any:
    """Return the root of a page, however broken; no entity is expanded and nothing is fetched."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = _CONTROL.sub(" ", text).encode("utf-8", "replace")
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        root = None
    return root if root is not None else lxml_html.document_fromstring("<p></p>")


def drop_unseen(root: Any) -> Any:
    """Remove, in place, what a reader doesn't see: scripts, hidden parts, embedded posts."""
    unseen = [one for one in root.iter() if one.getparent() is not None and _is_unseen(one)]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    return root


def _is_unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or "hidden" in element.attrib:
        return True
    if _HIDING.search(element.get("style", "")) or element.get("aria-hidden") == "true":
        return True
    return any(name in element.get("class", "") for name in _EMBEDDED)


def to_lines(root: Any) -> list[str]:
    """Return the text of an element, a line for each block, blanks collapsed."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if event == "start":
            pieces.append((element.text or "").replace("\n", " "))
        elif element is not root:
            pieces.append((element.tail or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).replace("\r", " ").split("\n"))
    return [line for line in lines if line]
