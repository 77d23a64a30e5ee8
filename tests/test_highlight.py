"""highlight: any text and any spans make safe HTML that says the same text."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.highlight import STYLE, anchor, highlight, plain, safe

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def spans(*rows: tuple[int, int, str], **columns: object) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["start", "end", "entry"])
    return frame.assign(**columns)


def shown(page: str) -> str:
    """Return what a reader sees of the HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize(
    ("text", "rows", "inside", "reason"),
    [
        ("والأمن", [(1, 6, "a")], 'و<mark class="c0">الأمن</mark>', "the proclitic stays outside"),
        ("أمن", [], ">أمن<", "no span, no mark"),
        ("أمن وأمن", [(0, 3, "a"), (5, 8, "b")], 'و<mark class="c1"', "the second entry has the second colour"),
        ("أمن وأمن", [(0, 3, "a"), (5, 8, "a")], 'و<mark class="c0"', "the same entry keeps its colour"),
        ("a<b>c", [(1, 4, "a")], "&lt;b&gt;</mark>c", "tags are text, inside marks too"),
        ("في 2022-02-21 قال", [], '<bdi dir="ltr">2022-02-21</bdi>', "a date keeps its order in a line of Arabic"),
        ("رقم 07-12 هنا", [], ">رقم 07-12 هنا<", "two numbers are no date"),
        ("وزارة الداخلية", [(0, 14, "a"), (6, 14, "b")], "</mark></mark></div>", "spans nest"),
        ("abcdef", [(0, 4, "a"), (2, 6, "b")], ">cd</mark></mark><mark", "crossing spans are cut, not tangled"),
        ("ab", [(1, 1, "a")], ">ab<", "an empty span marks nothing"),
        ("ab", [(-3, 99, "a")], ">ab</mark>", "a span is cut to the text"),
    ],
)
def test_marks(text: str, rows: list[tuple[int, int, str]], inside: str, reason: str):
    assert inside in highlight(text, spans(*rows)), reason


def test_offsets_of_the_article_fit_its_paragraph():
    page = highlight("والأمن", spans((101, 106, "a")), offset=100)
    assert ">الأمن</mark>" in page


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="5–2 ends before"):
        highlight("abcdef", spans((5, 2, "a")))


def test_ids_lead_to_the_evidence_and_are_given_once():
    found = spans((0, 4, "a"), (2, 6, "b"), codebook="themes")
    page = highlight("abcdef", found, ids=True)
    assert page.count('id="m-themes-2-6"') == 1, "the second piece of a cut mark repeats no id"
    assert '<a href="#evidence-themes-a">' in page
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", page), "no link stands in a link"


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"kind": "term"}, "c0"),
        ({"kind": "army"}, "agency"),
        ({"kind": "exclude"}, "exclude"),
        ({"kind": "term", "nested": True}, "c0 nested"),
        ({"kind": "army", "how": "reference"}, "agency reference"),
    ],
)
def test_the_class_says_what_it_is(columns: dict[str, object], name: str):
    assert f'class="{name}"' in highlight("ab", spans((0, 2, "a"), **columns))


def test_the_language_chooses_the_direction():
    assert 'dir="rtl" lang="ar"' in highlight("a", spans())
    assert 'dir="ltr" lang="en"' in highlight("a", spans(), lang="en")
    assert (
        "onload" not in highlight("a", spans(), lang='"onload="x').split(">")[0].replace("&quot;", "").split("lang")[0]
    )


def test_a_passage_shows_itself_in_jupyterlab():
    page = highlight("أمن", spans())
    assert page._repr_html_() == STYLE + page


TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("<>&\"'ءأبتة ًُ" + BIDI)), max_size=40)
ROWS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12), st.sampled_from("abc")), max_size=8)


@given(TEXTS, ROWS, st.booleans())
def test_any_spans_keep_the_text_and_balance_the_tags(text: str, rows: list[tuple[int, int, str]], ids: bool):
    page = highlight(text, spans(*[(start, start + size, entry) for start, size, entry in rows]), ids=ids)
    assert shown(page) == plain(text)
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", page):
        if closing:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    assert not open_tags


@given(TEXTS)
def test_nothing_escapes(text: str):
    assert not set(safe(text)) & set("<>\"'" + BIDI)


@given(TEXTS, TEXTS)
def test_ids_are_plain_and_tell_apart(one: str, other: str):
    assert re.fullmatch(r"[A-Za-z0-9._-]*", anchor(one))
    assert one == other or anchor(one) != anchor(other)
