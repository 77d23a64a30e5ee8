"""Articles in, one self-contained HTML file per article and language out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pandas as pd
from tqdm import tqdm

from analysis.articles import read_articles
from analysis.charts import DARK
from analysis.errors import ReportError
from analysis.numbers import DIGITS
from analysis.reports.books import Book, choose_books
from analysis.reports.chapters import LANGUAGES, Chapter, make_chapter
from analysis.reports.exchange import FILES, write_tables
from analysis.reports.findings import Findings, find_all
from analysis.reports.finish import check_page
from analysis.reports.fonts import font_css
from analysis.reports.index import index_page, make_card
from analysis.reports.kernel import Kernel, count_code
from analysis.reports.kernels import running_kernels
from analysis.reports.page import report_page
from analysis.reports.prelude import READY
from analysis.reports.receipt import as_news_article, fingerprint, receipt
from analysis.resources import notebooks_path

CHAPTERS = ("01_article", "02_themes", "03_agencies", "04_quotes", "07_method")
TEXT = "article"  # the anchor of the annotated article: all that an article in another language shows
INDEX, MADE = "index.html", "made"
COLUMNS = ["article", "lang", "file", "bytes", "sha256"]


def export_report(
    source: Any,
    out: str | Path = "reports",
    *,
    lang: str = "both",
    digits: str = "latn",
    codebooks: Sequence[str | Path | pd.DataFrame] | None = None,
    tables: str | Path | None = None,
    progress: bool = True,
) -> pd.DataFrame:
    """Write one HTML file per article and language into `out`, and an index; return the files written.

    `source` is whatever `read_articles` takes, or the articles it gave. `lang` is "ar", "en" or "both"; `digits`
    "latn" (0–9) or "arab" (٠–٩). `codebooks` replace those that ship with the project: names, files or frames.
    With `tables`, the mentions, themes, agencies and quotes are written to that folder too. The columns are
    `COLUMNS`; the index and the tables have no article. Files appear whole or not at all. Raises ReportError,
    ReadError or CodebookError, naming what to mend.
    """
    if lang not in (*LANGUAGES, "both"):
        raise ReportError(f"lang={lang!r}: choose ar, en or both")
    if digits not in DIGITS:
        raise ReportError(f"digits={digits!r}: choose {' or '.join(DIGITS)}")
    for folder in (out, tables):
        if folder is not None:
            _refuse_file(Path(folder))  # before the work, not after it
    langs = LANGUAGES if lang == "both" else (lang,)
    found: list[Findings] = []
    written: list[dict[str, Any]] = []
    with running_kernels(notebooks_path()) as kernels:
        Thread(target=font_css, args=("",), daemon=True).start()  # fonts are cut while the kernel gets ready
        articles = source if isinstance(source, pd.DataFrame) else read_articles(source)
        names = _file_names(articles["article"])
        with _appearing(Path(out)) as work:
            run = _Run(Path(out), work, *choose_books(codebooks, work), langs, digits, names, FILES if tables else ())
            made = find_all(articles, run.themes.frame, run.agencies.frame)
            with tqdm(total=run.cells * len(articles), disable=not progress) as bar:
                for findings, ran in kernels.each(partial(run.execute, bar=bar), made, len(articles)):
                    found.append(findings)
                    written += run.pages(findings, ran)
            written.append(run.index(found))
    if tables is not None:
        with _appearing(Path(tables)) as work:
            kept = write_tables(found, work / MADE)
        written += [{"article": "", "lang": "", "file": str(Path(tables) / name)} for name in kept]
    files = [Path(row["file"]).read_bytes() for row in written]
    table = pd.DataFrame(written).assign(bytes=list(map(len, files)), sha256=list(map(fingerprint, files)))
    return table[COLUMNS]


def _refuse_file(folder: Path) -> None:
    if folder.is_file():
        raise ReportError(f"{folder}: a file; name a folder to write to")


def _open_folder(folder: Path) -> None:
    """Make a folder to write to, or say why it can't be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(f"{folder}: can't be written to ({error.strerror}); name another folder") from error


@contextmanager
def _appearing(folder: Path) -> Iterator[Path]:
    """Give a hidden place to work in; what lies in its `MADE` appears in the folder at the end, or nothing does."""
    _open_folder(folder)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as name:
        made = Path(name) / MADE
        made.mkdir()
        yield Path(name)
        for file in made.iterdir():
            file.replace(folder / file.name)


class Ran(NamedTuple):
    """A notebook that has run in one language."""

    notebook: str
    lang: str
    cells: list[Any]


