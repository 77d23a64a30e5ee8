"""Five days of real news, if they are at hand: all in, and a known event shows."""

import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import read_table, run
from analysis.tables.trends import trend

NEWS = Path(__file__).parents[1].parent / "shared" / "corpora" / "saudinewsnet"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NEWS.is_dir(), reason="the five days of SaudiNewsNet are not beside the project"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("news")
    fields = {"published": "date_extracted", "text": "content"}
    run(NEWS, out, engine="pool", workers=2, fields=fields, quotes=False, part_bytes=1_000_000, progress=False)
    return out


@pytest.fixture(scope="module")
def given() -> pd.DataFrame:
    rows = []
    for path in sorted(NEWS.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                rows += [
                    {"day": path.stem, "line": line, "empty": not row["content"].strip()}
                    for line, row in enumerate(json.loads(archive.read(name)), 1)
                ]
    return pd.DataFrame(rows)


def test_every_article_is_in_or_named(corpus: Path, given: pd.DataFrame) -> None:
    articles, issues = read_table(corpus, "articles"), read_table(corpus, "issues")
    rejected = issues[issues["action"] == "rejected"]
    ids = given["day"] + "-" + given["line"].astype("str")
    assert len(given) == len(articles) + len(rejected)
    assert set(articles["article"]) | set(rejected["article"]) == set(ids)


def test_every_empty_article_is_named(corpus: Path, given: pd.DataFrame) -> None:
    issues = read_table(corpus, "issues")
    empty = given[given["empty"]]
    assert len(empty) > 50
    assert set(empty["day"] + "-" + empty["line"].astype("str")) <= set(issues["article"])


def test_terrorism_doubles_after_the_bombing_in_abha(corpus: Path) -> None:
    """On 6 August 2015 a mosque of the emergency forces in Abha was bombed."""
    articles = read_table(corpus, "articles", ["article", "published", "language", "words"])
    mentions = read_table(corpus, "mentions")
    articles = articles.assign(published=pd.to_datetime(articles["article"].str[:10]))
    days = trend(mentions, articles, by="day").query("entry == 'terrorism'").set_index("period")
    after = days.loc["2015-08-07"]
    for day in ("2015-08-03", "2015-08-04"):
        before = days.loc[day]
        assert after["share"] >= 1.7 * before["share"]
        assert after["share_low"] > before["share_high"]
    assert days.loc["2015-08-05", "n"] == 0  # not in the corpus: a gap, not a zero
