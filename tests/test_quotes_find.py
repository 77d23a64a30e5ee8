"""Who said what: cases over every construction, the article read by hand, and what must hold for any text."""

import gc
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.articles import split_paragraphs
from analysis.quotes import QUOTE_COLUMNS, find_quotes
from analysis.resources import data_path

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
]
CODED = Path(__file__).parents[1] / "data" / "coded" / "quotes.json"
SHARED = Path(__file__).parents[1].parent / "shared"
CORPORA = SHARED / "corpora" / "saudinewsnet"
EXTRAS = ("via", "statement", "level", "unclosed")


def quotes_of(text: str) -> pd.DataFrame:
    return find_quotes(pd.DataFrame({"article": ["a"], "text": [text]}))


def summary(quotes: pd.DataFrame) -> list[tuple[str, ...]]:
    return sorted(quotes[["text", "kind", "speaker", "cue"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['reason']}" for case in CASES])
def test_case(case):
    found = quotes_of(case["text"])
    expected = case["expected"]
    assert summary(found) == sorted((one["text"], one["kind"], one["speaker"], one["cue"]) for one in expected)
    for one in expected:
        row = found[found["text"] == one["text"]].iloc[0]
        assert {name: row[name] for name in EXTRAS if name in one} == {
            name: one[name] for name in EXTRAS if name in one
        }


def test_cases_are_many_and_a_good_part_has_nothing_to_find():
    assert len(CASES) >= 60
    assert sum(not case["expected"] for case in CASES) >= 20


@pytest.fixture(scope="module")
def article() -> str:
    return data_path("articles", "ultra-iraq-2022-02-21.txt").read_text(encoding="utf-8")


def test_article_as_read_by_hand(article):
    gold = json.loads(CODED.read_text(encoding="utf-8"))["quotes"]
    names = ["start", "end", "kind", "cue", "cue_start", "cue_end", "speaker", "paragraph", "speaker_start"]
    rows = quotes_of(article).astype({"speaker_start": "object"})[names]
    found = [tuple(None if pd.isna(cell) else cell for cell in row) for row in rows.itertuples(index=False)]
    for row, one in zip(found, gold, strict=True):
        assert row[:7] == tuple(
            one[name] for name in ("start", "end", "type", "cue", "cue_start", "cue_end", "speaker")
        )
        assert row[8] == one.get("speaker_start")


@pytest.mark.skipif(not SHARED.exists(), reason="the hard cases lie beside the checkout")
def test_hard_cases():
    for case in json.loads((SHARED / "gold" / "quote_cases.json").read_text(encoding="utf-8")):
        names = ["start", "end", "kind", "speaker", "cue"]
        found = list(quotes_of(case["text"])[names].itertuples(index=False, name=None))
        assert found == [tuple(one[n] for n in ("start", "end", "type", "speaker", "cue")) for one in case["expected"]]


def test_headline_and_related_links_carry_no_quotation(article):
    assert set(quotes_of(article)["paragraph"]).isdisjoint({0, 13, 14, 15})


def test_columns_and_their_types():
    empty = find_quotes(pd.DataFrame({"article": pd.Series(dtype="str"), "text": pd.Series(dtype="str")}))
    found = quotes_of('قال الوزير إن "العمل بدأ".')
    assert tuple(empty.columns) == tuple(found.columns) == QUOTE_COLUMNS
    assert (empty.dtypes == found.dtypes)[1:].all()
    assert found["start"].dtype == "Int64"


def test_articles_do_not_share_speakers_or_statements():
    articles = pd.DataFrame({"article": ["a", "b"], "text": ['قال الوزير إن "العمل بدأ".', 'وأضاف أن "الأمر انتهى".']})
    found = find_quotes(articles)
    assert found["speaker"].tolist() == ["الوزير", ""]
    assert found["statement"].tolist() == [1, 1]


MARKS = [("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"), ("»", "«"), ("”", "“"), ("“", '"'), ("'", "'"), ("‹", "›")]
SENTENCES = [
    "قال الوزير إن {}العمل مستمر في المدينة{}.",
    "{}لن نتراجع أبدا{}، قالت النائبة هدى.",
    "زار المدير المصنع، مؤكدا أن {}الإنتاج سيرتفع قريبا{}.",
    "ونقلت الوكالة عن مصدر قوله: {}انتهى الاجتماع قبل ساعة{}.",
]


@settings(deadline=None)
@given(sentence=st.sampled_from(SENTENCES), marks=st.sampled_from(MARKS))
def test_style_of_marks_changes_nothing(sentence, marks):
    plain = quotes_of(sentence.format("«", "»"))
    other = quotes_of(sentence.format(*marks))
    names = ["start", "end", "text", "kind", "speaker", "cue", "via"]
    assert other[names].equals(plain[names])


PIECES = ["قال", "الوزير", "إن", "وأضافت", "مؤكدا", "أن", "بحسب", "نقلت", "عن", "قوله", "محمد", "ل", "لـ", "ـ", "وفقا"]
PIECES += [
    "المغربي",
    "غادر",
    "وزير",
    "الصحة",
    "أما",
    "فقال",
    "الدين",
    "سونا",
    "العمل",
    "بدأ",
    '"',
    "«",
    "»",
    "“",
    "”",
    "'",
    ":",
    "،",
    ".",
    "؟",
    "(",
    ")",
    "\n",
    " ",
    "\u200f",
    "é",
    "12:30",
]


WORDS = [*PIECES, *sorted({word for case in CASES for word in case["text"].split()})]


@settings(deadline=None)
@given(
    text=st.lists(st.sampled_from(PIECES)).map(" ".join)
    | st.lists(st.sampled_from(PIECES)).map("".join)
    | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
    | st.text()
)
def test_any_text_is_read_and_every_offset_is_true(text):
    for row in quotes_of(text).itertuples():
        assert text[row.start : row.end] == row.text
        assert row.start < row.end
        if not pd.isna(row.cue_start):
            assert text[row.cue_start : row.cue_end] == row.cue
        if not pd.isna(row.speaker_start):
            assert 0 <= row.speaker_start < row.speaker_end <= len(text)


@pytest.mark.skipif(not CORPORA.exists(), reason="the real news lies beside the checkout")
def test_real_news_is_read_and_every_offset_is_true():
    """Real news once raised an error that no case did: a nationality before the name of a sentence's subject."""
    with zipfile.ZipFile(CORPORA / "2015-08-03.zip") as day:
        news = [one["content"] for one in json.loads(day.read(day.namelist()[0]).decode("utf-8"))[:400]]
    texts = pd.Series([text for text in news if text and text.strip()], dtype="str")
    articles = pd.DataFrame({"article": texts.index.astype("str"), "text": texts})
    for row in find_quotes(articles).itertuples():
        assert articles["text"].iloc[int(row.article)][row.start : row.end] == row.text


STRANGE = {
    "one quotation": '"' + "كلمة " * 2000 + '"',
    "unbalanced": "قال «نعم " * 1000,
    "only marks": '"«' * 1000,
    "headlines": "الكاظمي: لن نسمح بانتهاك السيادة\n" * 300,
    "letters and no name": "وأكد مدير عام الصحة د. فضل عوض باعباد أن الحالات انخفضت.",
    "a source last of all": "قال الوزير «نساء اليمن» ) بحسب شريكات إسقاط الحوثي",
    "no full stop": "قال الوزير إن العمل بدأ " * 1000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_articles_are_read(text):
    found = quotes_of(text)
    assert (found["end"] > found["start"]).all()


MANY = [  # in one line; all but the first took time by the square once
    ("one speaker", 'قال الوزير إن "العمل بدأ". ' * 10_000, 10_000),
    ("other people in every sentence", "".join(f'قال وزير شأن{n} إن "العمل بدأ". ' for n in range(5_000)), 5_000),
    ("«بحسب» in every sentence", "انتهت العملية في بغداد، بحسب الشرطة. " * 5_000, 5_000),
    ("one quotation of many", "«" + 'قال "نعم نعم نعم". ' * 5_000 + "»", 1),
]


@pytest.mark.parametrize(("text", "count"), [row[1:] for row in MANY], ids=[row[0] for row in MANY])
def test_thousands_of_statements(text, count):
    assert len(quotes_of(text)) == count


def test_paragraphs_are_refused():
    paragraphs = split_paragraphs(pd.DataFrame({"article": ["a"], "text": ["عنوان\nقال الوزير إن العمل بدأ."]}))
    with pytest.raises(ValueError, match="whole articles"):
        find_quotes(paragraphs)


@pytest.mark.parametrize("collects", [True, False], ids=["on", "off"])
def test_the_garbage_collector_is_left_as_it_was(collects):
    was = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        quotes_of("قال الوزير إن العمل بدأ.")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()