@dataclass(frozen=True)
class _Run:
    """One call of `export_report`: what stays the same from article to article."""

    out: Path
    work: Path
    themes: Book
    agencies: Book
    langs: Sequence[str]
    digits: str
    names: Mapping[str, str]
    tables: Sequence[str]

    @property
    def cells(self) -> int:
        """How many cells of code run for one article."""
        return len(self.langs) * sum(map(count_code, _notebooks()))

    def execute(self, kernel: Kernel, findings: Findings, *, bar: Any) -> tuple[Findings, list[Ran]]:
        """Run the notebooks on one article, in every language; return its findings with what ran."""
        bar.set_description(self.names[findings.article["article"]])
        source = self._ready(findings)
        ran = [
            Ran(path.stem, lang, self._cells(kernel, path, source, lang, bar))
            for path, lang in product(_notebooks()[: 1 if findings.foreign else None], self.langs)
        ]
        return findings, ran

    def _cells(self, kernel: Kernel, path: Path, source: Path, lang: str, bar: Any) -> list[Any]:
        parameters = {
            "source": str(source),
            "themes_file": str(self.themes.ready),
            "agencies_file": str(self.agencies.ready),
            "lang": lang,
            "digits": self.digits,
        }
        cells = []
        for cell in kernel.run(path, parameters):
            cells.append(copy(cell))  # the other language puts its outputs into the same cell
            bar.update(cell.cell_type == "code")
        return cells

    def _ready(self, findings: Findings) -> Path:
        """Leave an article where the notebooks find it."""
        place = list(self.names).index(findings.article["article"])
        source = self.work.resolve() / f"article-{place}{READY}"
        findings.articles.to_pickle(source)
        return source

    def pages(self, findings: Findings, ran: Sequence[Ran]) -> Iterator[dict[str, Any]]:
        """Write the page of one article in every language; yield what was written."""
        for lang, file in self._files(findings.article["article"]).items():
            made = (
                make_chapter(one.cells, name=one.notebook, lang=lang, digits=self.digits, dark=DARK)
                for one in ran
                if one.lang == lang
            )
            chapters = [chapter.up_to(TEXT) if findings.foreign else chapter for chapter in made]
            yield self._write(findings.article["article"], lang, file, self._page(findings, lang, chapters))

    def index(self, found: Sequence[Findings]) -> dict[str, Any]:
        """Write the page that lists all articles; return what was written."""
        cards = [make_card(one, self._files(one.article["article"]), digits=self.digits) for one in found]
        corpus = {lang: name for lang in self.langs if (self.out / (name := f"corpus.{lang}.html")).is_file()}
        page = index_page(cards, langs=self.langs, digits=self.digits, corpus=corpus)
        return self._write("", self.langs[0], INDEX, page)

    def _page(self, findings: Findings, lang: str, chapters: Sequence[Chapter]) -> str:
        prints = {book.name: book.sha256 for book in (self.themes, self.agencies)}
        return report_page(
            findings,
            chapters,
            lang=lang,
            digits=self.digits,
            names={**self._files(findings.article["article"]), "index": INDEX},
            receipt=receipt(findings, prints, lang=lang, digits=self.digits, tables=self.tables),
            as_data=as_news_article(findings.article),
        )

    def _files(self, article: str) -> dict[str, str]:
        return {lang: f"{self.names[article]}.{lang}.html" for lang in self.langs}

    def _write(self, article: str, lang: str, file: str, page: str) -> dict[str, Any]:
        check_page(page, file)
        (self.work / MADE / file).write_bytes(page.encode("utf-8"))
        return {"article": article, "lang": lang, "file": str(self.out / file)}


def _notebooks() -> list[Path]:
    folder = notebooks_path()
    found = [path for name in CHAPTERS if (path := folder / f"{name}.ipynb").is_file()]
    if not found:
        raise ReportError(f"{folder}: none of the report's notebooks is here: {', '.join(CHAPTERS)}")
    return found


def _file_names(articles: Iterable[str]) -> dict[str, str]:
    """Return a file name for every article id: letters and digits kept, no two alike.

    >>> list(_file_names(["../a b", "a b", "a-b"]).values())
    ['a-b', 'a-b-2', 'a-b-3']
    """
    names: dict[str, str] = {}
    for article in articles:
        stem = re.sub(r"[^\w.-]+", "-", article).strip(".-_")[:80] or "article"
        place, name = 2, stem
        while name.casefold() in map(str.casefold, names.values()):
            place, name = place + 1, f"{stem}-{place}"
        names[article] = name
    return names
