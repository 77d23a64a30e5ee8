"""Eight layouts of web page: what is read of each equals what was written beside it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.articles import COUNTED, read_articles, split_paragraphs

PAGES = Path(__file__).parent / "pages"
LAYOUTS = sorted(path.stem for path in PAGES.glob("*.html"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_gives_its_article(layout: str) -> None:
    gold = json.loads((PAGES / f"{layout}.json").read_text(encoding="utf-8"))
    articles, issues = read_articles(PAGES / f"{layout}.html", issues=True)
    row = articles.iloc[0]
    assert {field: row[field] for field in ("title", "source", "author", "url")} == {
        field: gold[field] for field in ("title", "source", "author", "url")
    }
    assert row["published"] == pd.Timestamp(gold["published"])
    paragraphs = split_paragraphs(articles)
    assert paragraphs[paragraphs["role"].isin(COUNTED)]["text"].tolist() == gold["counted"]
    assert issues.empty


@pytest.mark.parametrize("layout", LAYOUTS)
def test_menus_comments_and_related_links_are_never_counted(layout: str) -> None:
    paragraphs = split_paragraphs(read_articles(PAGES / f"{layout}.html"))
    counted = " ".join(paragraphs[paragraphs["role"].isin(COUNTED)]["text"])
    for words in (
        "الرئيسية",
        "قارئ مجهول",
        "مقال جميل",
        "مباراة القمة",
        "الضباط",
        "مخفي",
        "تغريدة",
        "الحقوق",
        "أدنى مستوى",
        "شارك",
        "قناتنا",
        "تسجيل الدخول",
        "طباعة",
        "تصوير",
        "محررة الشؤون",
    ):
        assert words not in counted


def test_a_folder_of_pages() -> None:
    articles = read_articles(PAGES / "*.html")
    assert articles["article"].tolist() == LAYOUTS
    assert articles["sha256"].str.fullmatch("[0-9a-f]{64}").all()


def test_a_page_without_a_body_in_its_markup(tmp_path: Path) -> None:
    """Pages drawn by scripts keep the text in their JSON-LD only."""
    body = "كشف رئيس الحكومة عن دور جهاز المخابرات في المفاوضات. " * 5
    statement = json.dumps({"@type": "NewsArticle", "headline": "عنوان", "articleBody": body})
    page = f'<script type="application/ld+json">{statement}</script><div id="app"></div>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    articles, issues = read_articles(tmp_path / "a.html", issues=True)
    assert articles.loc[0, "text"] == f"عنوان\n\n{body.strip()}"
    assert issues["what"].tolist() == ["the page shows less than its JSON-LD says"]


def test_broken_json_ld_is_passed_over(tmp_path: Path) -> None:
    page = '<script type="application/ld+json">{broken</script><h1>عنوان</h1><p>كشف رئيس الحكومة عن دور الجهاز.</p>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert read_articles(tmp_path / "a.html").loc[0, "title"] == "عنوان"
