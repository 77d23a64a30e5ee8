"""Words in their surroundings: what is read first stands before."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables.concordance import COLUMNS, concordance

TEXT = "وزارة الداخلية تعلن\n\nقال الوزير إن أمن الطريق من أمن الاقتصاد، وأضاف: «الأمن للجميع».\nوآمن الناس بذلك."
ARTICLES = pd.DataFrame({"article": ["a"], "title": [""], "text": [TEXT]})


def _spans(text: str, *places: tuple[int, int]) -> pd.DataFrame:
    rows = [{"article": "a", "paragraph": 0, "start": start, "end": end, "entry": "e"} for start, end in places]
    return pd.DataFrame(rows, columns=["article", "paragraph", "start", "end", "entry"])


def test_every_line_is_a_piece_of_the_text() -> None:
    lines = concordance(ARTICLES, "أمن", width=15)
    assert lines.columns.tolist() == COLUMNS
    assert lines["surface"].tolist() == ["أمن", "أمن", "الأمن"]
    for line in lines.itertuples():
        assert TEXT[line.start - len(line.before) : line.end + len(line.after)] == (
            line.before + line.surface + line.after
        )


def test_before_is_what_is_read_first() -> None:
    """A well-known tool swapped the sides of Arabic concordances."""
    first = concordance(ARTICLES, "أمن").iloc[0]
    assert first["before"] == "قال الوزير إن "
    assert first["after"].startswith(" الطريق")


def test_near_misses_are_not_shown() -> None:
    assert not concordance(ARTICLES, "أمن")["surface"].str.contains("آمن").any()  # believed, not security
    assert concordance(ARTICLES, "حرب").empty


def test_sides_stay_inside_the_paragraph_and_between_words() -> None:
    line = concordance(ARTICLES, "الاقتصاد", width=9).iloc[0]
    assert line["before"] == "من أمن "
    assert line["after"] == "، وأضاف:"
    assert "\n" not in concordance(ARTICLES, "الداخلية", width=500).iloc[0]["after"]


@pytest.mark.parametrize(
    ("sort", "expected", "reason"),
    [
        ("text", ["تعب", "أمل", "بحر"], "as the mentions were given"),
        ("after", ["أمل", "بحر", "تعب"], "alif with hamza is the first letter, not after yeh"),
        ("before", ["بحر", "تعب", "أمل"], "the nearest word first: ثم، عند، مع"),
    ],
)
def test_sorted_in_arabic_order(sort: str, expected: list[str], reason: str) -> None:
    texts = ["كان عند هذا تعب", "كان مع هذا أمل", "كان ثم هذا بحر"]
    articles = pd.DataFrame({"article": ["0", "1", "2"], "text": texts})
    rows = [
        {"article": str(n), "paragraph": 0, "start": t.index("هذا"), "end": t.index("هذا") + 3}
        for n, t in enumerate(texts)
    ]
    lines = concordance(articles, pd.DataFrame(rows), sort=sort)
    assert lines["after"].str.strip().tolist() == expected, reason


def test_marks_do_not_disturb_the_order() -> None:
    texts = ["هذا بَيت", "هذا بـــحر", "هذا إبل"]
    articles = pd.DataFrame({"article": ["0", "1", "2"], "text": texts})
    rows = [{"article": str(n), "paragraph": 0, "start": 0, "end": 3} for n in range(3)]
    assert concordance(articles, pd.DataFrame(rows), sort="after")["article"].tolist() == ["2", "1", "0"]


def test_unknown_order_is_refused() -> None:
    with pytest.raises(ValueError, match="choose one of text, before, after"):
        concordance(ARTICLES, "أمن", sort="left")


@given(st.text("اب \n،", min_size=1, max_size=60), st.integers(0, 60), st.integers(1, 9), st.integers(1, 30))
def test_any_span_of_any_text(text: str, start: int, length: int, width: int) -> None:
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    if "\n" in text[start:end] or not text[start:end].strip():
        return  # mentions lie inside a paragraph that shows something
    articles = pd.DataFrame({"article": ["a"], "text": [text]})
    line = concordance(articles, _spans(text, (start, end)), width=width).iloc[0]
    assert line["surface"] == text[start:end]
    assert text[:start].endswith(line["before"])
    assert text[end:].startswith(line["after"])
    assert max(len(line["before"]), len(line["after"])) <= width
