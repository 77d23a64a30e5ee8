"""Agreement against published examples, coding sheets there and back, and what hangs on one term."""

from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import CodebookError, MaqalError
from analysis.validation import (
    coding_sheet,
    compare_coding,
    krippendorff_alpha,
    machine_coding,
    paragraph_coding,
    read_coding,
    sensitivity,
    write_coding_sheet,
)

ARTICLES = pd.DataFrame(
    {
        "article": ["one"],
        "title": [""],
        "source": [""],
        "author": [""],
        "published": [pd.NaT],
        "url": [""],
        "language": ["ar"],
        "text": ["عنوان الخبر\n\nقال الوزير إن الأمن مستتب. وأضاف أن الوساطة مستمرة.\n\nانتهى الاجتماع."],
    }
)
CODEBOOK = pd.DataFrame(
    {
        "entry": ["security", "security", "mediation", "mediation"],
        "kind": ["term", "exclude", "term", "term"],
        "label_ar": ["الأمن", "الأمن", "الوساطة", "الوساطة"],
        "label_en": ["Security", "Security", "Mediation", "Mediation"],
        "definition_ar": "",
        "definition_en": "",
    }
)


def coding(values: list[object], entry: str = "security") -> pd.DataFrame:
    units = {"article": "one", "paragraph": range(len(values)), "entry": entry}
    return pd.DataFrame({**units, "value": pd.Series(values, dtype=object)})


NOTHING = None
PUBLISHED = [
    # K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A, B and C
    ("A: binary, two observers", [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], 0.095),
    ("B: nominal, two observers", [list("aabbdcccedda"), list("babbbccceddd")], 0.692),
    (
        "C: nominal, four observers, missing data",
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, NOTHING, NOTHING, NOTHING],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NOTHING, 3],
            [NOTHING, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NOTHING],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NOTHING],
        ],
        0.743,
    ),
]


@pytest.mark.parametrize(("example", "observers", "alpha"), PUBLISHED)
def test_alpha_is_what_was_published(example, observers, alpha):
    codings = pd.DataFrame(observers, dtype=object).T
    assert krippendorff_alpha(codings) == pytest.approx(alpha, abs=0.0005), example


def alpha_by_pairs(units: list[list[int]]) -> float:
    """The definition, slowly: disagreeing pairs within units against disagreeing pairs overall."""
    units = [unit for unit in units if len(unit) > 1]
    codes = [code for unit in units for code in unit]
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    expected = sum(a != b for a, b in permutations(codes, 2)) / (len(codes) - 1)
    return 1 - observed / expected if expected else float("nan")


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=2, max_size=12))
def test_alpha_is_its_definition(units):
    width = max(map(len, units), default=0)
    if width < 2 or not any(len(unit) > 1 for unit in units):
        return
    frame = pd.DataFrame([unit + [None] * (width - len(unit)) for unit in units], dtype=object)
    assert krippendorff_alpha(frame) == pytest.approx(alpha_by_pairs(units), nan_ok=True)


def test_rates_of_a_small_table():
    # 20 both, 5 only a, 10 only b, 15 neither: kappa 0.4, the example everyone works through by hand
    a = [1] * 20 + [1] * 5 + [0] * 10 + [0] * 15
    b = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    row = compare_coding(coding(a), coding(b)).iloc[0]
    assert (row["units"], row["a"], row["b"], row["both"]) == (50, 25, 30, 20)
    assert row["precision"] == pytest.approx(20 / 30)
    assert row["recall"] == pytest.approx(20 / 25)
    assert row["f1"] == pytest.approx(40 / 55)
    assert row["kappa"] == pytest.approx(0.4)
    assert row["f1_low"] < row["f1"] < row["f1_high"]
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=30))
def test_alpha_of_a_comparison_is_krippendorffs(pairs):
    a, b = ([pair[at] for pair in pairs] for at in (0, 1))
    row = compare_coding(coding(a), coding(b), repeats=10).iloc[0]
    assert row["alpha"] == pytest.approx(krippendorff_alpha(pd.DataFrame({"a": a, "b": b})), nan_ok=True)


def test_two_equal_codings_agree_wholly():
    row = compare_coding(coding([1, 0, 1, 0]), coding([1, 0, 1, 0])).iloc[0]
    assert row[["precision", "recall", "f1", "kappa", "alpha"]].tolist() == [1.0] * 5


def test_what_one_coder_left_out_is_not_compared():
    table = compare_coding(coding([1, 0, None, 1]), coding([1, 0, 1]))
    assert table["units"].iloc[0] == 2


def test_the_last_row_pools_the_themes():
    a = pd.concat([coding([1, 0, 1]), coding([0, 1, 0], "mediation")])
    b = pd.concat([coding([1, 1, 1]), coding([0, 0, 0], "mediation")])
    table = compare_coding(a, b).set_index("entry")
    assert list(table.index) == ["security", "mediation", "all"]
    assert table.loc["all", ["units", "a", "b", "both"]].tolist() == [6, 3, 3, 2]


def test_a_rate_without_ground_is_nan():
    row = compare_coding(coding([0, 0]), coding([0, 0])).iloc[0]
    assert np.isnan([row["precision"], row["recall"], row["f1"], row["alpha"], row["f1_low"]]).all()


