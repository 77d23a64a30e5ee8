"""Unknown agencies: where their names begin and end, and the rows offered for them."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.codebooks import read_codebook
from analysis.codebooks.shape import complete
from analysis.discovery import find_names, suggest_agencies
from analysis.discovery.suggestions import CODEBOOK, COLUMNS

CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "agencies_names.csv").open(encoding="utf-8")))
SAMPLE = Path(__file__).parents[1].parent / "shared" / "eval" / "wojood" / "val.txt"
KNOWN = read_codebook("agencies")


def paragraphs(texts: list[str]) -> pd.DataFrame:
    rows = [(f"{number}", 1, "lead", 0, len(text), text) for number, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["article", "paragraph", "role", "start", "end", "text"])


@pytest.fixture(scope="module")
def names() -> pd.DataFrame:
    return find_names(paragraphs([case["text"] for case in CASES]))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["reason"] for case in CASES])
def test_names_begin_and_end_where_arabic_ends_them(names, number):
    own = names[names["article"] == str(number)]
    expected = [part.split(" + ") for part in CASES[number]["names"].split(" | ") if part]
    assert own.loc[~own["nested"], "surface"].tolist() == [outer for outer, *_ in expected]
    assert own.loc[own["nested"], "surface"].tolist() == [inner for _, *nested in expected for inner in nested]


def test_offsets_are_those_of_the_article(names):
    texts = {str(number): case["text"] for number, case in enumerate(CASES)}
    for row in names.itertuples():
        assert texts[row.article][row.start : row.end] == row.surface


def test_rows_are_grouped_over_spellings_and_counted_with_evidence():
    articles = paragraphs(
        [
            "قالت وزارة الصحة الموريتانية ذلك، ووزارة الصحه الموريتانية كذلك.",
            "لوزارة الصحة الموريتانية دور، وللهيئة الوطنية للإعلام دور، والهيئة الوطنية للاعلام تتابع.",
        ]
    )
    found = suggest_agencies(articles, KNOWN)
    assert found.columns.tolist() == COLUMNS
    assert found[["alias", "kind", "parent", "mentions", "articles"]].to_numpy().tolist() == [
        ["وزارة الصحة الموريتانية", "ministry", "health_ministry", 3, 2],
        ["الهيئة الوطنية للإعلام", "authority", "", 2, 1],
    ]
    assert found["country"].tolist() == ["MR", ""]
    assert found["evidence"].iloc[0].split()[0] == "0:5-28"
    assert "قالت وزارة الصحة الموريتانية" in found["passage"].iloc[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("قالت وزارة الداخلية العراقية وجهاز المخابرات ذلك.", "in the codebook"),
        ("قال تنظيم «داعش» ذلك.", "in the codebook, in quote marks after its head"),
        ("قرر مجلس الوزراء الموافقة على النظام.", "a known name with the noun after it"),
        ("قالت القوات الأمنية إن الوزارة تتابع.", "no name at all"),
        ("", "nothing"),
    ],
)
def test_nothing_known_or_nameless_is_suggested(text, reason):
    assert suggest_agencies(paragraphs([text]), KNOWN).empty, reason


def test_a_known_name_of_another_country_is_suggested():
    found = suggest_agencies(paragraphs(["قالت وزارة الداخلية الموريتانية إنها تتابع."]), KNOWN)
    assert found[["alias", "country", "parent"]].to_numpy().tolist() == [
        ["وزارة الداخلية الموريتانية", "MR", "interior_ministry"]
    ]


def test_suggested_rows_can_be_pasted_into_a_codebook(tmp_path):
    texts = ["قالت وزارة السعادة إن هيئة المدن الاقتصادية ستعمل مع بلدية طبرقة.", "قالت وزارة السعادة ذلك."]
    found = suggest_agencies(paragraphs(texts), KNOWN)
    path = tmp_path / "more.csv"
    found[CODEBOOK].to_csv(path, index=False)
    more = read_codebook(path)
    assert more["term"].tolist() == ["وزارة السعادة", "هيئة المدن الاقتصادية", "بلدية طبرقة"]
    assert suggest_agencies(paragraphs(texts), more).empty


def test_what_is_known_can_be_one_own_codebook():
    mine = complete(pd.DataFrame({"entry": ["happy"], "term": ["وزارة السعادة"]}), codebook="mine", naming=True)
    found = suggest_agencies(paragraphs(["قالت وزارة السعادة ووزارة الداخلية ذلك."]), mine)
    assert found["alias"].tolist() == ["وزارة الداخلية"]


TEXT = "وزارة هيئة الهيئة السعادة العليا للإغاثة والتعليم في بغداد بلدية بيرزيت ، « » قالت الملك بن ل"
WORDS = st.sampled_from(TEXT.split())


@settings(deadline=None)
@given(st.lists(WORDS, max_size=20))
def test_whatever_the_words_spans_lie_in_the_text_and_outer_names_keep_apart(words):
    text = " ".join(words)
    found = find_names(paragraphs([text]))
    for row in found.itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.surface
    outer = found[~found["nested"]]
    assert (outer["start"].to_numpy()[1:] >= outer["end"].to_numpy()[:-1]).all()


def test_the_measure_on_news_marked_by_others_holds():
    if not SAMPLE.is_file():
        pytest.skip("the Wojood sample is not here")
    from benchmarks.agencies import measure

    both = measure(SAMPLE).loc["both"]
    assert both["overlap F1"] >= 90
    assert both["exact F1"] >= 72


def test_no_articles_and_one_long_line_are_no_trouble():
    assert suggest_agencies(paragraphs([]), KNOWN).empty
    long = paragraphs(["قالت وزارة السعادة ووزارة الداخلية ذلك. " * 5000])
    assert suggest_agencies(long, KNOWN)[["alias", "mentions"]].to_numpy().tolist() == [["وزارة السعادة", 5000]]
