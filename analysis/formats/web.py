"""HTML pages saved from a browser: the article without menus, comments and scripts."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from analysis.errors import ReadError
from analysis.formats.encoding import decode, same_encoding
from analysis.formats.faults import PARSER
from analysis.formats.record import Found, Input, Issue, Record, with_title
from analysis.formats.web_meta import choose_title, read_meta
from analysis.formats.web_text import drop_unseen, html_to_text, parse_page, to_lines

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BREAKS = re.compile(r"(?:<br\b[^<>]*>\s*)+", re.IGNORECASE)
_BETWEEN_LINKS = re.compile(r"\s*[|•·]\s*")  # print | send | back
_LAYOUT = ("table", "tbody", "tr", "td", "center", "font")  # old pages draw with tables
_HEAD = 4096  # bytes in which a page declares its charset
_NEAR = 3  # lines of the body among which the headline is repeated
_MUCH_MORE = 2.0


def read_html(source: Input) -> Found:
    """Yield the one article of a page; its text is the headline, an empty line, the paragraphs."""
    data = source.read_whole()
    charset = _CHARSET.search(data, 0, _HEAD)
    declared = charset[1].decode("ascii") if charset else ""
    decoded = decode(data, source.name, declared, source.errors)
    yield from decoded.issues
    if declared and not same_encoding(declared, decoded.encoding) and not data.isascii():
        yield Issue(f"the page says {declared}, its bytes are {decoded.encoding}", "kept: the bytes trusted")
    page = parse_page(decoded.text)
    meta = read_meta(page)
    links = {" ".join(link.text_content().split()) for link in page.iter("a")}
    try:
        lines = _extract(decoded.text)
    except PARSER as error:
        raise ReadError(f"{source.name}: the page can't be taken apart ({error}); save it again") from error
    stated = html_to_text(meta["body"])
    if len(stated) > _MUCH_MORE * sum(map(len, lines)):
        lines = [line for line in stated.split("\n") if line.strip()]
        yield Issue("the page shows less than its JSON-LD says", "kept: the text of the JSON-LD")
    title, outlet = choose_title(page, html_to_text(meta["title"]), lines)
    body = _trim(lines, title, links)
    yield Record(
        with_title(title, "\n".join(body)) if body else "",
        title=title,
        source=meta["source"] or outlet,
        author=meta["author"],
        published=meta["published"],
        url=meta["url"],
    )


def _extract(text: str) -> list[str]:
    """Return the lines of the article: trafilatura finds it, once tables and line breaks are made plain."""
    from trafilatura import bare_extraction

    page = drop_unseen(parse_page(_BREAKS.sub("</p><p>", text)))
    for element in page.iter(*_LAYOUT):
        element.tag = "div"
    document = bare_extraction(page, include_comments=False, with_metadata=False, as_dict=False, config=_config())
    body = getattr(document, "body", None)
    lines = to_lines(body) if body is not None else []
    return lines or _all_paragraphs(drop_unseen(parse_page(text)))


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # else it glues short pages into one line
    return config


def _all_paragraphs(page: Any) -> list[str]:
    """Return what stands in <p> when the extractor finds nothing, as on very short pages."""
    return [line for paragraph in page.iter("p") for line in to_lines(paragraph)]


def _trim(lines: list[str], title: str, links: Iterable[str]) -> list[str]:
    """Leave out the repeated headline near the top and lines of links at the bottom."""
    body = [line for place, line in enumerate(lines) if place >= _NEAR or line != title]
    names = set(links)
    while body and names.issuperset(_BETWEEN_LINKS.split(body[-1])):
        body.pop()
    return body
