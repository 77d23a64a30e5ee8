"""The codebook of reporting cues: what it holds, and what is said when a row doesn't hold together."""

import csv

import pytest

from analysis.errors import CodebookError
from analysis.quotes.words.cues import AGREEMENTS, COLUMNS, read_cues
from analysis.quotes.words.wordlists import is_given_name, key_of
from analysis.resources import data_path

HEADER = ",".join(COLUMNS)
GOOD = "قال,verb,neutral,قال|يقول,قالت,قالوا,,,أن|:,word,,own"


def rows():
    with data_path("codebooks", "cues.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_shipped_codebook_is_large_and_sourced():
    assert len({row["lemma"] for row in rows()}) >= 90
    assert all(row["source"] for row in rows())
    assert {row["form_class"] for row in rows()} == {"verb", "participle", "noun", "preposition"}


def test_no_form_stands_twice_for_one_lemma():
    seen = [
        (row["lemma"], row["form_class"], form)
        for row in rows()
        for agreement in AGREEMENTS
        for form in row[agreement].split("|")
        if form
    ]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    ("form", "lemma", "agreement", "present"),
    [
        ("قال", "قال", "ms", False),
        ("تقول", "قال", "fs", True),
        ("قالوا", "قال", "mp", False),
        ("مؤكدة", "أكد", "fs", False),
        ("نفت", "نفى", "fs", False),
        ("على", "على حد تعبير", "ms", False),
    ],
    ids=["plain", "feminine present", "plural", "participle", "weak root", "several words: by the first"],
)
def test_forms(form, lemma, agreement, present):
    cues = [cue for cue in read_cues()[key_of(form)] if cue.lemma == lemma]
    assert (cues[0].agreement, cues[0].present) == (agreement, present)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (GOOD.replace("verb", "verbe"), r"line 3: form_class is 'verbe'; write one of"),
        (GOOD.replace("أن|:", "أن|بس"), r"line 3: valence is 'بس'; write one of"),
        (GOOD.replace(",own", ","), r"line 3: source is empty"),
        (GOOD.replace("word", "words"), r"line 3: match is 'words'"),
        ("قال,verb,neutral,,,,,,أن,word,,own", r"line 3: has no form"),
        ("قال,verb,neutral", r"line 3: has not 12 cells"),
        (GOOD + ",more", r"line 3: has not 12 cells"),
    ],
    ids=["class of form", "valence", "no source", "match", "no form", "too few cells", "too many cells"],
)
def test_a_wrong_row_is_named(tmp_path, row, message):
    path = tmp_path / "cues.csv"
    path.write_text("\n".join([HEADER, GOOD, row]) + "\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=message) as error:
        read_cues(path)
    assert str(path) in str(error.value)


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "cues.csv"
    path.write_text("lemma,class\nقال,neutral\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="line 1: column 'form_class' is missing"):
        read_cues(path)


def test_what_is_no_utf8_table_is_named(tmp_path):
    path = tmp_path / "cues.csv"
    path.write_bytes(HEADER.encode() + b"\n\xff\xfe")
    with pytest.raises(CodebookError, match="can't be read as UTF-8 CSV"):
        read_cues(path)


@pytest.mark.parametrize("name", ["quote_words", "speaker_words", "speaker_heads", "speaker_given_names"])
def test_lists_name_their_sources_and_repeat_nothing(name):
    with data_path("lists", f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    keys = [(row.get("word") or row["name"], row.get("kind", "")) for row in table]
    assert all(row["source"] for row in table)
    assert [key for key in keys if keys.count(key) > 1] == []


def test_common_words_are_in_order_and_no_names():
    with data_path("lists", "common_words.csv").open(encoding="utf-8", newline="") as lines:
        words = [row["word"] for row in csv.DictReader(lines)]
    assert words == sorted(set(words))
    assert [word for word in words if is_given_name(key_of(word))] == []
