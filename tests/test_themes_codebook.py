"""The shipped themes: whole, sourced, and in agreement with the hand coding of the first article."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.articles import read_articles
from analysis.codebooks import read_codebook
from analysis.mentions import find_mentions
from analysis.tables import count_themes
from analysis.validation import compare_coding, paragraph_coding

DATA = Path(__file__).parents[1] / "data"
THEMES = ["security", "terrorism", "mediation"]


@pytest.mark.parametrize("name", ["agencies.json", "quotes.json", "themes.json"])
def test_the_coding_is_kept_byte_for_byte(name: str):
    handed_over = DATA.parents[1] / "shared" / "gold" / name
    if not handed_over.is_file():
        pytest.skip("the coding as handed over is not on this machine")
    assert (DATA / "coded" / name).read_bytes() == handed_over.read_bytes()


@pytest.fixture(scope="module")
def themes() -> pd.DataFrame:
    return read_codebook("themes")


@pytest.fixture(scope="module")
def agreement(themes: pd.DataFrame) -> pd.DataFrame:
    """Paragraphs of the first article: the human coder against the codebook."""
    articles = read_articles(DATA / "articles" / "ultra-iraq-2022-02-21.txt")
    mentions = find_mentions(articles, [themes, read_codebook("agencies")])
    mentions = mentions[mentions["codebook"] == "themes"]
    machine = paragraph_coding(count_themes(mentions, articles, by="paragraph", codebook=themes))
    units = json.loads((DATA / "coded" / "themes.json").read_text(encoding="utf-8"))["units"]
    rows = [(unit["paragraph"], theme, theme in unit["themes"]) for unit in units for theme in THEMES]
    human = pd.DataFrame(rows, columns=["paragraph", "entry", "value"]).assign(article=articles["article"].iloc[0])
    return compare_coding(human, machine).set_index("entry")


def test_the_paragraphs_agree_with_the_human_coder(agreement: pd.DataFrame):
    assert agreement.loc["all", "units"] == 11 * 3
    assert agreement.loc["all", "f1"] >= 0.85


@pytest.mark.parametrize("theme", THEMES)
def test_no_theme_is_carried_by_the_others(agreement: pd.DataFrame, theme: str):
    assert agreement.loc[theme, "f1"] >= 0.85


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_thirty_to_eighty_terms(themes: pd.DataFrame, theme: str):
    counted = themes[(themes["entry"] == theme) & (themes["kind"] == "term")]
    assert 30 <= len(counted) <= 80


def test_each_theme_is_defined_in_both_languages(themes: pd.DataFrame):
    labels = themes.drop_duplicates("entry").set_index("entry")
    assert labels.index.tolist() == THEMES
    assert labels["label_ar"].tolist() == ["الأمن", "الإرهاب", "الوساطة الإقليمية"]
    assert labels["definition_ar"].str.contains("لا يدخل").all()
    assert labels["definition_en"].str.contains("Not: ").all()


def test_every_row_says_where_it_comes_from(themes: pd.DataFrame):
    assert (themes["source"] != "").all()
    assert (themes["note"] != "").all()


def test_topic_codes_are_iptc_media_topics(themes: pd.DataFrame):
    codes = themes.loc[themes["iptc"] != "", "iptc"]
    assert len(codes)
    assert codes.str.fullmatch(r"medtop:\d{8}").all()


@pytest.mark.parametrize("stem", ["أمني", "إرهابي", "تكفيري", "جهادي", "انتحاري"])
def test_an_adjective_brings_its_whole_paradigm(themes: pd.DataFrame, stem: str):
    terms = set(themes["term"])
    forms = {stem, stem + "ة", stem + "ون", stem + "ين"}
    assert forms <= terms, f"missing: {forms - terms}"
