"""Spelling, words and sentences: what folds, what must not, and where everything stands."""

import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.arabic import count_words, fold, fold_with_offsets, sentences, words
from analysis.arabic.clitics import PROCLITICS, before_pronoun, is_definite
from analysis.errors import CodebookError

FOLDS = [
    ("أحمد", "احمد", "احمد", "hamza on alef"),
    ("إيران", "ايران", "ايران", "hamza under alef"),
    ("ٱلله", "الله", "الله", "alef wasla"),
    ("آمن", "آمن", "امن", "madda is a letter of its own, but for names"),
    ("مصطفى", "مصطفي", "مصطفي", "final ى"),
    ("وزارة", "وزاره", "وزاره", "ة"),
    ("رؤوس", "رؤوس", "رؤوس", "ؤ stays"),
    ("شيء", "شيء", "شيء", "ء stays"),
    ("کتابی", "كتابي", "كتابي", "Persian letters"),
    ("شدّةٌ", "شده", "شده", "tashkeel"),
    ("مـــن", "من", "من", "tatweel"),
    ("می‌رود", "ميرود", "ميرود", "a joiner"),
    ("ﻻ", "لا", "لا", "a lam-alef ligature"),
    ("ﷲ", "الله", "الله", "a word in one character"),
    ("ﷺ", "صلي الله عليه وسلم", "صلي الله عليه وسلم", "a sentence in one character"),
    ("ﹰ", "", "", "a mark's own form leaves no blank"),
    ("٢٠٢٢", "2022", "2022", "Arabic digits"),
    ("۲۰۲۲", "2022", "2022", "Persian digits"),
    ("a، b", "a، b", "a، b", "blanks and punctuation stay"),
    ("ﬁ", "ﬁ", "ﬁ", "a Latin ligature is no Arabic"),
    ("é", "é", "é", "nor is a Latin accent"),
    ("ٔا", "ا", "ا", "a hamza on nothing goes"),
]


@pytest.mark.parametrize(("text", "folded", "names", "reason"), FOLDS, ids=[row[3] for row in FOLDS])
def test_fold(text, folded, names, reason):
    assert (fold(text), fold(text, "names")) == (folded, names), reason


@pytest.mark.parametrize("text", ["أإٱآىةیک", "٢", "رؤوس"])
def test_strict_spelling_keeps_every_letter(text):
    assert fold(text, "strict") == text


def test_decomposed_text_folds_as_composed():
    text = "أن آمال المسؤولين إئتلاف هيئة"
    for spelling in ("strict", "folded", "names"):
        assert fold(unicodedata.normalize("NFD", text), spelling) == fold(text, spelling)


def test_an_unknown_spelling_is_an_error():
    with pytest.raises(CodebookError, match="loose"):
        fold("أمن", "loose")


ANY = st.text(
    st.one_of(st.sampled_from("اأإآىةهوي ـ\u064b\u0654\u0653\u0670\u200cﻻﷲﷺ.؟\n٢xﹰ😀\ud800"), st.characters())
)


@given(ANY, st.sampled_from(["strict", "folded", "names"]))
def test_folding_twice_is_folding_once(text, spelling):
    assert fold(fold(text, spelling), spelling) == fold(text, spelling)


@given(ANY)
def test_offsets_lead_back(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    assert all(fold(text[place]) != "" for place in offsets[:-1])


WORDS = [
    ("قال: «إنّ الأمـــن...»", ["قال", "إنّ", "الأمـــن"], "punctuation, tashkeel, inner tatweel"),
    ("ـــ", [], "tatweel alone is a line"),
    ("ـأمنـ", ["أمن"], "tatweel around a word is outside"),
    ("كتابٌ", ["كتابٌ"], "a mark on the last letter is inside"),
    ("\u064bأمن", ["أمن"], "a mark on nothing is outside"),
    ("‏أمن‏", ["أمن"], "direction marks are outside"),
    ("أ/ي", ["أ", "ي"], "a slash parts words"),
    ("الحشد_الشعبي", ["الحشد", "الشعبي"], "so does an underscore"),
    ("2022-02-21", ["2022", "02", "21"], "numbers are words"),
    ("F-16 و G7", ["F", "16", "و", "G7"], "Latin letters and digits"),
    ("ﻻﷲ", ["ﻻﷲ"], "ligatures"),
    ("😀", [], "an emoji"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WORDS, ids=[row[2] for row in WORDS])
def test_words(text, expected, reason):
    assert [word.surface for word in words(text)] == expected, reason


@given(ANY)
def test_words_stand_where_they_say_and_are_counted_alike(text):
    found = words(text)
    assert all(text[word.start : word.end] == word.surface for word in found)
    assert count_words(pd.Series([text, "أمن الدولة", None], dtype=object)).tolist() == [len(found), 2, 0]


def test_count_words_keeps_the_index():
    counts = count_words(pd.Series(["أمن", "أمن الدولة"], index=["b", "a"]))
    assert counts.to_dict() == {"b": 1, "a": 2}
    assert count_words(pd.Series([], dtype="str")).tolist() == []


SENTENCES = [
    ("وصل. عاد.", ["وصل.", "عاد."], "full stops"),
    ("هل عاد؟ نعم!", ["هل عاد؟", "نعم!"], "question and exclamation marks"),
    ("وصل\nعاد", ["وصل", "عاد"], "lines"),
    ("وصل د. أحمد اليوم.", ["وصل د. أحمد اليوم."], "a title of one letter"),
    ("بلغ 3.5 بالمئة.", ["بلغ 3.5 بالمئة."], "a decimal point"),
    ("قال «نعم.» ومضى", ["قال «نعم.»", "ومضى"], "a closing quote belongs to its sentence"),
    ("وصل... ثم عاد", ["وصل...", "ثم عاد"], "three dots"),
    ("  وصل  ", ["وصل"], "blanks outside"),
    ("وصل؛ ثم عاد، ومضى", ["وصل؛ ثم عاد، ومضى"], "semicolon and comma end nothing"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES, ids=[row[2] for row in SENTENCES])
def test_sentences(text, expected, reason):
    assert [text[start:end] for start, end in sentences(text)] == expected, reason


def test_no_proclitic_is_written_as_arabic_never_does():
    written = [proclitic.written for proclitic in PROCLITICS]
    assert len(written) == len(set(written)) == 24
    assert not [form for form in written if "لال" in form or "بلل" in form or "كلل" in form or "س" in form]


@pytest.mark.parametrize(
    ("word", "definite", "before"),
    [
        ("الأمن", True, ("الأمن",)),
        ("ألمانيا", False, ("ألمانيا",)),
        ("آلة", False, ("آلت",)),
        ("الم", False, ("الم",)),
        ("قوى", False, ("قوا",)),
        ("30", False, ()),
    ],
)
def test_the_article_and_pronouns(word, definite, before):
    assert (is_definite(word), before_pronoun(word)) == (definite, before)
