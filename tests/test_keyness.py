"""Keyness against published worked examples, and on the sample."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables.keyness import COLUMNS, dispersion, keyness, log_likelihood, log_ratio

# (a, b, words of a, words of b, G2, where it is published)
WORKED = [
    (52, 57, 50_000, 75_000, 2.65, "Lancaster's corpus course: the web form's answer"),
    (540, 7525, 116_000, 5_451_382, 534.64, "UCREL wizard, as in the tests of CLiC: hand in Dickens"),
    (227, 3635, 116_000, 5_451_382, 183.53, "UCREL wizard, CLiC: hands"),
    (29, 504, 116_000, 5_451_382, 20.50, "UCREL wizard, CLiC: forehead"),
    (431, 5892, 116_000, 5_451_382, 437.88, "UCREL wizard, CLiC: head"),
    (16, 650, 116_000, 5_451_382, 0.32, "UCREL wizard, CLiC: neck, slightly rarer"),
    (540, 0, 116_000, 5_451_382, 4180.78, "UCREL wizard, CLiC: absent from the reference"),
    (0, 536, 10_000, 100_000, 102.17, "2 × 536 × ln 1.1: absent from the target"),
    (10, 10, 150, 150, 0.0, "UCREL wizard, CLiC: no difference"),
]


@pytest.mark.parametrize(("a", "b", "c", "d", "g2", "reason"), WORKED)
def test_log_likelihood_is_the_published_one(a: int, b: int, c: int, d: int, g2: float, reason: str) -> None:
    assert log_likelihood(pd.Series([a]), pd.Series([b]), c, d).round(2)[0] == g2, reason


@pytest.mark.parametrize(
    ("a", "b", "expected", "reason"),
    [
        (20, 10, 1.0, "Hardie: one point for every doubling"),
        (10, 40, -2.0, "four times rarer"),
        (8, 0, 4.0, "Hardie: zero is taken as one half"),
        (7, 7, 0.0, "no difference"),
    ],
)
def test_log_ratio_counts_doublings(a: int, b: int, expected: float, reason: str) -> None:
    ratio, low, high = log_ratio(pd.Series([a]), pd.Series([b]), 1000, 1000)
    assert ratio[0] == expected, reason
    assert low[0] < expected < high[0]


@pytest.mark.parametrize(
    ("counts", "sizes", "dp", "reason"),
    [
        ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], 0.18, "Gries 2008, first example: the letter a"),
        ([2, 1, 0], [10, 10, 10], 1 / 3, "Lijffijt and Gries 2012, table 1"),
        ([3, 3, 3], [10, 10, 10], 0.0, "spread as evenly as can be"),
        ([0, 0, 4], [10, 10, 10], 2 / 3, "all in one of three equal parts"),
    ],
)
def test_dispersion_is_the_published_one(counts: list[int], sizes: list[int], dp: float, reason: str) -> None:
    parts = [f"part {number}" for number in range(len(sizes))]
    uses = pd.DataFrame({"term": "a", "article": parts, "n": counts})
    found = dispersion(uses[uses["n"] > 0], pd.Series(sizes, parts))
    assert found["a"] == pytest.approx(dp), reason


def _articles(*texts: str, first: str = "a") -> pd.DataFrame:
    return pd.DataFrame({"article": [f"{first}{n}" for n in range(len(texts))], "text": texts})


def test_spellings_fold_together_and_show_the_commonest() -> None:
    port = _articles("عادت الإدارة والإدارة إلى الميناء.", "ردت الادارة والإدارة على الإدارة.")
    table = keyness(port, _articles("سكت البحر طويلا."), min_count=2).set_index("term")
    assert table.loc["الإدارة", "target"] == 3
    assert table.loc["والإدارة", "target"] == 2  # clitics stay on


def test_one_articles_pet_word_is_left_out() -> None:
    target = _articles("باعوا زيتون السهل ثم زيتون التل ثم زيتون الوادي من البحر.", "هاج البحر في الليل.")
    table = keyness(target, _articles("صمت الجميع طويلا."), min_count=2)
    assert table["term"].tolist() == ["البحر"]


def test_columns_and_empty_sides() -> None:
    nothing = _articles()
    assert keyness(nothing, nothing).columns.tolist() == COLUMNS
    alone = keyness(_articles("بحر بحر بحر", "بحر بحر"), nothing)
    assert alone[["term", "target", "reference"]].to_numpy().tolist() == [["بحر", 5, 0]]


@given(st.integers(0, 500), st.integers(0, 500), st.integers(500, 10_000), st.integers(500, 10_000))
def test_log_likelihood_is_symmetric_and_never_negative(a: int, b: int, c: int, d: int) -> None:
    one = log_likelihood(pd.Series([a]), pd.Series([b]), c, d)[0]
    other = log_likelihood(pd.Series([b]), pd.Series([a]), d, c)[0]
    assert one >= 0
    assert one == pytest.approx(other) or a + b == 0
