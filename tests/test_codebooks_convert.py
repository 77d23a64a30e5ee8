"""Other tools' dictionaries: what is carried over, and that what can't be is said."""

import pytest

from analysis.codebooks import from_liwc, from_quanteda, read_codebook, to_quanteda
from analysis.errors import CodebookError

QUANTEDA = """\
security:
  - الأمن
  - أمني*
conflict:
  war: [حرب, حروب]
  peace: هدنة
  glob: ["م?لة", "*سلام"]
"""


def test_quanteda_entries_come_over_and_the_rest_is_said():
    terms, notes = from_quanteda(QUANTEDA)
    assert terms[["entry", "term", "line"]].to_numpy().tolist() == [
        ["security", "الأمن", 2],
        ["security", "أمني", 3],
        ["conflict/war", "حرب", 5],
        ["conflict/war", "حروب", 5],
        ["conflict/peace", "هدنة", 6],
    ]
    assert notes[["line", "item"]].to_numpy().tolist() == [[3, "أمني*"], [7, "م?لة"], [7, "*سلام"]]


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "a: [b", "just words", "a: &x [*x]", "a: &x [ب]\nb: [*x, *x]"])
def test_what_is_no_quanteda_dictionary_is_refused(text):
    with pytest.raises(CodebookError, match="quanteda dictionary"):
        from_quanteda(text)


def test_a_codebook_goes_to_quanteda_and_back():
    themes = read_codebook("themes")
    text = to_quanteda(themes)
    back, notes = from_quanteda(text)
    counted = themes[themes["kind"] == "term"]
    assert notes.empty
    assert back[["entry", "term"]].to_numpy().tolist() == counted[["entry", "term"]].to_numpy().tolist()


def test_exclusions_are_said_in_the_quanteda_file():
    themes = read_codebook("themes")
    text = to_quanteda(themes)
    for term in themes.loc[themes["kind"] == "exclude", "term"]:
        assert f"# not carried over, an exclusion: {term}" in text


LIWC = "%\n1\tsecurity\n2\tterrorism\n%\nأمن\t1\nسيارة مفخخة\t1\t2\nإرهاب*\t2\nlike\t(02 134)1\nقال\t9\n"


def test_liwc_words_come_over_and_the_rest_is_said():
    terms, notes = from_liwc(LIWC)
    assert terms[["entry", "term", "line"]].to_numpy().tolist() == [
        ["security", "أمن", 5],
        ["security", "سيارة مفخخة", 6],
        ["terrorism", "سيارة مفخخة", 6],
        ["terrorism", "إرهاب", 7],
    ]
    assert notes["line"].tolist() == [7, 8, 9]


def test_a_liwc_file_without_categories_is_refused():
    with pytest.raises(CodebookError, match="between two lines that hold only %"):
        from_liwc("أمن\t1\n")


@pytest.mark.parametrize(("name", "text"), [("d.yml", "security: [الأمن]"), ("d.dic", "%\n1 security\n%\nالأمن 1")])
def test_dictionaries_are_read_as_codebooks(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    terms = read_codebook(path)
    assert terms[["codebook", "entry", "term", "file"]].to_numpy().tolist() == [["d", "security", "الأمن", str(path)]]


def test_a_dictionary_that_would_lose_something_is_refused_by_line(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text("security:\n  - الأمن\n  - أمني*\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"d\.yaml, line 3: 'أمني\*' is kept as its stem alone"):
        read_codebook(path)
