"""Read articles from any source into one frame, and say what was odd."""

import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple, overload

import pandas as pd

from analysis.articles.admission import Admission, Admitted
from analysis.articles.batches import gather
from analysis.articles.frames import summarise, to_articles, to_issues
from analysis.articles.sources import Found, Opened, Source, find_files, is_batch, open_file
from analysis.errors import ReadError
from analysis.formats import FORMATS, reader_for
from analysis.formats.record import Input, Issue, Record, Records

PROGRESS_FROM = 200  # files; fewer are read before a bar could be drawn
_TOGETHER = 1000  # records looked at together


class Options(NamedTuple):
    """How a source is read: what read_articles is told, and whether to tell which texts repeat another."""

    fields: Mapping[str, str]
    errors: str = "strict"
    progress: bool | None = None
    twins: bool = True


@overload
def read_articles(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: Literal[False] = False,
    progress: bool | None = None,
) -> pd.DataFrame:
    """Read articles alone."""


@overload
def read_articles(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: Literal[True],
    progress: bool | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read articles, and issues beside them."""


def read_articles(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: bool = False,
    progress: bool | None = None,
) -> pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]:
    """Return one row an article: article, title, source, author, published, url, language, text, file, sha256.

    `source` is a file, a folder, a pattern, a list of those, bytes or an open file; `.zip` and `.gz` are
    looked into. `fields` names where a record keeps what: {"text": "content"}. `errors="replace"` puts U+FFFD
    where UTF-8 is damaged. `issues=True` also returns every oddity: article, file, line, what, action, byte;
    without it one warning counts them. `text` is the decoded or extracted text; where the format keeps the
    title apart, the text begins with it and an empty line. `published` is local time; `sha256` is of the file
    as it lies on disk. Raises ReadError when a single file can't be read, or nothing in a batch can.

    >>> from analysis.resources import data_path
    >>> read_articles(data_path("articles", "ultra-iraq-2022-02-21.txt")).loc[0, "source"]
    'الترا عراق'
    """
    frames, odd = [], []
    for admitted, told in read_batches(source, Options(fields or {}, errors, progress)):
        frames.append(to_articles(admitted))
        odd += told
    if not any(map(len, frames)):
        raise ReadError(_explain_nothing(source, odd))
    articles = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    if issues:
        return articles, to_issues(odd)
    if odd:
        warnings.warn(summarise(Counter(issue.action for issue in odd)), stacklevel=2)
    return articles


@overload
def iter_articles(
    source: Source,
    size: int = 1000,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: Literal[False] = False,
    progress: bool | None = None,
) -> Iterator[pd.DataFrame]:
    """Yield articles alone."""


@overload
def iter_articles(
    source: Source,
    size: int = 1000,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: Literal[True],
    progress: bool | None = None,
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Yield articles, and issues beside them."""


def iter_articles(
    source: Source,
    size: int = 1000,
    *,
    fields: Mapping[str, str] | None = None,
    errors: str = "strict",
    issues: bool = False,
    progress: bool | None = None,
) -> Iterator[pd.DataFrame | tuple[pd.DataFrame, pd.DataFrame]]:
    """Yield the articles as read_articles does, at most `size` at a time, so that a corpus never lies in memory whole.

    With `issues=True` yields (articles, issues); without it one warning at the end counts them.

    >>> [len(articles) for articles in iter_articles(["خبر عاجل من بغداد".encode()] , 10)]
    [1]
    """
    counts: Counter[str] = Counter()
    for admitted, odd in read_batches(source, Options(fields or {}, errors, progress), size):
        counts.update(issue.action for issue in odd)
        yield (to_articles(admitted), to_issues(odd)) if issues else to_articles(admitted)
    if counts and not issues:
        warnings.warn(summarise(counts), stacklevel=2)


def read_batches(source: Source, options: Options, size: int = _TOGETHER) -> Iterator[tuple[Admitted, list[Issue]]]:
    """Yield the articles and what was odd, so many records at a time, fewer where they are long."""
    if options.errors not in ("strict", "replace"):
        raise ReadError(f"errors={options.errors!r} is not known; write 'strict' or 'replace'")
    batch = is_batch(source)
    admission = Admission(strict=not batch, twins=options.twins)
    yield from map(admission.admit, gather(_find(source, options, batch), size))


def _find(source: Source, options: Options, batch: bool) -> Iterator[tuple[Record | Records, Opened] | Issue]:
    """Yield every record and every oddity; a bad file of a batch becomes a rejected row."""
    files = find_files(source)
    shown = options.progress if options.progress is not None else len(files) >= PROGRESS_FROM and _is_watched()
    for found in _watched(files) if shown else files:
        if isinstance(found, Issue):
            yield found
            continue
        try:
            for opened in open_file(found):
                yield from [opened] if isinstance(opened, Issue) else _read_opened(opened, options)
        except ReadError as error:
            if not batch:
                raise
            yield _as_issue(error, str(found if isinstance(found, Path) else found.name))


def _watched(files: list[Found]) -> Iterable[Found]:
    """Return the files behind a progress bar."""
    from tqdm.auto import tqdm  # when a bar is shown: it brings asyncio

    return tqdm(files, desc="reading", unit="file")


def _read_opened(opened: Opened, options: Options) -> Iterator[tuple[Record | Records, Opened] | Issue]:
    """Yield what one open file holds; a bad member of a zip doesn't stop the others."""
    reader = reader_for(opened.ending)
    member = "!" in opened.name
    try:
        if reader is None:
            known = ", ".join(FORMATS)
            raise ReadError(f"{opened.name}: no reader for {opened.ending or 'it'}; known are {known}")
        given = Input(opened.stream, opened.name, options.fields, options.errors, opened.skipped, opened.groups)
        for found in reader(given):
            yield found._replace(file=opened.name) if isinstance(found, Issue) else (found, opened)
    except ReadError as error:
        if not member:
            raise
        yield _as_issue(error, opened.name)


def _as_issue(error: ReadError, name: str) -> Issue:
    return Issue(str(error).removeprefix(f"{name}: "), "rejected", file=name)


def _is_watched() -> bool:
    """Tell whether someone looks on: a terminal or a notebook."""
    return sys.stderr.isatty() or "ipykernel" in sys.modules


def _explain_nothing(source: Source, issues: list[Issue]) -> str:
    """Say why a source gave no article."""
    if not issues:
        shown = source if isinstance(source, str | Path) else repr(source)
        return f"{shown!s:.200}: no article here; name a file, a folder or a pattern that holds some"
    first = min(issues, key=lambda issue: issue.action != "rejected")
    place = f"{first.file}: " + (f"line {first.line}: " if first.line > 0 else "")
    more = f" (and {len(issues) - 1} more)" if len(issues) > 1 else ""
    return f"{place}{first.what}; no article could be read{more}"