def test_the_same_seed_gives_the_same_bounds():
    a, b = coding([1, 0, 1, 1, 0, 0] * 9), coding([1, 0, 0, 1, 1, 0] * 9)
    pd.testing.assert_frame_equal(compare_coding(a, b, seed=3), compare_coding(a, b, seed=3))
    assert not compare_coding(a, b, seed=3).equals(compare_coding(a, b, seed=4))


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        (coding([1]), coding([1]).assign(article="two"), "share no unit"),
        (coding([1]).drop(columns="value"), coding([1]), "without value"),
        (pd.concat([coding([1]), coding([0])]), coding([1]), "coded twice"),
    ],
)
def test_codings_that_do_not_fit_are_refused(a, b, message):
    with pytest.raises(MaqalError, match=message):
        compare_coding(a, b)


def test_a_sheet_shows_sentences_and_empty_cells():
    sheet = coding_sheet(ARTICLES, CODEBOOK)
    assert sheet.columns.tolist() == ["article", "paragraph", "start", "end", "text", "security", "mediation"]
    text = ARTICLES["text"].iloc[0]
    assert all(text[row.start : row.end] == row.text for row in sheet.itertuples())
    assert sheet["text"].tolist()[1:3] == ["قال الوزير إن الأمن مستتب.", "وأضاف أن الوساطة مستمرة."]
    assert (sheet[["security", "mediation"]] == "").all(axis=None)


def test_the_same_seed_draws_the_same_sentences():
    first, again = (coding_sheet(ARTICLES, CODEBOOK, n=2, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert len(first) == 2


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_goes_out_and_comes_back_coded(tmp_path: Path, ending: str):
    sheet = coding_sheet(ARTICLES, CODEBOOK)
    filled = sheet.assign(security=["", "1", "", ""], mediation=["0", "", "x", ""])
    path = write_coding_sheet(filled, CODEBOOK, tmp_path / f"coder.{ending}")
    back = read_coding(path)
    values = back.pivot_table(index="start", columns="entry", values="value", aggfunc="first", dropna=False)
    assert values["security"].tolist()[:3] == [False, True, False]
    assert values["mediation"].tolist()[:3] == [False, False, True]
    assert back.loc[back["start"] == sheet["start"].iloc[3], "value"].isna().all(), "a blank line was not coded"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_the_workbook_runs_right_to_left_and_holds_no_formula(tmp_path: Path):
    from openpyxl import load_workbook

    sheet = coding_sheet(ARTICLES, CODEBOOK).assign(text="=1+1\x07")
    book = load_workbook(write_coding_sheet(sheet, CODEBOOK, tmp_path / "coder.xlsx"))
    assert book.sheetnames == ["coding", "definitions"]
    assert all(page.sheet_view.rightToLeft for page in book.worksheets)
    assert (book["coding"]["E2"].value, book["coding"]["E2"].data_type) == ("=1+1", "s")


def test_another_ending_is_refused(tmp_path: Path):
    with pytest.raises(MaqalError, match=r"\.xlsx or \.csv"):
        write_coding_sheet(coding_sheet(ARTICLES, CODEBOOK), CODEBOOK, tmp_path / "coder.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "article,paragraph,start,end,text,security\none,1,0,9,جملة,maybe\n",
            "line 2: 'maybe' under security",
        ),
        ("article,text\none,جملة\n", "no column paragraph, start, end"),
        ("article,paragraph,start,end,text,security\none,1,a,9,جملة,1\n", "line 2: paragraph, start and end"),
    ],
)
def test_a_sheet_filled_wrongly_is_refused(tmp_path: Path, text: str, message: str):
    path = tmp_path / "coder.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        read_coding(path)


def test_the_machine_codes_the_same_sentences():
    sheet = coding_sheet(ARTICLES, CODEBOOK)
    second = sheet.iloc[1]
    mentions = pd.DataFrame(
        {
            "article": "one",
            "start": [second["start"] + 14, second["start"] + 14, second["start"] + 14],
            "entry": ["security", "mediation", "mediation"],
            "nested": [False, True, False],
            "kind": ["term", "term", "exclude"],
        }
    )
    coded = machine_coding(mentions, sheet, ["security", "mediation"])
    assert len(coded) == len(sheet) * 2
    assert coded[coded["value"]][["start", "entry"]].to_numpy().tolist() == [[second["start"], "security"]]


def test_a_paragraph_has_a_theme_from_one_mention_up():
    cells = pd.DataFrame({"article": "one", "paragraph": [0, 1], "entry": "security", "mentions": [0, 1]})
    assert paragraph_coding(cells)["value"].tolist() == [False, True]


def test_what_hangs_on_one_term():
    mentions = pd.DataFrame(
        {
            "article": ["one", "one", "one", "two", "two"],
            "paragraph": [1, 1, 2, 1, 1],
            "entry": "terrorism",
            "label": "الإرهاب",
            "label_en": "Terrorism",
            "term": ["إرهاب", "تفجير", "إرهاب", "إرهاب", "داعش"],
            "nested": [False, False, False, False, True],
            "kind": "term",
        }
    )
    row = sensitivity(mentions).iloc[0]
    assert (row["terms"], row["top_term"], row["top_share"]) == (2, "إرهاب", 0.75)
    assert (row["mentions"], row["mentions_without"]) == (4, 1)
    assert (row["paragraphs"], row["paragraphs_without"]) == (3, 1)
    assert (row["articles"], row["articles_without"]) == (2, 1)
    assert sensitivity(mentions.iloc[:0]).empty
