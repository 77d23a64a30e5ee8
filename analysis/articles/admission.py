"""Which records become articles: each with an id of its own, a text, a date, a language."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

import numpy as np

from analysis.arabic.chunks import without_surrogates
from analysis.articles.checks import check_text, check_texts
from analysis.articles.header import fill_from_header
from analysis.articles.language import detect_languages
from analysis.articles.seen import FirstPlaces, Names
from analysis.articles.sources import Opened
from analysis.errors import ReadError
from analysis.formats.dates import parse_date
from analysis.formats.record import Issue, Record

_LONGEST_ID = 200
_dated = lru_cache(maxsize=1 << 14)(parse_date)


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


class Candidate(NamedTuple):
    """A record on its way to become an article, and what was odd about it."""

    record: Record
    opened: Opened
    article: str
    url: str
    issues: list[Issue]


class Admission:
    """Lets each record in once, or says why not; remembers ids and texts across files."""

    def __init__(self, strict: bool) -> None:
        self._strict = strict  # an id given twice in a single file is an error, in a batch a rejected row
        self._met = 0
        self._ids, self._texts, self._names = FirstPlaces(), FirstPlaces(), Names()

    def admit(self, found: Sequence[tuple[Record, Opened] | Issue]) -> tuple[list[Row], list[Issue]]:
        """Return the articles' rows, and what was odd, in the order of what was found."""
        told: list[list[Issue]] = [[one] if isinstance(one, Issue) else [] for one in found]
        waiting = [
            Candidate(*one, *choose_id(one[0], one[1].name), issues)
            for one, issues in zip(found, told, strict=True)
            if not isinstance(one, Issue)
        ]
        waiting = self._refuse_known(_check([one for one in waiting if not _is_refused(one, check_id(one.article))]))
        self._tell_twins(waiting)
        languages = detect_languages([one.record.text for one in waiting])
        rows = [_make_row(one, language) for one, language in zip(waiting, languages, strict=True)]
        return rows, [issue for one, issues in zip(found, told, strict=True) for issue in _place(one, issues)]

    def _refuse_known(self, candidates: list[Candidate]) -> list[Candidate]:
        """Leave out those whose id came before."""
        places = np.arange(self._met, self._met + len(candidates))
        self._met += len(candidates)
        first = self._ids.add(np.fromiter((hash(one.article) for one in candidates), np.int64), places)
        left = []
        for one, known in zip(candidates, (first != places).tolist(), strict=True):
            why = f"the id {one.article} is given twice; every article needs its own" if known else ""
            if known and self._strict:
                raise ReadError(f"{one.opened.name}: line {one.record.line}: {why}")
            if not _is_refused(one, why):
                left.append(one)
        return left

    def _tell_twins(self, candidates: list[Candidate]) -> None:
        """Say of each whose text came before where it did."""
        places = np.arange(self._names.count, self._names.count + len(candidates))
        self._names.add([one.article for one in candidates])
        first = self._texts.add(np.fromiter((hash(one.record.text) for one in candidates), np.int64), places)
        for twin in np.flatnonzero(first != places).tolist():
            candidates[twin].issues.append(Issue(f"the same text as {self._names[first[twin]]}", "kept"))


def _place(found: tuple[Record, Opened] | Issue, issues: list[Issue]) -> list[Issue]:
    """Say of which article and where the issues are, where a record had some."""
    if not issues or isinstance(found, Issue):
        return issues
    record, opened = found
    article, _ = choose_id(record, opened.name)
    return [issue._replace(article=article, file=opened.name, line=record.line) for issue in issues]


def _is_refused(candidate: Candidate, why: str) -> bool:
    """Set down why a candidate is refused, if it is."""
    if why:
        candidate.issues.append(Issue(why, "rejected"))
    return bool(why)


@lru_cache(maxsize=256)
def _stem(name: str) -> str:
    return PurePath(name.rpartition("!")[2]).stem


def choose_id(record: Record, name: str) -> tuple[str, str]:
    """Return an article's id and address: its own, or the file's stem with the line; an address is no id.

    >>> choose_id(Record("متن", line=7), "news/day.jsonl")
    ('day-7', '')
    """
    if record.article and "://" not in record.article:
        return record.article, record.url
    own = f"{_stem(name)}-{record.line}" if record.line else _stem(name)
    return own, record.url or record.article


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


def _check(candidates: list[Candidate]) -> list[Candidate]:
    """Check the texts, and keep each title equal to its text's first line when both were mended."""
    left = []
    for one, checked in zip(candidates, check_texts([one.record.text for one in candidates]), strict=True):
        if checked is None:
            left.append(one)
            continue
        one.issues.extend(checked.issues)
        if not _is_refused(one, checked.refused):
            left.append(one._replace(record=_mend(one.record, checked.text)))
    return left


def _mend(record: Record, text: str) -> Record:
    title = record.title
    if text != record.text and title:
        title = check_text(title).text if title != record.text else text
    return record._replace(text=text, title=title)


def _make_row(candidate: Candidate, language: str) -> Row:
    """Fill in what the header, the date and the language tell; what is doubtful joins the issues."""
    record, issues = candidate.record, candidate.issues
    if not record.title or not record.published:
        record = fill_from_header(record)
    about = record.source + record.author + candidate.url
    if without_surrogates(about) != about:
        issues.append(Issue("half a character (a lone surrogate) beside the text", "repaired: U+FFFD put there"))
    published = _dated(record.published) if record.published else None
    if published and published.why:
        action = "kept: the Gregorian one" if published.when else "left empty"
        issues.append(Issue(f"the date {record.published.strip()[:60]!r}: {published.why}", action))
    if language not in ("ar", ""):
        issues.append(Issue(f"not Arabic ({language})", "kept: nothing in it is counted"))
    elif not language:
        issues.append(Issue("not Arabic, or too short to tell", "kept"))
    when = published.when if published else None
    head = (candidate.article, record.title, record.source, record.author, when, candidate.url, language, record.text)
    return Row(*head, candidate.opened.name, candidate.opened.sha256)
