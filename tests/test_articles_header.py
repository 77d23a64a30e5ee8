"""What the lines above an article tell, and what they don't."""

import pytest

from analysis.articles.header import fill_from_header
from analysis.formats.dates import parse_date
from analysis.formats.record import Record

LEAD = "كشف رئيس الحكومة مصطفى الكاظمي، الإثنين، عن دور جهاز المخابرات في المفاوضات الإقليمية."
HEADERS = [
    ("آخر تحديث 2022-02-21 00:00:00 - المصدر: الترا عراق", "الترا عراق", "2022-02-21", "update line"),
    ("المصدر: وكالة الأنباء العراقية | 21/2/2022", "وكالة الأنباء العراقية", "2022-02-21", "source first"),
    ("نشر في 21 شباط 2022", "", "2022-02-21", "published"),
    ("الإثنين 21 فبراير 2022 - 10:30", "", "2022-02-21", "a date alone"),
    ("20 رجب 1443هـ", "", "2022-02-21", "a Hijri date alone"),
    ("المصدر: واع", "واع", None, "no date"),
]


@pytest.mark.parametrize(("line", "source", "day", "reason"), HEADERS, ids=[row[3] for row in HEADERS])
def test_lines_above_the_lead(line: str, source: str, day: str | None, reason: str) -> None:
    record = fill_from_header(Record(f"عنوان الخبر هنا\n{line}\n{LEAD}"))
    assert (record.title, record.source) == ("عنوان الخبر هنا", source)
    when = parse_date(record.published).when
    assert (when.date().isoformat() if when else None) == day


def test_a_date_in_the_lead_is_not_the_day_of_publication() -> None:
    record = fill_from_header(Record(f"عنوان الخبر هنا\n{LEAD[:-1]} في 5 شباط 2022."))
    assert record.published == ""


def test_what_the_format_said_stays() -> None:
    given = Record(f"عنوان\nآخر تحديث 2022-02-21 - المصدر: واع\n{LEAD}", title="عنوان", source="نينا", published="2020")
    assert fill_from_header(given) == given


def test_a_byline_becomes_the_author_of_a_plain_text_only() -> None:
    text = f"عنوان الخبر\nبقلم: سارة\n{LEAD}"
    assert fill_from_header(Record(text)).author == "بقلم: سارة"
    assert fill_from_header(Record(text, title="عنوان الخبر")).author == ""
