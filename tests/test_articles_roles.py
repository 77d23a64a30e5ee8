"""Roles of paragraphs: what furniture looks like, and what only seems to."""

import pandas as pd
import pytest

from analysis.articles import split_paragraphs
from analysis.articles.markers import find_marker
from analysis.articles.roles import guess_title

LEAD = "كشف رئيس الحكومة مصطفى الكاظمي، الإثنين، عن دور جهاز المخابرات في المفاوضات."
MARKED = [
    ("اقرأ/ي أيضًا:", "related", "the form of Ultra"),
    ("إقرأ أيضاً", "related", "hamza below"),
    ("▪ اقرأ أيضا: لقاء في بغداد", "related", "a sign before, a title after"),
    ("مواضيع ذات صلة", "related", "a heading"),
    ("التعليقات", "related", "comments"),
    ("آخر تحديث 2022-02-21", "meta", "update line"),
    ("المصدر: واع", "meta", "source line"),
    ("شارك", "meta", "share button"),
    ("جميع الحقوق محفوظة لوكالة النخلة 2022", "meta", "copyright"),
    ("© 2022 وكالة النخلة", "meta", "copyright sign"),
    ("صورة: جانب من الاجتماع", "meta", "caption"),
    ("بقلم: سارة النخلة", "byline", "byline"),
    ("النخلة - فريق التحرير", "byline", "byline in the middle"),
]


@pytest.mark.parametrize(("line", "role", "reason"), MARKED, ids=[row[2] for row in MARKED])
def test_marked_lines(line: str, role: str, reason: str) -> None:
    marker = find_marker(line)
    assert marker is not None
    assert marker.role == role


ORDINARY = [
    ("شارك الوزير في اجتماع اللجنة الأمنية", "took part, not a share button"),
    ("المصدر الأمني أكد إحباط الهجوم", "a source speaks"),
    ("كتب الوزير على صفحته أن الأمن مستتب", "wrote, no byline"),
    ("التعليقات على القرار كانت حادة في البرلمان", "comments in a sentence"),
    ("الأكثر قراءة بين الشباب هي الصحف", "most read in a sentence"),
    ("اقرأوا التاريخ جيدًا", "an appeal to read"),
]


@pytest.mark.parametrize(("line", "reason"), ORDINARY, ids=[row[1] for row in ORDINARY])
def test_lines_that_only_look_marked(line: str, reason: str) -> None:
    assert find_marker(line) is None


def roles(text: str, title: str | None = None) -> list[str]:
    frame = pd.DataFrame({"article": ["a"], "text": [text]} | ({} if title is None else {"title": [title]}))
    return split_paragraphs(frame)["role"].tolist()


def test_related_links_in_the_middle_end_at_the_next_paragraph() -> None:
    text = f"{LEAD}\nاقرأ أيضا:\nخبر آخر عن المدينة\nخبر ثالث\nوأضاف الوزير في كلمته أن الجهاز لعب دورًا كبيرًا."
    assert roles(text, "") == ["lead", "related", "related", "related", "body"]


def test_a_link_with_its_title_marks_one_line_in_the_middle() -> None:
    text = f"{LEAD}\nاقرأ أيضا: خبر آخر\nقال شاهد عيان ذلك\nوأضاف الوزير أن الجهاز لعب دورًا كبيرًا."
    assert roles(text, "") == ["lead", "related", "body", "body"]


def test_a_headline_may_end_in_points() -> None:
    text = f"{LEAD}\nاقرأ أيضا:\nتفاصيل جديدة..\nما الذي جرى؟\nوأضاف الوزير في كلمته أن الجهاز لعب دورًا كبيرًا."
    assert roles(text, "") == ["lead", "related", "related", "related", "body"]


def test_below_comments_nothing_counts() -> None:
    text = f"{LEAD}\nالتعليقات\nقارئ: هذا كلام صحيح وأنا أتفق معه تمامًا.\nقارئ آخر: لا."
    assert roles(text, "") == ["lead", "related", "related", "related"]


def test_a_title_is_taken_only_where_there_is_one() -> None:
    text = "الكاظمي يزور بغداد\n\n" + LEAD
    assert roles(text) == ["title", "lead"]  # no column: guessed
    assert roles(text, "الكاظمي يزور بغداد") == ["title", "lead"]
    assert roles(text, "الكاظمي  يزور بغداد ") == ["title", "lead"]  # blanks make no difference
    assert roles(text, "عنوان آخر") == ["lead", "body"]  # the title is elsewhere
    assert roles(text, "") == ["lead", "body"]  # there is none


def test_what_is_no_title() -> None:
    assert guess_title([LEAD, LEAD]) == ""  # a sentence with its stop
    assert guess_title(["عنوان بلا متن"]) == ""  # nothing below it
    assert guess_title(["آخر تحديث 2022-02-21", LEAD]) == ""
    assert guess_title(["كلمة " * 31, LEAD]) == ""


def test_a_dateline_is_a_byline_and_a_sentence_with_a_dash_is_not() -> None:
    assert roles(f"عين اليوم – جدة\n{LEAD}", "") == ["byline", "lead"]
    assert roles(f"قال الوزير - وهو يبتسم - إن الأمن مستتب في البلاد كلها اليوم\n{LEAD}", "") == ["lead", "body"]


def test_a_name_above_a_long_lead_is_a_byline() -> None:
    long = LEAD * 3
    assert roles(f"عنوان الخبر\nسعد العصيمي\n{long}", "عنوان الخبر") == ["title", "byline", "lead"]
    assert roles(f"عنوان الخبر\nفوزية ـ الرياض\n{LEAD}", "عنوان الخبر") == ["title", "byline", "lead"]
    assert roles(f"سعد العصيمي\n{long}", "")[0] == "lead"  # nothing above it: it may be anything


def test_offsets_hold_whatever_ends_the_lines() -> None:
    text = "أ\r\nب\u2028ج\x0bد\x85 ه \n\u200f\n"
    frame = split_paragraphs(pd.DataFrame({"article": ["a"], "title": [""], "text": [text]}))
    assert frame["text"].tolist() == ["أ", "ب", "ج", "د", " ه "]
    assert [text[start:end] for start, end in zip(frame["start"], frame["end"], strict=True)] == frame["text"].tolist()


def test_the_input_is_not_changed_and_may_be_empty() -> None:
    frame = pd.DataFrame({"article": ["a"], "title": [None], "text": [LEAD]})
    before = frame.copy()
    assert split_paragraphs(frame)["role"].tolist() == ["lead"]
    pd.testing.assert_frame_equal(frame, before)
    assert split_paragraphs(frame.head(0)).empty
    assert split_paragraphs(frame.assign(text=None)).empty
