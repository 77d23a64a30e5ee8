"""Reading codebooks: what is accepted, what is filled in, and what is refused with file and line."""

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.codebooks import read_codebook
from analysis.codebooks.checks import folded_terms
from analysis.codebooks.shape import COLUMNS, complete
from analysis.errors import CodebookError


def written(folder: Path, text: str, name: str = "mine.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def refusal(path: Path) -> str:
    """Return what is said, the folder left out of it; every place said is a path as it was given."""
    with pytest.raises(CodebookError) as caught:
        read_codebook(path)
    assert str(caught.value).startswith(str(path.parent))
    return str(caught.value).replace(f"{path.parent}{os.sep}", "")


def test_two_columns_are_a_codebook(tmp_path):
    terms = read_codebook(written(tmp_path, "theme,term\nwater,المياه\nwater,سد\n"))
    assert list(terms.columns) == COLUMNS
    first = terms.iloc[0]
    assert (first["codebook"], first["entry"], first["term"]) == ("mine", "water", "المياه")
    assert (first["kind"], first["match"], first["spelling"]) == ("term", "clitics", "folded")
    assert (first["label_ar"], first["label_en"], first["line"]) == ("water", "water", 2)
    assert not first["naming"]


def test_two_columns_are_an_agencies_codebook(tmp_path):
    names = read_codebook(written(tmp_path, "agency,alias\nunhcr,مفوضية اللاجئين\n"))
    first = names.iloc[0]
    assert (first["kind"], first["spelling"], first["naming"]) == ("agency", "names", True)


def test_an_agency_says_its_label_country_and_kind_once(tmp_path):
    text = (
        "agency,alias,label_ar,label_en,country,kind\n"
        "nss,الأمن الوطني,جهاز الأمن الوطني,National Security Service,IQ,intelligence\n"
        "nss,جهاز الأمن الوطني,,,,\n"
        "nss,مستشارية الأمن الوطني,,,,exclude\n"
    )
    names = read_codebook(written(tmp_path, text))
    assert names["kind"].tolist() == ["intelligence", "intelligence", "exclude"]
    assert names["country"].tolist() == ["IQ"] * 3
    assert names["label_en"].unique().tolist() == ["National Security Service"]


def test_labels_may_lie_beside_the_codebook(tmp_path):
    written(tmp_path, "theme,label_ar,label_en\nwater,الماء,Water\n", "mine_labels.csv")
    terms = read_codebook(written(tmp_path, "theme,term\nwater,سد\n"))
    assert terms[["label_ar", "label_en"]].to_numpy().tolist() == [["الماء", "Water"]]


def test_labels_of_a_theme_without_terms_are_refused(tmp_path):
    written(tmp_path, "theme,label_ar,label_en\nwater,الماء,Water\nwar,الحرب,War\n", "mine_labels.csv")
    said = refusal(written(tmp_path, "theme,term\nwater,سد\n"))
    assert said == "mine_labels.csv, line 3: 'war' has no term; mend the id"


ACCEPTED = [
    ("utf-8-sig", ",", "a byte-order mark, as Excel's «CSV UTF-8» writes"),
    ("utf-8", ";", "semicolons, as Excel writes where the comma is decimal"),
    ("utf-8", "\t", "tabs, as a table copied from a sheet"),
    ("utf-16", "\t", "Excel's «Unicode text»"),
]


@pytest.mark.parametrize(("encoding", "separator", "reason"), ACCEPTED)
def test_spreadsheet_exports_are_accepted(tmp_path, encoding, separator, reason):
    text = "theme,term\r\nwater,سد\r\n".replace(",", separator)
    assert read_codebook(written(tmp_path, text, encoding=encoding))["term"].tolist() == ["سد"], reason


def test_a_workbook_is_accepted(tmp_path):
    path = tmp_path / "mine.xlsx"
    pd.DataFrame({"Theme": ["water", "water"], "Term": ["سد", "نهر"], "note": ["", None]}).to_excel(path, index=False)
    assert read_codebook(path)[["term", "line"]].to_numpy().tolist() == [["سد", 2], ["نهر", 3]]


def test_a_formula_in_a_workbook_is_refused(tmp_path):
    path = tmp_path / "mine.xlsx"
    pd.DataFrame({"theme": ["water"], "term": ["=A1"]}).to_excel(path, index=False)
    assert "line 2: '=A1' is a formula" in refusal(path)


def test_a_line_number_counts_cells_with_line_breaks(tmp_path):
    path = written(tmp_path, 'theme,term,note\nwater,سد,"two\nlines"\n\nwater,,\n')
    assert refusal(path) == "mine.csv, line 5: the term is empty; write it or delete the line"


REFUSED = [
    ("theme\nwater\n", "line 1: columns theme; a codebook needs theme,term", "a column is missing"),
    ("topic,word\nwater,سد\n", "line 1: columns topic, word; a codebook needs", "other names"),
    ("theme,term,term\nw,سد,سد\n", "line 1: the column 'term' stands twice", "a column twice"),
    ("theme,term\nwater,إدارة\nwater,ادارة\n", "line 3: 'ادارة' repeats line 2 ('إدارة')", "hamza is folded"),
    (
        "theme,term\nwater,مياهٌ\nwater,ميـاه\n",
        "line 3: 'ميـاه' repeats line 2",
        "tashkeel and tatweel are folded",
    ),
    ("theme,term\nwater,سد\nwater,سد\n", "line 3: 'سد' repeats line 2", "the same line twice"),
    (
        "theme,term\nwater,سد\nwar,سد\n",
        "line 3: 'سد' stands under war and, on line 2",
        "a term under two themes",
    ),
    (
        "theme,term,kind\nw,سد,\nw,سد,exclude\n",
        "line 3: 'سد' is both counted and excluded",
        "term and exclusion",
    ),
    ("theme,term\nwater,\n", "line 2: the term is empty", "no term"),
    ("theme,term\n,سد\n", "line 2: 'سد' has no theme; write its id", "no theme"),
    ("theme,term\nwater,ـــ\n", "line 2: 'ـــ' has no letters", "folds to nothing"),
    ("theme,term\nwater,🙂\n", "line 2: '🙂' has no letters", "no letter at all"),
    ("theme,term\nwater,و\n", "line 2: 'و' is found in nearly every word", "a clitic"),
    ("theme,term\nwater,ال\n", "line 2: 'ال' is found in nearly every word", "the article"),
    ("theme,term\nwater,وال\n", "line 2: 'وال' is found in nearly every word", "and the article"),
    ("theme,term\nwater,ب ال\n", "line 2: 'ب ال' is found in nearly every word", "a clitic and the article"),
    ("theme,term,kind\nwater,سد,word\n", "line 2: kind 'word' is not known; write term or exclude", "kind"),
    ("theme,term,match\nwater,سد,fuzzy\n", "line 2: match 'fuzzy' is not known", "match"),
    ("theme,term,spelling\nwater,سد,loose\n", "line 2: spelling 'loose' is not known", "spelling"),
    (
        "theme,term,label_ar\nwater,سد,\nwar,حرب,الحرب\n",
        "line 2: water has no label_ar",
        "a label is missing",
    ),
    ("agency,alias,kind\nu,سد,army\nu,نهر,police\n", "line 3: u has the kind 'police' here and 'army'", "two kinds"),
    ("theme,term,Term\nw,سد,سد\n", "line 1: the column 'term' stands twice", "a column twice, in capitals"),
    ("theme,term\nwater,سد,نهر\n", "line 2: 3 cells where the first line has 2", "an unquoted comma"),
    ("theme,term,note\nwater,سد\n", "line 2: 2 cells where the first line has 3", "a short row"),
    ('theme,term\nwater,"سد\n', "not CSV", "an open quote mark"),
    ("theme,term\nwater,=B1\n", "line 2: '=B1' is a formula", "a formula"),
    ("theme,term\n", "no terms below the first line", "only the header"),
    ("", "the file is empty", "nothing at all"),
    ("\n\n", "the file is empty", "blank lines"),
]


@pytest.mark.parametrize(("text", "message", "reason"), REFUSED)
def test_a_codebook_that_does_not_hold_together_is_refused(tmp_path, text, message, reason):
    said = refusal(written(tmp_path, text))
    assert message in said, reason
    assert "mine.csv" in said


NEAR_MISSES = [
    ("theme,term\nw,أمن\nw,آمن\n", "آ is another letter than أ"),
    ("theme,term\nw,أمن\nw,الأمن\n", "the definite form is a row of its own"),
    ("theme,term,spelling\nw,أمن,strict\nw,امن,strict\n", "strict spelling tells hamza apart"),
    ("theme,term\nw,أمن\nw,أمن الدولة\n", "a phrase and its first word"),
    ("agency,alias,label_ar\na,سد,السد\na,نهر,\n", "a label on one row of its entry is enough"),
    ("agency,alias,label_ar\na,سد,\na,نهر,السد\n", "nor must it be the first row"),
    ("Theme,TERM,line\nw,سد,9\n", "capitals, and a column we write ourselves"),
    ("theme,term,kind\nw,سد,\n,سد منيع,exclude\n", "an exclusion needs no theme"),
]


@pytest.mark.parametrize(("text", "reason"), NEAR_MISSES)
def test_a_codebook_that_only_looks_wrong_is_read(tmp_path, text, reason):
    assert len(read_codebook(written(tmp_path, text))) == text.count("\n") - 1, reason


def test_all_problems_are_listed_the_first_ten_in_full(tmp_path):
    said = refusal(written(tmp_path, "theme,term\n" + "water,\n" * 12)).splitlines()
    assert len(said) == 11
    assert said[0].startswith("mine.csv, line 2:")
    assert said[-1] == "… and 2 more"


def test_bytes_in_another_encoding_are_named_by_line(tmp_path):
    said = refusal(written(tmp_path, "theme,term\nwater,سد\n", encoding="cp1256"))
    assert "mine.csv, line 2: not UTF-8" in said


def test_what_is_no_workbook_is_refused(tmp_path):
    assert "not an Excel workbook" in refusal(written(tmp_path, "theme,term\n", "mine.xlsx"))


@pytest.mark.parametrize("name", ["no-such", "no/such.csv", "."])
def test_what_is_not_there_is_said(name):
    with pytest.raises(CodebookError, match=r"no such codebook|a folder"):
        read_codebook(name)


@settings(deadline=None)
@given(st.text(alphabet="ابتأإآةىيـًّ ،abc", min_size=1))
def test_folding_a_term_twice_changes_nothing(term):
    once = folded_terms(pd.DataFrame({"term": [term], "spelling": ["folded"]}))
    assert folded_terms(pd.DataFrame({"term": once, "spelling": ["folded"]})).tolist() == once.tolist()


def more(term: str) -> bool:
    """Return whether a term is more than a letter, which is refused."""
    return len(term) > 1


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="ابتثجحخد ,;\"'", min_size=1).map(str.strip).filter(more), min_size=1))
def test_what_a_spreadsheet_writes_is_read_back(tmp_path, terms):
    keys = folded_terms(pd.DataFrame({"term": terms, "spelling": "folded"}))
    terms = [
        term for term, key, again in zip(terms, keys, keys.duplicated(), strict=True) if key.isalpha() and not again
    ]
    if terms:
        pd.DataFrame({"theme": "w", "term": terms}).to_csv(tmp_path / "mine.csv", index=False, encoding="utf-8-sig")
        assert read_codebook(tmp_path / "mine.csv")["term"].tolist() == terms


def test_completing_leaves_its_input_alone():
    rows = pd.DataFrame({"entry": ["water"], "term": ["سد"], "kind": [None]})
    before = rows.copy()
    assert complete(rows, codebook="mine")["kind"].tolist() == ["term"]
    pd.testing.assert_frame_equal(rows, before)


def test_the_shipped_agencies_hold_together():
    names = read_codebook("agencies")
    assert names["naming"].all()
    assert (names["label_ar"] != "").all()
