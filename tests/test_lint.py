"""Codebooks that check themselves: each check with a case it finds and a near miss it leaves alone."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.codebooks import read_codebook
from analysis.errors import CodebookError
from analysis.lint import COLUMNS, lint_codebook


def linted(folder: Path, text: str, examples: str = "", name: str = "mine.csv") -> pd.DataFrame:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    if examples:
        header = "codebook,entry,term,text,expected,reason\n"
        (folder / "examples.csv").write_text(header + examples, encoding="utf-8")
    return lint_codebook(path)


def checks(found: pd.DataFrame) -> set[tuple[int, str, str]]:
    rows = found[found["check"] != "example"]
    return set(zip(rows["line"], rows["severity"], rows["check"], strict=True))


FOUND = [
    ("theme,term\nw,إدارة\nw,ادارة\n", (3, "error", "duplicate"), "the same once folded"),
    ("theme,term\nw,سد\nx,سد\n", (3, "error", "overlap"), "one term, two themes"),
    ("theme,term\nw,\n", (2, "error", "empty"), "no term"),
    ("theme,term,match\nw,سد,fuzzy\n", (2, "error", "value"), "an unknown value"),
    ("theme,term\nw,سد،نهر\n", (2, "warning", "unreachable"), "a mark inside"),
    ("theme,term,kind\nw,أمن,\nw,أمن غذائي,\nw,أمن غذائي كاف,exclude\n", None, "an exclusion around a term only"),
    ("theme,term,kind\nw,الأمن,\nw,أمن,exclude\n", (2, "error", "blocked"), "the exclusion takes every form"),
    ("theme,term\nw,أمن\nw,الأمن\n", (3, "note", "shadowed"), "the bare form finds the definite one too"),
    ("theme,term\nw,أمن الدولة\nx,أمن\n", (2, "note", "overlap"), "another theme's word inside a phrase"),
    ("theme,term\nw,دم\n", (2, "warning", "short"), "two letters take clitics badly"),
    ("theme,term,match\nw,دم,word\n", None, "two letters, but a whole word only"),
    ("theme,term\nw,وارد\nx,ارد\n", (2, "warning", "clitic"), "و + another theme's term"),
    ("theme,term\nw,كتابهم\nx,كتاب\n", (2, "warning", "clitic"), "another theme's term + a pronoun"),
    ("theme,term\nw,إرهابية\nx,إرهابي\n", None, "ة is no pronoun"),
    ("theme,term\nw,والإرهاب\n", (2, "note", "clitic"), "written with its clitic"),
    ("theme,term\nw,والدة\n", None, "و belongs to the word"),
    ("theme,term,kind\nw,سد,\nw,من دون,exclude\n", (3, "warning", "idle"), "an exclusion that holds no term"),
    ("theme,term,kind\nw,دون,\nw,من دون,exclude\n", None, "an exclusion that holds one"),
    ("theme,term,mach\nw,سد,word\n", (1, "warning", "column"), "a column misspelt"),
    ("theme,term,coder\nw,سد,me\n", (1, "note", "column"), "a column of one's own"),
    ("agency,alias,parent\na,سد,b\n", (2, "warning", "parent"), "the parent is no entry"),
    ("agency,alias,parent\na,سدود,b\nb,نهر,\n", None, "the parent is one"),
    ("agency,alias\na,وزارة الداخلية العراقية\nb,وزارة الداخلية\n", None, "names within names are usual"),
]


@pytest.mark.parametrize(("text", "finding", "reason"), FOUND)
def test_what_is_doubtful_is_found_and_nothing_else(tmp_path, text, finding, reason):
    found = checks(linted(tmp_path, text))
    if finding is None:
        assert not found, reason
    else:
        assert finding in found, reason


EXAMPLE = [
    ("mine,w,أمن,استتب الأمن.,yes,found\n", "", "a positive one that holds"),
    ("mine,w,,مكان آمن.,no,another word\n", "", "a negative one that holds"),
    ("mine,w,أمن,استتب السلام.,yes,absent\n", "it must be", "a positive one that fails"),
    ("mine,w,أمن,استتب الأمن.,no,present\n", "it must not be", "a negative one that fails"),
    ("mine,w,أمن,نص.,maybe,\n", "write yes or no", "an unknown expectation"),
    ("mine,x,,نص.,no,\n", "'x' is no entry of mine", "an unknown entry"),
    ("mine,w,سد,نص.,no,\n", "'سد' is no term of w", "an unknown term"),
    ("other,x,,نص.,maybe,\n", "", "another codebook's example"),
]


@pytest.mark.parametrize(("example", "message", "reason"), EXAMPLE)
def test_examples_are_run(tmp_path, example, message, reason):
    found = linted(tmp_path, "theme,term\nw,أمن\n", example)
    wrong = found[(found["check"] == "example") & (found["severity"] == "error")]
    assert len(wrong) == bool(message), reason
    if message:
        assert message in wrong["message"].iloc[0]
        assert wrong[["file", "line"]].iloc[0].tolist() == [str(tmp_path / "examples.csv"), 2]


def test_a_theme_without_examples_is_asked_for_them(tmp_path):
    found = linted(tmp_path, "theme,term\nw,أمن\n")
    assert found["message"].tolist() == [
        "w has no positive example; write one in examples.csv",
        "w has no negative example; write one in examples.csv",
    ]


def test_examples_without_a_column_are_refused(tmp_path):
    (tmp_path / "mine_examples.csv").write_text("entry,text\nw,نص\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="no column codebook, term, expected, reason"):
        linted(tmp_path, "theme,term\nw,أمن\n")


def corpus(*texts: str) -> pd.DataFrame:
    frame = pd.DataFrame({"article": [f"a{number}" for number in range(len(texts))], "text": texts})
    return frame.assign(paragraph=0, role="body", start=0, end=frame["text"].str.len())


def test_a_term_in_every_article_is_over_broad(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("theme,term\nw,يوم\nw,سد\n", encoding="utf-8")
    found = lint_codebook(path, corpus(*["كان اليوم طويلا."] * 30, *["امتلأ السد."] * 2))
    broad = found[found["check"].isin(["broad", "carries", "peeled"])]
    assert broad[["line", "check"]].to_numpy().tolist() == [[2, "broad"], [2, "carries"]]
    assert "'يوم' is in 94% of the articles" in broad["message"].iloc[0]


def test_a_term_mostly_read_off_a_clitic_is_named(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("theme,term\nw,رد\n", encoding="utf-8")
    found = lint_codebook(path, corpus(*["كان الجو برد قارس."] * 30, *["هذا رد."] * 5))
    assert "is 'برد' another word?" in found.loc[found["check"] == "peeled", "message"].iloc[0]


def test_what_is_wrong_with_one_line_hides_nothing_else(tmp_path):
    found = linted(tmp_path, "theme,term\nw,\nw,دم\n", "mine,w,دم,نص.,yes,\n")
    assert [*found["check"]] == ["example", "empty", "short", "example"]


def test_findings_have_their_columns_and_the_gravest_come_first(tmp_path):
    found = linted(tmp_path, "theme,term,coder\nw,سد،نهر,\nw,دم,\nw,دم,\n")
    assert found.columns.tolist() == COLUMNS
    assert found["severity"].tolist() == sorted(found["severity"], key=["error", "warning", "note"].index)


def test_what_can_not_be_read_is_refused():
    with pytest.raises(CodebookError, match="no such codebook"):
        lint_codebook("no-such")


@pytest.mark.parametrize("name", ["themes", "agencies"])
def test_the_shipped_codebooks_have_no_error_and_no_warning(name):
    found = lint_codebook(name)
    grave = found[found["severity"] != "note"]
    assert grave.empty, grave.to_string()


EXAMPLES = pd.read_csv(Path(__file__).parents[1] / "data" / "codebooks" / "examples.csv", keep_default_na=False)


def test_every_theme_has_five_positive_and_five_negative_examples():
    counts = EXAMPLES[EXAMPLES["codebook"] == "themes"].value_counts(["entry", "expected"])
    assert len(counts) == 6
    assert (counts >= 5).all()


def test_every_term_inside_an_exclusion_has_a_negative_example():
    themes = read_codebook("themes")
    excluded = themes[themes["kind"] == "exclude"]
    given = EXAMPLES[(EXAMPLES["codebook"] == "themes") & (EXAMPLES["expected"] == "no")]
    for reason, phrases in excluded.groupby(["entry", "note"]):
        shown = given[given["entry"] == reason[0]]["text"]
        assert any(phrase in text for phrase in phrases["term"] for text in shown), reason


def test_agencies_have_examples_of_their_ambiguous_names():
    agencies = EXAMPLES[EXAMPLES["codebook"] == "agencies"]
    assert len(agencies) >= 20
    assert set(agencies["expected"]) == {"yes", "no"}


def test_a_row_without_its_id_is_told_so_and_nothing_more(tmp_path):
    found = linted(tmp_path, "theme,term,label_ar,label_en\nx,سد,س,X\n,سد,,\n")
    assert found.loc[found["line"] == 3, "check"].tolist() == ["empty"]
