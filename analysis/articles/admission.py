"""Which records become articles: each with an id of its own, a text, a date, a language."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import NamedTuple

from analysis.articles.checks import check_text
from analysis.articles.header import fill_from_header
from analysis.articles.language import detect_language
from analysis.articles.sources import Opened
from analysis.errors import ReadError
from analysis.formats.dates import parse_date
from analysis.formats.record import Issue, Record

_LONGEST_ID = 200


class Row(NamedTuple):
    """One article as the frame has it; `file` and `sha256` say which bytes it was read from."""

    article: str
    title: str
    source: str
    author: str
    published: datetime | None
    url: str
    language: str
    text: str
    file: str
    sha256: str


class Admission:
    """Lets each record in once, or says why not; remembers ids and texts across files."""

    def __init__(self, strict: bool) -> None:
        self._strict = strict  # an id given twice in a single file is an error, in a batch a rejected row
        self._ids: set[int] = set()
        self._texts: dict[int, str] = {}  # hashes, so that a corpus of millions fits

    def admit(self, record: Record, opened: Opened) -> Iterator[Row | Issue]:
        """Yield the article's row and what was odd about it."""
        article, url = choose_id(record, opened.name)
        issues: list[Issue] = []
        refused = check_id(article)
        if not refused:
            record, issues, refused = _mend(record)
        if not refused and hash(article) in self._ids:
            refused = f"the id {article} is given twice; every article needs its own"
            if self._strict:
                raise ReadError(f"{opened.name}: line {record.line}: {refused}")
        if not refused:
            self._ids.add(hash(article))
            issues += self._find_twin(article, record.text)
            row = _make_row(record, article, url, opened, issues)
            yield row
        else:
            issues.append(Issue(refused, "rejected"))
        for issue in issues:
            yield issue._replace(article=article, file=opened.name, line=record.line)

    def _find_twin(self, article: str, text: str) -> list[Issue]:
        """Return an issue when the same text came before."""
        twin = self._texts.setdefault(hash(text), article)
        return [] if twin == article else [Issue(f"the same text as {twin}", "kept")]


def choose_id(record: Record, name: str) -> tuple[str, str]:
    """Return an article's id and address: its own, or the file's stem with the line; an address is no id.

    >>> choose_id(Record("متن", line=7), "news/day.jsonl")
    ('day-7', '')
    """
    stem = PurePath(name.rpartition("!")[2]).stem
    own = f"{stem}-{record.line}" if record.line else stem
    if "://" in record.article:
        return own, record.url or record.article
    return record.article or own, record.url


def check_id(article: str) -> str:
    """Return why an id is refused: it will name files, so it must not lead anywhere.

    >>> check_id("../x")
    "the id '../x' holds a path; give a plain name"
    """
    if article in (".", "..") or "/" in article or "\\" in article:
        return f"the id {article!r} holds a path; give a plain name"
    if len(article) > _LONGEST_ID or not article.isprintable():
        return f"the id {article[:40]!r} is too long or holds control characters; give a plain name"
    return ""


def _mend(record: Record) -> tuple[Record, list[Issue], str]:
    """Check the text, and keep the title equal to its first line when both were mended."""
    checked = check_text(record.text)
    if checked.text != record.text and record.title:
        title = check_text(record.title).text if record.title != record.text else checked.text
        record = record._replace(title=title)
    return record._replace(text=checked.text), checked.issues, checked.refused


def _make_row(record: Record, article: str, url: str, opened: Opened, issues: list[Issue]) -> Row:
    """Fill in what the header, the date and the language tell; what is doubtful joins the issues."""
    if not record.title or not record.published:
        record = fill_from_header(record)
    published = parse_date(record.published) if record.published else None
    if published and published.why:
        action = "kept: the Gregorian one" if published.when else "left empty"
        issues.append(Issue(f"the date {record.published.strip()[:60]!r}: {published.why}", action))
    language = detect_language(record.text)
    if language not in ("ar", ""):
        issues.append(Issue(f"not Arabic ({language})", "kept: nothing in it is counted"))
    elif not language:
        issues.append(Issue("not Arabic, or too short to tell", "kept"))
    when = published.when if published else None
    where = (opened.name, opened.sha256)
    return Row(article, record.title, record.source, record.author, when, url, language, record.text, *where)
