"""Agencies listed, settled by country, followed back, crossed with themes."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agencies import agency_themes, list_agencies, resolve_agencies
from analysis.agencies.listing import COLUMNS
from analysis.agencies.resolution import ADDED
from analysis.articles import read_articles
from analysis.articles.roles import guess_title
from analysis.codebooks import read_codebook
from analysis.mentions import MENTION_COLUMNS, find_mentions

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "data" / "articles" / "ultra-iraq-2022-02-21.txt"
GOLD = ROOT.parent / "shared" / "gold" / "agencies.json"
HOW = {"explicit": "explicit", "short form": "short", "nested": "nested", "anaphora": "reference"}
CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "agencies.csv").open(encoding="utf-8")))
CODEBOOK = read_codebook("agencies")


def article(text: str) -> pd.DataFrame:
    return pd.DataFrame({"article": ["a"], "title": [""], "text": [text.replace(" ¶ ", "\n")]})


def resolved(text: str) -> pd.DataFrame:
    return resolve_agencies(find_mentions(article(text), CODEBOOK), article(text), codebook=CODEBOOK)


@pytest.fixture(scope="module")
def real() -> tuple[pd.DataFrame, pd.DataFrame]:
    articles = read_articles(ARTICLE)
    return articles, find_mentions(articles, CODEBOOK, roles=("title", "lead", "body", "related"))


@pytest.fixture(scope="module")
def gold() -> list[dict[str, object]]:
    if not GOLD.is_file():
        pytest.skip("the hand-made gold of the article is not here")
    return json.loads(GOLD.read_text(encoding="utf-8"))["agencies"]


@pytest.fixture(scope="module")
def cases() -> pd.DataFrame:
    texts = [case["text"].replace(" ¶ ", "\n") for case in CASES]
    titles = [guess_title(text.split("\n")) for text in texts]
    articles = pd.DataFrame({"article": range(len(texts)), "title": titles, "text": texts})
    return resolve_agencies(find_mentions(articles, CODEBOOK), articles, codebook=CODEBOOK)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["reason"] for case in CASES])
def test_cases(cases, number):
    own = cases[cases["article"] == number]
    found = [f"{row.surface}={row.entry}:{row.how}{':ambiguous' * row.ambiguous}" for row in own.itertuples()]
    assert found == [part for part in CASES[number]["expected"].split(" | ") if part]


def test_the_article_names_what_a_careful_reader_marks(real, gold):
    articles, mentions = real
    found = resolve_agencies(mentions, articles, codebook=CODEBOOK)
    agencies = found[found["kind"] != "armed group"]
    assert {(row.start, row.end, row.surface, row.label, row.label_en, row.how) for row in agencies.itertuples()} == {
        (row["start"], row["end"], row["surface"], row["agency_ar"], row["agency_en"], HOW[str(row["kind"])])
        for row in gold
    }


def test_without_resolving_the_article_shows_the_same_names(real, gold):
    _, mentions = real
    agencies = mentions[mentions["kind"] != "armed group"]
    written = {(row["start"], row["end"], row["surface"]) for row in gold if row["kind"] != "anaphora"}
    assert {(row.start, row.end, row.surface) for row in agencies.itertuples()} == written
    nested = {(row["start"], row["end"]) for row in gold if row["kind"] == "nested"}
    assert {(row.start, row.end) for row in agencies[agencies["nested"]].itertuples()} == nested


def test_nine_agencies_are_listed_whether_resolved_or_not(gold):
    articles = read_articles(ARTICLE)
    mentions = find_mentions(articles, CODEBOOK)
    plain = list_agencies(mentions, codebook=CODEBOOK)
    settled = list_agencies(resolve_agencies(mentions, articles, codebook=CODEBOOK), codebook=CODEBOOK)
    same = [name for name in COLUMNS if name != "references"]
    pd.testing.assert_frame_equal(plain[same], settled[same])
    assert set(plain["label_ar"]) == {row["agency_ar"] for row in gold}
    assert plain.loc[plain["nested"] > 0, "label_en"].tolist() == ["Ministry of Interior"]
    assert settled["references"].tolist() == [6, 0, 0, 0, 0, 0, 0, 0, 0]
    assert plain.iloc[0]["mentions"] == 10
    assert plain.iloc[0]["aliases"] == "جهاز المخابرات، المخابرات"


def test_armed_groups_are_listed_only_when_asked_for(real):
    _, mentions = real
    assert "isis" not in set(list_agencies(mentions, codebook=CODEBOOK)["entry"])
    assert "isis" in set(list_agencies(mentions, armed_groups=True, codebook=CODEBOOK)["entry"])


def test_references_name_an_antecedent_before_them(real):
    articles, mentions = real
    text = articles["text"].iloc[0]
    found = resolve_agencies(mentions, articles, codebook=CODEBOOK)
    back = found[found["how"] == "reference"]
    assert found.loc[found["how"] != "reference", "antecedent_start"].isna().all()
    for row in back.itertuples():
        assert row.antecedent_end <= row.start
        name = text[row.antecedent_start : row.antecedent_end]
        assert name in {"جهاز المخابرات", "داعش"}


def test_columns_are_those_declared(real):
    articles, mentions = real
    found = resolve_agencies(mentions, articles, codebook=CODEBOOK)
    assert found.columns.tolist() == [*MENTION_COLUMNS, *ADDED]
    assert list_agencies(found).columns.tolist() == COLUMNS
    assert str(found["antecedent_start"].dtype) == "Int64"
    assert found["ambiguous"].dtype == bool


def test_what_is_given_is_not_changed(real):
    articles, mentions = real
    before = mentions.copy()
    list_agencies(resolve_agencies(mentions, articles, codebook=CODEBOOK), codebook=CODEBOOK)
    pd.testing.assert_frame_equal(mentions, before)


@pytest.mark.parametrize("text", ["", "لا شيء هنا.", "!!! ؟؟", "الجهاز " * 200])
def test_articles_without_agencies_give_empty_frames(text):
    found = resolved(text)
    assert found.empty
    assert found.columns.tolist() == [*MENTION_COLUMNS, *ADDED]
    assert list_agencies(found).empty


def test_articles_keep_apart():
    articles = pd.DataFrame(
        {
            "article": ["b", "a"],
            "text": ["عمّان - قالت وزارة الداخلية إنها تتابع.", "بغداد - قالت وزارة الداخلية ذلك. وأضافت الوزارة."],
        }
    )
    found = resolve_agencies(find_mentions(articles, CODEBOOK), articles, codebook=CODEBOOK)
    assert found[["article", "entry", "how"]].to_numpy().tolist() == [
        ["b", "jo_interior_ministry", "explicit"],
        ["a", "iq_interior_ministry", "explicit"],
        ["a", "iq_interior_ministry", "reference"],
    ]
    assert list_agencies(found)["entry"].tolist() == ["jo_interior_ministry", "iq_interior_ministry"]


def test_a_codebook_of_two_columns_is_enough(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("agency,alias\nhappiness,وزارة السعادة\n", encoding="utf-8")
    mine = read_codebook(path)
    text = article("أعلنت وزارة السعادة برنامجا، وقالت الوزارة إنه مفتوح.")
    found = resolve_agencies(find_mentions(text, mine), text, codebook=mine)
    assert found["how"].tolist() == ["explicit", "reference"]
    assert list_agencies(found, codebook=mine)["entry"].tolist() == ["happiness"]


def test_crossing_counts_paragraphs_that_hold_both():
    themes = read_codebook("themes")
    articles = article("أكد الجيش العراقي حفظ الأمن وأمن الحدود. ¶ قال الجيش العراقي إنه مستعد. ¶ الأمن مستقر.")
    agencies = resolve_agencies(find_mentions(articles, CODEBOOK), articles, codebook=CODEBOOK)
    crossed = agency_themes(agencies, find_mentions(articles, themes))
    assert crossed[["agency", "theme", "paragraphs", "articles", "mentions"]].to_numpy().tolist() == [
        ["iq_army", "security", 1, 1, 2]
    ]


def test_crossing_leaves_out_names_inside_longer_ones():
    articles = article("حفظت استخبارات وزارة الداخلية العراقية الأمن.")
    agencies = resolve_agencies(find_mentions(articles, CODEBOOK), articles, codebook=CODEBOOK)
    assert set(agencies["nested"]) == {False, True}
    crossed = agency_themes(agencies, find_mentions(articles, read_codebook("themes")))
    assert crossed["agency"].tolist() == agencies.loc[~agencies["nested"], "entry"].tolist()


def test_crossing_leaves_out_armed_groups_and_terms_inside_names():
    themes = read_codebook("themes")
    articles = article("هاجم داعش القرية في عملية إرهابية. ¶ قال جهاز مكافحة الإرهاب إنه مستعد.")
    mentions = find_mentions(articles, [themes, CODEBOOK])
    agencies = mentions[mentions["codebook"] == "agencies"]
    assert agency_themes(agencies, mentions[mentions["codebook"] == "themes"]).empty


def test_ten_thousand_names_in_one_line_are_no_trouble():
    sentence = "بغداد - قالت استخبارات وزارة الداخلية ووزارة الدفاع إن الجهاز والوزارة تتابع في مصر. "
    text = article(sentence * 2500)
    found = resolve_agencies(find_mentions(text, CODEBOOK), text, codebook=CODEBOOK)
    assert found["entry"].value_counts().to_dict() == {
        "iq_defence_ministry": 5000,
        "iq_interior_intelligence": 2500,
        "iq_interior_ministry": 2500,
    }


PIECES = st.sampled_from([case["text"].replace(" ¶ ", "\n") for case in CASES] + ["الجهاز", "الوزارة", "\n", " و"])


@settings(deadline=None, max_examples=12)
@given(st.lists(PIECES, max_size=6))
def test_spans_hold_and_references_point_back_whatever_the_article(pieces):
    text = " ".join(pieces)
    found = resolved(text)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.surface
        if row.how == "reference":
            assert row.antecedent_end <= row.start
            before = found[(found["start"] == row.antecedent_start) & (found["end"] == row.antecedent_end)]
            assert row.entry in set(before["entry"])
