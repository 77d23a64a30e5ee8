"""The report on many articles: the notebook on corpora, run and set as one page per language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.charts import DARK
from analysis.errors import ReportError
from analysis.reports.chapters import LANGUAGES, make_chapter
from analysis.reports.finish import check_page
from analysis.reports.kernel import running_kernel
from analysis.reports.page import render
from analysis.reports.receipt import fingerprint
from analysis.resources import data_path, notebooks_path

NOTEBOOK, INDEX = "06_corpus", "index.html"
SAMPLE = "sample"  # tag of the cells that speak of the articles that come with the project
COLUMNS = ["article", "lang", "file", "bytes", "sha256"]


def export_corpus(
    source: str | Path | Sequence[str | Path],
    tables: str | Path,
    out: str | Path = "reports",
    *,
    events: Mapping[str, Mapping[str, str]] | None = None,
    lang: str = "both",
    digits: str = "latn",
) -> pd.DataFrame:
    """Write `corpus.<lang>.html` on the articles in `source` into `out`; return the files written.

    `source` is a file, a folder or several; the page leads to the index of `export_report` where `out` has one,
    and an index written later leads here. `tables` is the folder of `corpus.run`; what stands there already is
    not done again. `events` are the days to mark over time, with a name in each language:
    {"2025-02-05": {"ar": …, "en": …}}. Evidence is a random sample, and the page says so. The columns are those
    of `export_report`, without an article.
    Raises ReportError for another `lang`, or naming the notebook's cell that failed.
    """
    if lang not in (*LANGUAGES, "both"):
        raise ReportError(f"lang={lang!r}: choose ar, en or both")
    langs = LANGUAGES if lang == "both" else (lang,)
    names = {own: f"corpus.{own}.html" for own in langs}
    names |= {"index": INDEX} if (Path(out) / INDEX).is_file() else {}
    paths = [Path(one).resolve() for one in ([source] if isinstance(source, str | Path) else source)]
    read = str(paths[0]) if len(paths) == 1 else [str(path) for path in paths]
    given: dict[str, Any] = {"source": read, "out": str(Path(tables).resolve())}
    given |= {"events": {day: dict(names) for day, names in (events or {}).items()}, "digits": digits}
    hidden = "" if all(map(_is_sample, paths)) else SAMPLE
    written = []
    with running_kernel(notebooks_path()) as kernel:
        for own in langs:
            ran = kernel.run(notebooks_path() / f"{NOTEBOOK}.ipynb", {**given, "lang": own})
            cells = [cell for cell in ran if hidden not in cell.metadata.get("tags", [])]
            chapter = make_chapter(cells, name=NOTEBOOK, lang=own, digits=digits, dark=DARK, alone=True)
            page = render("notebook.html.j2", own, names, title=chapter.title, chapter=chapter)
            check_page(page, names[own])
            data = page.encode("utf-8")
            _appear(Path(out) / names[own], data)
            written.append(("", own, str(Path(out) / names[own]), len(data), fingerprint(data)))
    return pd.DataFrame(written, columns=COLUMNS)


def _is_sample(source: Path) -> bool:
    return data_path("sample").resolve() in (source, source.parent)


def _appear(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}")
    temporary.write_bytes(data)
    temporary.replace(path)
