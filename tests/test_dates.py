"""Dates of every region, each row with why it is there."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.formats.dates import parse_date

DAY = datetime(2022, 2, 21)
SAME_DAY = [
    ("2022-02-21", "ISO"),
    ("2022/2/21", "year first, slashes"),
    ("21/2/2022", "day first"),
    ("21-02-2022", "day first, dashes"),
    ("21.02.2022", "day first, dots"),
    ("2/21/2022", "only February fits"),
    ("٢١/٢/٢٠٢٢", "Arabic-Indic digits"),
    ("۲۱/۲/۲۰۲۲", "Persian digits"),
    ("21 شباط 2022", "Iraq and the Levant"),
    ("21 فبراير 2022", "Egypt and the Gulf"),
    ("21 فيفري 2022", "Tunisia and Algeria"),
    ("21 شباط/فبراير 2022", "a pair that agrees"),
    ("21 شباط (فبراير) 2022", "a pair in brackets"),
    ("الإثنين، 21 فبراير، 2022", "weekday and commas"),
    ("الإثنين 21 من شباط عام 2022", "in words"),
    ("بغداد في 21 شُباط 2022", "vowel marks"),
    ("20 رجب 1443", "Hijri"),
    ("20 رجب 1443هـ الموافق 21 فبراير 2022م", "both calendars: the Gregorian"),
    ("20/7/1443 هـ", "Hijri in numbers"),
    ("Mon, 21 Feb 2022", "RSS"),
    ("February 21, 2022", "English"),
    ("20220221", "eight digits"),
    ("21-Feb-2022", "English, with dashes"),
    ("Feb. 21, 2022", "English, cut short"),
    ("21 février 2022", "French page of a Maghrebi paper"),
    ("1645401600", "seconds since 1970"),
    ("1645401600000", "milliseconds since 1970"),
]


@pytest.mark.parametrize(("text", "reason"), SAME_DAY, ids=[row[1] for row in SAME_DAY])
def test_one_day_in_many_hands(text: str, reason: str) -> None:
    date = parse_date(text)
    assert date.when == DAY, reason
    assert date.why == ""


MONTHS = [
    ("5 كانون الثاني 2022", 1),
    ("5 جانفي 2022", 1),
    ("5 آذار 2022", 3),
    ("5 نيسان 2022", 4),
    ("5 أفريل 2022", 4),
    ("5 أيار 2022", 5),
    ("5 حزيران 2022", 6),
    ("5 جوان 2022", 6),
    ("5 تموز 2022", 7),
    ("5 يوليوز 2022", 7),
    ("5 جويلية 2022", 7),
    ("5 آب 2022", 8),
    ("5 غشت 2022", 8),
    ("5 أوت 2022", 8),
    ("5 أيلول 2022", 9),
    ("5 شتنبر 2022", 9),
    ("5 تشرين الأول 2022", 10),
    ("5 تشرين الثاني 2022", 11),
    ("5 نونبر 2022", 11),
    ("5 كانون الأول 2022", 12),
    ("5 دجنبر 2022", 12),
]


@pytest.mark.parametrize(("text", "month"), MONTHS)
def test_months_of_every_region(text: str, month: int) -> None:
    assert parse_date(text).when == datetime(2022, month, 5)


TIMES = [
    ("2022-02-21T22:30:05+03:00", datetime(2022, 2, 21, 22, 30, 5), "zone dropped, local time kept"),
    ("2022-02-21 00:00:00", DAY, "midnight"),
    ("21/2/2022 10:30 م", datetime(2022, 2, 21, 22, 30), "evening"),
    ("21/2/2022 12:05 صباحًا", datetime(2022, 2, 21, 0, 5), "just after midnight"),
    ("Mon, 21 Feb 2022 10:30:00 +0300", datetime(2022, 2, 21, 10, 30), "RSS with a zone"),
    ("آخر تحديث 2022-02-21 09:15", datetime(2022, 2, 21, 9, 15), "words before"),
]


@pytest.mark.parametrize(("text", "when", "reason"), TIMES, ids=[row[2] for row in TIMES])
def test_time_of_day(text: str, when: datetime, reason: str) -> None:
    assert parse_date(text).when == when


EMPTY = [
    ("5 شباط/مارس 2022", "شباط and مارس are two months"),
    ("5 تشرين 2022", "this month may be two: October or November"),
    ("5 جمادى 1443", "this month may be two: fifth or sixth month"),
    ("3/4/22", "the year has two digits"),
    ("5 آب", "the year is missing"),
    ("31/2/2022", "there is no day 31/2/2022"),
    ("40 رجب 1443", "there is no day 40/7/1443"),
    ("أمس", "no day of publication to count from"),
    ("الأمن والدفاع", "no date in it"),
    ("20221345", "no date in it"),
    ("", "no date in it"),
]


@pytest.mark.parametrize(("text", "why"), EMPTY)
def test_what_is_left_empty_and_why(text: str, why: str) -> None:
    assert parse_date(text) == (None, why)


AGAINST = [
    ("الإثنين", datetime(2022, 2, 21), "the day of publication itself"),
    ("الأحد", datetime(2022, 2, 20), "the day before"),
    ("الثلاثاء", datetime(2022, 2, 15), "the last one, not the next"),
    ("أمس", datetime(2022, 2, 20), "yesterday"),
    ("أول أمس", datetime(2022, 2, 19), "the longer phrase wins"),
    ("غدًا", datetime(2022, 2, 22), "tomorrow"),
    ("اليوم 09:30", datetime(2022, 2, 21, 9, 30), "with an hour"),
]


@pytest.mark.parametrize(("text", "when", "reason"), AGAINST, ids=[row[2] for row in AGAINST])
def test_words_against_the_day_of_publication(text: str, when: datetime, reason: str) -> None:
    assert parse_date(text, datetime(2022, 2, 21, 15, 0)).when == when


def test_two_calendars_that_differ_are_said() -> None:
    date = parse_date("1 رجب 1443هـ الموافق 21 فبراير 2022م")
    assert date == (DAY, "the Hijri and the Gregorian date differ")


@given(st.text(st.sampled_from("0123456789/-.: شباطرجبمارس٢هـ")))
def test_no_text_fails(text: str) -> None:
    parse_date(text, DAY)
