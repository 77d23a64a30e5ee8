"""The search: hand-made cases, a second matcher, properties, and input nobody wants."""

import csv
import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import plain_matcher
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.arabic.clitics import PROCLITICS, PRONOUNS
from analysis.errors import CodebookError, ReadError
from analysis.search import COLUMNS, search
from analysis.terms import Term, compile_terms

HERE = Path(__file__).parent
NEWS = HERE.parents[0].parent / "shared" / "corpora" / "saudinewsnet"
with (HERE / "cases" / "matching.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


def find(text, *terms, **columns):
    """Return (surface, term) of what is found in one text."""
    terms = [term if isinstance(term, Term) else Term(term, **columns) for term in terms]
    hits = search(pa.array([text]), compile_terms(tuple(terms)))
    return [(text[hit["start"] : hit["end"]], terms[hit["term"]].term) for hit in hits.to_pylist()]


def readings(texts, terms):
    """Return what the engine finds as the plain matcher says it, text by text."""
    hits = search(pa.array(texts), compile_terms(tuple(Term(*term) for term in terms)))
    found = [[] for _ in texts]
    for hit in hits.to_pylist():
        pronoun = PRONOUNS[hit["pronoun"] - 1] if hit["pronoun"] else ""
        clitics = PROCLITICS[hit["proclitic"]].clitics
        found[hit["row"]].append(plain_matcher.Found(hit["start"], hit["end"], hit["term"], clitics, pronoun))
    return [sorted(row) for row in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['term']} in {case['text'][:20]!r}: {case['reason']}")
def test_case(case):
    found = find(case["text"], case["term"], match=case["match"], spelling=case["spelling"])
    assert [surface for surface, _ in found] == (case["expected"].split("|") if case["expected"] else [])


def test_there_are_cases_of_both_kinds():
    assert len(CASES) >= 120
    assert sum(case["expected"] == "" for case in CASES) >= 50
    assert all(case["reason"] for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reason"])
def test_the_plain_matcher_agrees_on_every_case(case):
    term = (case["term"], case["match"], case["spelling"])
    assert readings([case["text"]], [term]) == [plain_matcher.search(case["text"], [term])]


FEWEST = [
    ("وكالة", ["وكالة", "كالة"], "وكالة", "its own و"),
    ("وزارة", ["زارة", "وزارة"], "وزارة", "whichever comes first in the codebook"),
    ("بنك", ["بنك", "نك"], "بنك", "its own ب"),
    ("فرقة", ["رقة", "فرقة"], "فرقة", "its own ف"),
    ("كلية", ["لية", "كلية"], "كلية", "its own ك"),
    ("لجنة", ["جنة", "لجنة"], "لجنة", "its own ل"),
    ("وبنك", ["بنك", "نك"], "بنك", "one clitic rather than two"),
    ("والوزارة", ["الوزارة", "والوزارة"], "والوزارة", "even where the rest is a definite term"),
]


@pytest.mark.parametrize(("text", "terms", "expected", "reason"), FEWEST)
def test_a_word_is_read_with_the_fewest_clitics(text, terms, expected, reason):
    assert {term for _, term in find(text, *terms)} == {expected}, reason


def test_codebooks_read_words_each_for_itself():
    assert len(find("وكالة", Term("وكالة", codebook="a"), Term("كالة", codebook="b"))) == 2


LETTERS = "أاآإىيةهوفبكلمنتءئؤر"
NOISE = [
    "ـ",
    "\u064b",
    "\u064e",
    "\u0651",
    "\u0653",
    "\u0654",
    "\u0655",
    "\u200c",
    "\u200f",
    " ",
    "\u00a0",
    "\n",
    "،",
    ".",
    "x",
    "2",
]
NOISE += [
    "ﻻ",
    "ﻷ",
    "ﷲ",
    "ﷺ",
    "ﻩ",
    "ﺓ",
    "\ufe70",
    "😀",
    "𐎀",
    "\u0301",
    "\u200b",
    "\x00",
    "ی",
    "ک",
    "٣",
    "ال",
    "لل",
    "ها",
]
words = st.text(LETTERS, min_size=1, max_size=4)
terms = st.lists(words, min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.one_of(words, terms, st.sampled_from(NOISE)), max_size=25).map("".join)
term_rows = st.tuples(
    terms, st.sampled_from(["clitics", "word", "exact"]), st.sampled_from(["strict", "folded", "names"])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(term_rows, min_size=1, max_size=6), st.lists(texts, min_size=1, max_size=4), st.data())
def test_the_plain_matcher_agrees_on_invented_text(rows, parts, data):
    glued = [
        data.draw(st.sampled_from(["", "ال", "و", "بال", "لل", " "]))
        + row[0]
        + data.draw(st.sampled_from(["", "ها", "ه", "ة", " "]))
        for row in rows
    ]
    column = [*parts, " ".join(glued), "".join(glued)]
    assert readings(column, rows) == [plain_matcher.search(text, rows) for text in column]


def news(limit):
    """Return texts of real news, spread over the days."""
    if not NEWS.exists():
        pytest.skip("the news corpus is not here")
    found = []
    for day in sorted(NEWS.glob("*.zip")):
        with zipfile.ZipFile(day) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    rows = json.loads(archive.read(name).decode("utf-8"))
                    found += [row["content"] for row in rows if row.get("content")]
    return found[:: max(1, len(found) // limit)] if limit else found


def test_the_plain_matcher_agrees_on_real_news():
    rows = [(case["term"], case["match"], case["spelling"]) for case in CASES[::4]]
    column = news(20)
    assert readings(column, rows) == [plain_matcher.search(text, rows) for text in column]


clean = st.lists(st.sampled_from(["أمن", "الأمن", "وزارة الدفاع", "بوزارتهم", "قوات", "في", "من", "،"]), max_size=12)
CODEBOOK = compile_terms(tuple(map(Term, ["أمن", "وزارة", "وزارة الدفاع", "قوات"])))


@settings(deadline=None)
@given(clean, st.data())
def test_marks_and_hamzas_change_no_count(parts, data):
    text = " ".join(parts)
    marked = ""
    for letter in text:
        letter = data.draw(st.sampled_from("اأإ")) if letter in "اأإ" else letter
        marked += letter + (
            data.draw(st.sampled_from(["", "\u064e", "\u0651\u064f", "ـ", "\u200d"])) if letter.isalpha() else ""
        )
    plain, other = (search(pa.array([one]), CODEBOOK) for one in (text, marked))
    assert plain["term"].to_pylist() == other["term"].to_pylist()


@settings(deadline=None)
@given(st.sampled_from(["أمن", "وزارة الدفاع", "قوات"]), st.sampled_from("سمنتجزصx7ة"), st.booleans())
def test_a_term_glued_to_a_letter_is_not_found(term, letter, before):
    assert find(letter + term if before else term + letter, term) == []


@settings(deadline=None)
@given(st.lists(texts, max_size=5))
def test_rows_are_searched_each_for_itself(parts):
    one_by_one = [
        hit | {"row": row} for row, text in enumerate(parts) for hit in search(pa.array([text]), CODEBOOK).to_pylist()
    ]
    assert search(pa.array(parts, pa.string()), CODEBOOK).to_pylist() == one_by_one


COLUMN = ["الأمن", None, "", "أمن الدولة", "لا شيء", "😀 أمنهم"]
FORMS = {
    "list as an object column": pd.Series(COLUMN, dtype=object),
    "pandas strings": pd.Series(COLUMN, dtype="str"),
    "a shuffled index": pd.Series(COLUMN, dtype="str", index=[5, 3, 1, 0, 2, 2]),
    "Arrow strings": pa.array(COLUMN),
    "Arrow large strings": pa.array(COLUMN, pa.large_string()),
    "a slice": pa.array(["أمن", *COLUMN, "أمن"]).slice(1, len(COLUMN)),
    "chunks": pa.chunked_array([COLUMN[:1], [], COLUMN[1:4], COLUMN[4:]]),
    "a sliced chunked column": pa.chunked_array([["أمن", *COLUMN[:2]], COLUMN[2:]]).slice(1),
    "a dictionary": pa.array(COLUMN).dictionary_encode(),
    "views": pa.array(COLUMN).cast(pa.string_view()),
}


@pytest.mark.parametrize("column", FORMS.values(), ids=FORMS)
def test_every_kind_of_column_gives_the_same(column):
    hits = search(column, CODEBOOK).to_pylist()
    assert [(hit["row"], hit["start"], hit["end"]) for hit in hits] == [(0, 0, 5), (3, 0, 3), (5, 2, 5)]


def test_small_chunks_give_the_same_as_one(monkeypatch):
    column = pa.array(COLUMN * 50)
    whole = search(column, CODEBOOK)
    monkeypatch.setattr("analysis.arabic.chunks.CHUNK_BYTES", 7)
    assert search(column, CODEBOOK).equals(whole)


def test_the_columns_are_those_declared():
    for column in (pa.array([], pa.string()), pa.array(["أمن"])):
        table = search(column, CODEBOOK)
        assert {name: table[name].type.to_pandas_dtype() for name in table.column_names} == COLUMNS


def test_surfaces_are_the_text_between_the_offsets():
    column = ["𐎀 وبالأمنِ", "اﻷمن ﷺ", "a أمن"]
    hits = search(pa.array(column), CODEBOOK, surfaces=True).to_pylist()
    assert len(hits) == 3
    assert all(column[hit["row"]][hit["start"] : hit["end"]] == hit["surface"] for hit in hits)


def test_a_lone_surrogate_moves_no_offset():
    text = "\ud800 أمن \udfff\ud83d\ude00 أمن"
    hits = search(pd.Series([text], dtype=object), CODEBOOK).to_pylist()
    assert [text[hit["start"] : hit["end"]] for hit in hits] == ["أمن", "أمن"]


def test_one_line_of_many_megabytes():
    text = "كلمة " * 400_000 + "وبالأمن" + "\u064e" * 100_000
    [hit] = search(pa.array([text]), CODEBOOK).to_pylist()
    assert text[hit["start"] : hit["end"]] == "الأمن"


def test_bytes_that_are_no_utf8_are_refused():
    bad = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(np.array([0, 2], "<i4")), pa.py_buffer(b"\xd8a")])
    with pytest.raises(ReadError, match=r"rows 0 to 0.*decode the texts first"):
        search(bad, CODEBOOK)


def test_an_empty_codebook_finds_nothing():
    assert len(search(pa.array(["أمن"]), compile_terms(()))) == 0


def test_a_combining_accent_is_a_letter_in_terms_as_in_texts():
    assert find("cafe\u0301 cafe\u0301s", "cafe\u0301") == [("cafe\u0301", "cafe\u0301")]
    assert find("cafe\u0301", "cafe", "e\u0301") == []


def test_many_terms():
    many = tuple(Term(f"كلمة{number:06d}") for number in range(200_000))
    hits = search(pa.array(["والكلمة000007 كلمة199999"]), compile_terms(many))
    assert hits["term"].to_pylist() == [7, 199_999]


def test_a_very_long_term():
    long = "أمن" + "ا" * 5000
    assert find(f"x {long} {long[:-1]}", long) == [(long, long)]


def test_a_term_between_its_likes():
    terms = ["أ" * n for n in range(1, 30)]
    assert find("أ" * 20, *terms) == [("أ" * 20, "أ" * 20)]


@pytest.mark.parametrize("term", ["", "  ", "ـــ", "\u064b", "،", "..."])
def test_a_term_that_holds_no_letter_is_an_error(term):
    with pytest.raises(CodebookError, match="holds no letter"):
        compile_terms((Term("أمن"), Term(term, codebook="c")))


def test_policies_nobody_knows_are_errors():
    with pytest.raises(CodebookError, match="match 'stem' is not known"):
        compile_terms((Term("أمن", match="stem"),))
    with pytest.raises(CodebookError, match="spelling 'loose' is not known"):
        compile_terms((Term("أمن", spelling="loose"),))


def test_too_many_letters_are_an_error():
    with pytest.raises(CodebookError, match="letters; at most"):
        compile_terms(tuple(Term(chr(0x4E00 + number)) for number in range(300)))
