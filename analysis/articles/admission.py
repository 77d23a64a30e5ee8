"""Which records become articles: each with an id of its own, a text, a date, a language."""

from collections import defaultdict
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analysis.arabic.chunks import without_surrogates
from analysis.arabic.utf8 import utf8_of
from analysis.articles.batches import Batch
from analysis.articles.checks import Checked, check_text, check_texts
from analysis.articles.header import fill_from_header
from analysis.articles.ids import check_id, choose_id, doubtful_ids
from analysis.articles.language import detect_languages
from analysis.articles.seen import FirstPlaces, Names
from analysis.articles.sources import Opened
from analysis.errors import ReadError
from analysis.formats.dates import parse_date
from analysis.formats.record import Issue, Records

_dated = lru_cache(maxsize=1 << 14)(parse_date)


class Admitted(NamedTuple):
    """Articles as the frame has them, in columns; `file` and `sha256` say which bytes each was read from."""

    article: list[str]
    title: list[str]
    source: list[str]
    author: list[str]
    published: list[datetime | None]
    url: list[str]
    language: list[str]
    text: pa.LargeStringArray
    file: list[str]
    sha256: list[str]


class _Told:
    """What is odd about the records of a batch, and which of them are refused for it."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._issues: dict[int, list[Issue]] = defaultdict(list)
        self.refused: set[int] = set()

    def add(self, row: int, what: str, action: str) -> None:
        """Set down what is odd about a record."""
        self._issues[row].append(Issue(what, action))

    def refuse(self, row: int, why: str) -> None:
        """Set down why a record is refused, if it is."""
        if why:
            self.add(row, why, "rejected")
            self.refused.add(row)

    def left(self) -> list[int]:
        """Return the rows that aren't refused."""
        rows = range(len(self._batch.opened))
        return [row for row in rows if row not in self.refused] if self.refused else list(rows)

    def in_order(self, articles: list[str]) -> list[Issue]:
        """Return all that was said of the batch, with article, file and line."""
        told = [(row, 0, issue) for row, issue in self._batch.told]
        lines, opened = self._batch.records.line, self._batch.opened
        for row, issues in self._issues.items():
            file, line = opened[row].name, lines[row]
            told += [(row, 1, one._replace(article=articles[row], file=file, line=line)) for one in issues]
        return [issue for _, _, issue in sorted(told, key=lambda one: one[:2])]


class Admission:
    """Lets each record in once, or says why not; remembers ids and texts across files."""

    def __init__(self, strict: bool, twins: bool = True) -> None:
        self._strict = strict  # an id given twice in a single file is an error, in a batch a rejected row
        self._twins = twins  # whether to tell which texts came before
        self._met = 0
        self._ids, self._texts, self._names = FirstPlaces(), FirstPlaces(), Names()

    def admit(self, batch: Batch) -> tuple[Admitted, list[Issue]]:
        """Return the articles' columns, and what was odd, in the order of what was found."""
        told = _Told(batch)
        records, names = batch.records, [opened.name for opened in batch.opened]
        chosen = list(map(choose_id, records.article, records.url, records.line, names))
        articles = [article for article, _ in chosen]
        for row in doubtful_ids(articles):
            told.refuse(row, check_id(articles[row]))
        records = _check(records, batch.broken, told)
        self._refuse_known(articles, batch, told)
        rows = told.left()
        kept = records._replace(article=articles, url=[url for _, url in chosen]).take(rows)
        if self._twins:
            self._tell_twins(kept, rows, told)
        admitted = _complete(kept, [batch.opened[row] for row in rows], rows, told)
        return admitted, told.in_order(articles)

    def _refuse_known(self, articles: list[str], batch: Batch, told: _Told) -> None:
        """Refuse those whose id came before."""
        rows = told.left()
        places = np.arange(self._met, self._met + len(rows))
        self._met += len(rows)
        first = self._ids.add(np.fromiter((hash(articles[row]) for row in rows), np.int64), places)
        for place in np.flatnonzero(first != places).tolist():
            row = rows[place]
            why = f"the id {articles[row]} is given twice; every article needs its own"
            if self._strict:
                raise ReadError(f"{batch.opened[row].name}: line {batch.records.line[row]}: {why}")
            told.refuse(row, why)

    def _tell_twins(self, kept: Records, rows: list[int], told: _Told) -> None:
        """Say of each whose text came before where it did."""
        places = np.arange(self._names.count, self._names.count + len(rows))
        self._names.add(kept.article)
        first = self._texts.add(np.fromiter(map(hash, utf8_of(kept.text).views()), np.int64), places)
        for twin in np.flatnonzero(first != places).tolist():
            told.add(rows[twin], f"the same text as {self._names[first[twin]]}", "kept")


