"""Explain: every verdict, and the near misses that help to mend a codebook."""

import pandas as pd
import pytest

from analysis.codebooks import read_codebook
from analysis.explanation import EXPLAIN_COLUMNS, explain


def codebook(*rows):
    """Return a small codebook of (entry, term, kind, match)."""
    rows = [(*row, *("term", "clitics")[len(row) - 2 :]) for row in rows]
    return pd.DataFrame(rows, columns=["entry", "term", "kind", "match"])


def told(phrase, terms):
    """Return "step text" of each step."""
    return [f"{row.step} {row.text}" for row in explain(phrase, terms).itertuples()]


def notes(phrase, terms, step):
    steps = explain(phrase, terms)
    return steps.loc[steps["step"] == step, ["text", "note"]].to_numpy().tolist()


def test_a_counted_word_is_told_from_the_page_to_the_term():
    steps = [
        "read وَللإرهابِ",
        "folded وللارهاب",
        "clitics و + ل",
        "article ال",
        "stem إرهاب",
        "term الإرهاب",
        "verdict counted",
    ]
    assert told("وَللإرهابِ", codebook(("terrorism", "الإرهاب"))) == steps


def test_a_pronoun_is_told():
    steps = [
        "read بوزارتهم",
        "folded بوزارتهم",
        "clitics ب",
        "stem وزارت",
        "pronoun هم",
        "term وزارة",
        "verdict counted",
    ]
    assert told("بوزارتهم", codebook(("state", "وزارة"))) == steps


VERDICTS = [
    (
        "بدوره",
        codebook(("role", "دور"), ("role", "بدوره", "exclude")),
        ["دور: excluded inside بدوره", "بدوره: exclusion what lies inside it is not counted"],
    ),
    (
        "الأمن القومي",
        codebook(("security", "الأمن القومي"), ("state", "القومي")),
        ["الأمن القومي: counted ", "القومي: nested inside الأمن القومي"],
    ),
    (
        "الأمن القومي",
        codebook(("security", "الأمن القومي"), ("security", "أمن")),
        ["أمن: dropped الأمن القومي is longer", "الأمن القومي: counted "],
    ),
]


@pytest.mark.parametrize(("phrase", "terms", "expected"), VERDICTS)
def test_verdicts(phrase, terms, expected):
    steps = explain(phrase, terms)
    names = steps.loc[steps["step"] == "term", "text"].tolist()
    verdicts = steps[steps["step"] == "verdict"]
    said = [f"{name}: {row.text} {row.note}" for name, row in zip(names, verdicts.itertuples(), strict=True)]
    assert sorted(said) == sorted(expected)


MISSES = [
    ("آمن", codebook(("security", "أمن")), "أمن", "keeps these spellings apart"),
    ("بدور", codebook(("role", "دور", "term", "word")), "دور", "as a whole word only"),
    ("إرهاب", codebook(("terrorism", "الإرهاب")), "الإرهاب", "has the article"),
    ("والأمين", codebook(("security", "أمن")), "أمن", "one letter apart"),
    ("الأمني", codebook(("security", "أمن")), "أمن", "one letter apart"),
]


@pytest.mark.parametrize(("phrase", "terms", "term", "note"), MISSES)
def test_near_misses(phrase, terms, term, note):
    [[near, why], *_] = notes(phrase, terms, "near miss")
    assert near == term
    assert note in why


def test_a_word_with_no_likeness_is_just_missed():
    assert told("كتاب", codebook(("security", "أمن"))) == ["read كتاب", "folded كتاب", "missed كتاب"]


def test_the_words_of_a_phrase_are_told_in_their_order():
    assert [step for step in told("أمن كتاب", codebook(("security", "أمن"))) if "read" in step] == [
        "read أمن",
        "read كتاب",
    ]


@pytest.mark.parametrize("phrase", ["", "،", "ـــ", "\ud800"])
def test_nothing_to_explain_is_an_empty_frame(phrase):
    steps = explain(phrase, codebook(("security", "أمن")))
    assert steps.empty
    assert tuple(steps.columns) == EXPLAIN_COLUMNS


def test_it_explains_with_the_shipped_codebooks():
    for name in ("themes", "agencies"):
        assert not explain("وللأمن الوطني", read_codebook(name)).empty


def test_a_theme_inside_a_name_of_another_codebook_is_nested():
    agencies = codebook(("cts", "جهاز مكافحة الإرهاب")).assign(codebook="agencies", naming=True)
    steps = explain("جهاز مكافحة الإرهاب", [codebook(("terrorism", "إرهاب")).assign(codebook="themes"), agencies])
    verdicts = steps.loc[steps["step"] == "verdict", ["text", "note"]].to_numpy().tolist()
    assert verdicts == [["counted", ""], ["nested", "inside جهاز مكافحة الإرهاب"]]
    agencies = pd.concat([agencies, agencies.assign(term="مكافحة الإرهاب")])
    dropped = explain("جهاز مكافحة الإرهاب", [codebook(("terrorism", "مكافحة")).assign(codebook="themes"), agencies])
    assert "جهاز مكافحة الإرهاب is longer" in set(dropped["note"])
    missed = explain("للإرهابيه", [codebook(("terrorism", "إرهابي")), agencies])
    assert "near miss" in set(missed["step"])
