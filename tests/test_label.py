"""Labels: what reaches matplotlib is drawn joined, in the right order, and harmless."""

import matplotlib
import pytest
from arabic_reshaper import reshape
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from shaping import right

from analysis.charts.label import FSI, LRM, PDI, RLM, isolated, label, plain, shapes_itself
from analysis.charts.style import style

DATE = "\u20662022-02-21\u2069"

SHAPES = [  # text, how it must be read, why it is here
    ("الأمن", "الأمن", "a word with lam-alef and hamza"),
    ("الوساطة الإقليمية", "الوساطة الإقليمية", "two words"),
    ("جهاز المخابرات الوطني العراقي", "جهاز المخابرات الوطني العراقي", "a long name, final yeh after a low letter"),
    ("لا سلامة", "لا سلامة", "lam-alef alone and joined to what stands before"),
    ("متنوّعة وخلقًا", "متنوّعة وخلقًا", "shadda and tanwin"),
    ("كشف في 2022-02-21 أمس", f"كشف في {DATE} أمس", "a date keeps year, month, day"),
    ("3–5 – المتن", "\u20663–5\u2069 – المتن", "a range keeps its order"),
    ("الفارق +3.2 و12%", "الفارق \u2066+3.2\u2069 و\u206612%\u2069", "signs stand where Latin digits want them"),
    ("٢٥٪ من النص", "٢٥٪ من النص", "Arabic digits and their per cent run with the line"),
    ("٣–٥", "٣–٥", "a range in Arabic digits runs from the right"),
    ("BBC عربي", "BBC عربي", "a line that begins with Latin still reads from the right"),
    ("قناة BBC 5", "قناة BBC 5", "Latin inside Arabic"),
    ("الموجب (المخطط) أكثر", "الموجب (المخطط) أكثر", "brackets are mirrored"),
    ("نشرت «الصحف»", "نشرت «الصحف»", "quote marks are mirrored"),
    ("Iraqi Army", "Iraqi Army", "English in an Arabic chart"),
]


def draws_right(text: str, logical: str, lang: str = "ar") -> bool:
    with style():
        return right(text, logical, lang)


@pytest.mark.parametrize(("text", "logical", "why"), SHAPES)
def test_a_label_is_drawn_as_it_is_read(text: str, logical: str, why: str) -> None:
    assert draws_right(label(text), logical), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Terrorism in جريدة صوت الهضبة", "an Arabic name at the end of an English sentence"),
        ("صحيفة مرآة زهرون", "an Arabic name alone reads from the right in English too"),
        ("مصطفى الكاظمي speaks most (60%)", "a sentence that begins with an Arabic name still reads from the left"),
        ("1 – Ministry of Interior", "a number and a name"),
    ],
)
def test_english_charts_hold_arabic_names(text: str, why: str) -> None:
    assert draws_right(label(text, lang="en"), text, "en"), why


def test_a_name_in_a_sentence_turns_nothing_round() -> None:
    told = f"Speaks most: {isolated('مصطفى الكاظمي')}, 60%"
    assert draws_right(label(told, lang="en", ours=True), told, "en")
    assert not draws_right(label(told, lang="en"), told, "en")


def test_isolates_are_closed_on_every_line() -> None:
    lines = label(f"a {isolated('جهاز المخابرات الوطني العراقي')} b", lang="en", width=16, ours=True).split("\n")
    assert len(lines) > 2 or not shapes_itself()
    assert all(line.count(FSI) == line.count(PDI) for line in lines)


@pytest.mark.parametrize("word", ["الأمن", "جهاز المخابرات", "الوساطة الإقليمية"])
def test_what_is_wrong_is_seen(word: str) -> None:
    good = label(word)
    mutants = {
        "reversed": good[::-1],
        "turned twice": str(get_display(reshape(word))) if shapes_itself() else word,
        "unjoined": "\N{ZERO WIDTH NON-JOINER}".join(word) if shapes_itself() else word[::-1],
        "two letters swapped": label(word[1] + word[0] + word[2:]),
        "another word": label(word + "ة"),
    }
    assert draws_right(good, word)
    for fault, text in mutants.items():
        assert not draws_right(text, word), fault


@pytest.mark.skipif(not shapes_itself(), reason="before matplotlib 3.11 labels hold presentation forms")
def test_logical_text_reaches_a_matplotlib_that_shapes() -> None:
    assert label("الأمن") == f"{RLM}الأمن"
    assert label("Army", lang="en") == "Army"


@pytest.mark.parametrize(
    ("text", "kept", "why"),
    [
        ("\u202eالأمن\u202c", "الأمن", "a turned text would hide what it says"),
        ("\u2067a\u2069\u200f\u061c", "a", "isolates and marks of the article"),
        ("سطر\nثان\r\n\tثالث", "سطر ثان ثالث", "line breaks are ours to make"),
        ("a\x00b\x07", "a b", "characters no SVG may hold"),
        ("\ud800س", "س", "half a surrogate pair"),
        ("كلفة $5 و$6", "كلفة $5 و$6", "dollars stay"),
        ("هـ\u200cا", "هـ\u200cا", "a non-joiner is spelling, not direction"),
    ],
)
def test_article_text_is_made_harmless(text: str, kept: str, why: str) -> None:
    assert plain(text) == kept, why


def test_dollars_are_not_mathematics() -> None:
    with style():
        assert matplotlib.rcParams["text.parse_math"] is False


def test_long_text_is_broken_before_it_is_shaped() -> None:
    name = "جهاز المخابرات الوطني العراقي والأمن القومي"
    lines = label(name, width=16).split("\n")
    assert len(lines) > 2
    with style():
        assert right(lines[0], "جهاز المخابرات", "ar")
    assert label(name, width=16, most=2).count("\n") == 1


@given(st.text(max_size=80), st.sampled_from(["ar", "en"]), st.integers(0, 30))
def test_no_text_breaks_a_label(text: str, lang: str, width: int) -> None:
    shown = label(text, lang=lang, width=width)
    controls = set("\u061c\u202a\u202b\u202c\u202d\u202e\u2067\u2068\x00")
    assert not controls & set(shown)
    assert lang == "en" or LRM not in shown
    assert shown.count("\u2066") == shown.count("\u2069")


def test_the_session_keeps_its_settings() -> None:
    before = dict(matplotlib.rcParams)
    with style():
        pass
    assert dict(matplotlib.rcParams) == before