def _check(records: Records, broken: dict[int, str], told: _Told) -> Records:
    """Check the texts of records not refused; mend them, and each title that is equal to its text's first line."""
    mended: dict[int, str] = {}
    titles = [*records.title]
    for row, checked in check_texts(records.text, broken).items():
        if row in told.refused:
            continue
        for issue in checked.issues:
            told.add(row, issue.what, issue.action)
        told.refuse(row, checked.refused)
        text = broken.get(row) or records.text[row].as_py()
        if not checked.refused and checked.text != text:
            mended[row] = checked.text
            titles[row] = _mend(titles[row], text, checked)
    if not mended:
        return records
    mask = np.zeros(len(titles), dtype=np.bool_)
    mask[list(mended)] = True
    text = pc.replace_with_mask(records.text, pa.array(mask), pa.array(mended.values(), pa.large_string()))
    return records._replace(text=text, title=titles)


def _mend(title: str, text: str, checked: Checked) -> str:
    """Mend a title as its text was mended."""
    return checked.text if title == text else check_text(title).text if title else title


def _complete(records: Records, opened: list[Opened], rows: list[int], told: _Told) -> Admitted:
    """Fill in what the header, the date and the language tell; what is doubtful is told of the rows of the batch."""
    records = _fill(records)
    beside = list(map("".join, zip(records.source, records.author, records.url, strict=True)))
    for place in _with_surrogates(beside):
        told.add(rows[place], "half a character (a lone surrogate) beside the text", "repaired: U+FFFD put there")
    dates = [_dated(written) if written else None for written in records.published]
    for row, written, date in zip(rows, records.published, dates, strict=True):
        if date and date.why:
            action = "kept: the Gregorian one" if date.when else "left empty"
            told.add(row, f"the date {written.strip()[:60]!r}: {date.why}", action)
    languages = detect_languages(records.text)
    for row, language in zip(rows, languages, strict=True):
        if language not in ("ar", ""):
            told.add(row, f"not Arabic ({language})", "kept: nothing in it is counted")
        elif not language:
            told.add(row, "not Arabic, or too short to tell", "kept")
    published = [date.when if date else None for date in dates]
    return Admitted(
        *(records.article, records.title, records.source, records.author, published, records.url, languages),
        text=records.text,
        file=[one.name for one in opened],
        sha256=[one.sha256 for one in opened],
    )


def _fill(records: Records) -> Records:
    """Fill title and date, where the format didn't say them, from the lines above the lead."""
    title, source, author, published = [*records.title], [*records.source], [*records.author], [*records.published]
    for place, (stated, when) in enumerate(zip(records.title, records.published, strict=True)):
        if not stated or not when:
            record = fill_from_header(records.at(place))
            title[place], source[place] = record.title, record.source
            author[place], published[place] = record.author, record.published
    return records._replace(title=title, source=source, author=author, published=published)


def _with_surrogates(texts: list[str]) -> list[int]:
    """Return the places of the texts that hold lone surrogates."""
    together = "".join(texts)
    if without_surrogates(together) == together:
        return []
    return [place for place, text in enumerate(texts) if without_surrogates(text) != text]
