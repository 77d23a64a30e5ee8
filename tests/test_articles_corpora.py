"""Real days of news, read whole: every article in, every empty one named."""

import json
import zipfile
from pathlib import Path

import pytest

from analysis.articles import read_articles, split_paragraphs

DAYS = Path(__file__).parents[1].parent / "shared" / "corpora" / "saudinewsnet"

pytestmark = [
    pytest.mark.skipif(not DAYS.exists(), reason="the days of SaudiNewsNet are not beside the project"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def day() -> Path:
    return DAYS / "2015-08-03.zip"


def test_every_article_of_every_day_is_read_or_named() -> None:
    articles, issues = read_articles(DAYS, issues=True)
    rejected = issues[issues["action"] == "rejected"]
    assert len(articles) + len(rejected) == sum(len(records(path)) for path in sorted(DAYS.glob("*.zip")))
    assert set(rejected["what"]) == {"there is no text in it"}
    assert rejected["article"].str.len().gt(0).all()
    assert articles["article"].is_unique
    assert articles["published"].notna().all()


def test_texts_are_whole(day: Path) -> None:
    articles, _ = read_articles(day, issues=True)
    contents = {f"2015-08-03-{number}": one["content"] for number, one in enumerate(records(day), 1)}
    plain = articles[~articles["article"].map(contents).str.contains("[<&]")]
    assert len(plain) > 0.9 * len(articles)
    assert all(text.endswith(contents[article]) for article, text in zip(plain["article"], plain["text"], strict=True))


def test_every_article_has_a_title_and_something_to_count(day: Path) -> None:
    articles, _ = read_articles(day, issues=True)
    roles = split_paragraphs(articles).groupby("article")["role"].agg(set)
    assert roles.map(lambda found: bool(found & {"lead", "body"})).all()
    assert roles.map(lambda found: "title" in found).mean() > 0.99


def records(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(archive.namelist()[0]).decode("utf-8-sig"))
