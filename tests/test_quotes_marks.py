"""Quotation marks paired."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.words.marks import closes_before_opening, pair_marks

CASES = [
    ("قال «نعم» ثم «لا».", ["نعم", "لا"], "angled"),
    ('قال "نعم" ثم "لا".', ["نعم", "لا"], "straight: by turns"),
    ("قال »نعم« ثم »لا«.", ["نعم", "لا"], "mirrored"),
    ('قال “نعم" ثم "لا”.', ["نعم", "لا"], "opened with one, closed with another"),
    ('قال "رأيت "الحدود" أمس".', ['رأيت "الحدود" أمس', "الحدود"], "straight inside straight"),
    ('قال «قالت "لا" له».', ['قالت "لا" له', "لا"], "straight inside angled"),
    ('قال " نعم " له.', ["نعم"], "blanks inside"),
    ('وكالة و"رويترز" وبـ"سبق".', ["رويترز", "سبق"], "after و and بـ"),
    ('قال "نعم. ثم قال "لا".', ["نعم.", "لا"], "never closed: ends with its sentence"),
    ('قال "نعم', ["نعم"], "never closed: ends with the paragraph"),
    ("قال نعم» ثم ذهب.", [], "closed, never opened"),
    ("قال 'نعم' ثم ذهب.", ["نعم"], "single"),
    ("فيلم O'Brien وl'été", [], "apostrophes"),
    ('""', [], "empty"),
    ('طوله 24" وعرضه 12"', [], "inches"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_pairs(text, expected, reason):
    assert [text[one.start : one.end] for one in pair_marks(text)] == expected


def test_unclosed_is_flagged():
    assert [one.unclosed for one in pair_marks('قال "نعم. ثم قال "لا".')] == [True, False]


def test_paragraph_inside_a_quotation_begins_with_it():
    text = "وسنعمل غدًا» كما وعد."
    assert [text[one.start : one.end] for one in pair_marks(text, inside=True)] == ["وسنعمل غدًا"]


@pytest.mark.parametrize(
    ("text", "closes"),
    [("وسنعمل غدًا» ثم", True), ("وقال «نعم»", False), ("لا علامات", False)],
    ids=["closes first", "opens first", "no marks"],
)
def test_closes_before_opening(text, closes):
    assert closes_before_opening(text, 0, len(text)) is closes


@given(st.text(alphabet="«»“”\"'‘’ .،و\nكب:"))
def test_quotations_nest_and_lie_in_the_text(text):
    found = pair_marks(text)
    for one in found:
        assert 0 <= one.outer_start < one.start < one.end <= one.outer_end <= len(text)
    for first, second in pairwise(found):
        assert second.outer_start >= first.outer_end or second.outer_end <= first.outer_end
