"""The report on many articles: one page a language, on the sample and on articles of one's own."""

from pathlib import Path

import pytest

from analysis.errors import ReportError
from analysis.reports.corpus import COLUMNS, export_corpus

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "articles.jsonl"
EVENT = {"2025-02-05": {"ar": "تفجير السوق", "en": "market bombing"}}


@pytest.mark.slow
def test_the_sample_on_a_page_says_that_it_is_invented(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.html").touch()
    written = export_corpus(SAMPLE, tmp_path / "tables", tmp_path / "pages", events=EVENT, lang="en")
    page = (tmp_path / "pages" / "corpus.en.html").read_text(encoding="utf-8")
    assert written.columns.tolist() == COLUMNS
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["corpus.en.html", "index.html"]
    for word in ("all invented", "market bombing", "A random sample of twelve mentions", 'href="index.html"'):
        assert word in page
    assert page.count("<svg") == 4
    assert "marat-2025-02-23-14" in page  # the empty article is named


@pytest.mark.slow
def test_articles_of_ones_own_are_not_called_invented(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes(SAMPLE.read_bytes())
    export_corpus(own, tmp_path / "tables", tmp_path / "pages", lang="ar")
    page = (tmp_path / "pages" / "corpus.ar.html").read_text(encoding="utf-8")
    assert "مختلقة" not in page
    assert "index.html" not in page, "no link to an index that isn't there"
    assert "not Arabic" not in page, "the issues are told in the page's language"
    assert "تفجير السوق" not in page.split("<svg")[1].split("</svg>")[0]  # no event that nobody named


def test_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="choose ar, en or both"):
        export_corpus(SAMPLE, tmp_path, lang="fr")
