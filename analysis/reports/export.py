"""Articles in, one self-contained HTML file per article and language out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm import tqdm

from analysis.articles import read_articles
from analysis.charts import DARK
from analysis.errors import ReportError
from analysis.reports.books import Book, choose_books
from analysis.reports.chapters import LANGUAGES, Chapter, make_chapter
from analysis.reports.findings import Findings, find_all
from analysis.reports.index import index_page, make_card
from analysis.reports.kernel import Kernel, count_code, running_kernel
from analysis.reports.page import report_page
from analysis.reports.receipt import as_news_article, fingerprint, receipt
from analysis.resources import notebooks_path

CHAPTERS = ("01_article", "02_themes", "03_agencies", "04_quotes", "07_method")
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

    `source` is whatever `read_articles` takes. `lang` is "ar", "en" or "both"; `digits` "latn" (0–9) or
    "arab" (٠–٩). `codebooks` replace those that ship with the project: names, files or frames. With `tables`,
    the mentions, themes, agencies and quotes are written to that folder too. The columns are `COLUMNS`,
    the index is the last row. Files
    appear whole or not at all. Raises ReportError, ReadError or CodebookError, naming what to mend.
    """
    if lang not in (*LANGUAGES, "both"):
        raise ReportError(f"lang={lang!r}: choose ar, en or both")
    langs = LANGUAGES if lang == "both" else (lang,)
    articles = read_articles(source)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as name:
        work = Path(name)
        (work / MADE).mkdir()
        run = _Run(work, *choose_books(codebooks, work), langs, digits, _file_names(articles["article"]))
        written = pd.DataFrame(run.pages(articles, progress=progress))
        for file in written["file"]:
            (work / MADE / file).replace(folder / file)
    return written.assign(file=[str(folder / file) for file in written["file"]])[COLUMNS]


@dataclass(frozen=True)
class _Run:
    """One call of `export_report`: what stays the same from article to article."""

    work: Path
    themes: Book
    agencies: Book
    langs: Sequence[str]
    digits: str
    names: Mapping[str, str]

    def pages(self, articles: pd.DataFrame, *, progress: bool) -> Iterator[dict[str, Any]]:
        """Write the page of every article and language, and the index; yield what was written."""
        notebooks, cards, first = _notebooks(), [], self.langs[0]
        total = len(articles) * len(self.langs) * sum(map(count_code, notebooks))
        with running_kernel(notebooks[0].parent) as kernel, tqdm(total=total, disable=not progress) as bar:
            for findings in find_all(articles, self.themes.frame, self.agencies.frame):
                article = findings.article["article"]
                for lang in self.langs:
                    bar.set_description(f"{self.names[article]} ({lang})")
                    chapters = [self._chapter(kernel, path, findings, lang, bar) for path in notebooks]
                    yield self._write(article, lang, self._files(article)[lang], self._page(findings, lang, chapters))
                cards.append(make_card(findings, self._files(article), lang=first, digits=self.digits))
        yield self._write("", first, INDEX, index_page(cards, lang=first, digits=self.digits))

    def _chapter(self, kernel: Kernel, path: Path, findings: Findings, lang: str, bar: Any) -> Chapter:
        source = self.work / f"{self.names[findings.article['article']]}.txt"
        if not source.exists():
            source.write_text(findings.article["text"], encoding="utf-8")
        parameters = {
            "source": str(source.resolve()),
            "themes_file": str(self.themes.path),
            "agencies_file": str(self.agencies.path),
            "lang": lang,
            "digits": self.digits,
        }
        cells = []
        for cell in kernel.run(path, parameters):
            cells.append(cell)
            bar.update(cell.cell_type == "code")
        return make_chapter(cells, name=path.stem, lang=lang, digits=self.digits, dark=DARK)

    def _page(self, findings: Findings, lang: str, chapters: Sequence[Chapter]) -> str:
        prints = {book.path.stem: book.sha256 for book in (self.themes, self.agencies)}
        return report_page(
            findings,
            chapters,
            lang=lang,
            digits=self.digits,
            names={**self._files(findings.article["article"]), "index": INDEX},
            receipt=receipt(findings, prints, lang=lang, digits=self.digits),
            as_data=as_news_article(findings.article),
        )

    def _files(self, article: str) -> dict[str, str]:
        return {lang: f"{self.names[article]}.{lang}.html" for lang in self.langs}

    def _write(self, article: str, lang: str, file: str, page: str) -> dict[str, Any]:
        data = page.encode("utf-8")
        (self.work / MADE / file).write_bytes(data)
        return {
            "article": article,
            "lang": lang,
            "file": file,
            "bytes": len(data),
            "sha256": fingerprint(data),
        }


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
