"""The real article, read and split exactly as the gold has it."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.articles import ARTICLE_COLUMNS, PARAGRAPH_COLUMNS, read_articles, split_paragraphs
from analysis.resources import data_path

ARTICLE = data_path("articles", "ultra-iraq-2022-02-21.txt")
GOLD = Path(__file__).parents[1].parent / "shared" / "gold" / "agencies.json"


def test_the_real_article() -> None:
    articles = read_articles(ARTICLE)
    assert tuple(articles.columns)[: len(ARTICLE_COLUMNS)] == ARTICLE_COLUMNS
    row = articles.iloc[0]
    assert row["article"] == "ultra-iraq-2022-02-21"
    assert row["title"] == "الكاظمي يكشف عن دور جهاز المخابرات في المفاوضات الإقليمية"
    assert row["source"] == "الترا عراق"
    assert row["author"] == "الترا عراق - فريق التحرير"
    assert row["published"] == pd.Timestamp("2022-02-21")
    assert (row["url"], row["language"]) == ("", "ar")
    assert row["text"] == ARTICLE.read_text(encoding="utf-8")


@pytest.mark.skipif(not GOLD.exists(), reason="the gold of the real article is not beside the project")
def test_paragraphs_equal_the_gold() -> None:
    paragraphs = split_paragraphs(read_articles(ARTICLE))
    assert tuple(paragraphs.columns) == PARAGRAPH_COLUMNS
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["roles"]
    assert paragraphs[["paragraph", "role", "start", "end"]].to_dict("records") == gold
