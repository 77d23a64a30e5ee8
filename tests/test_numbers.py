"""Numbers, dates and counted nouns as Arabic grammar and English want them."""

import csv
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import MaqalError
from analysis.numbers import count_noun, format_date, format_number, format_percent
from analysis.resources import data_path

COUNTED = [  # number, noun, nominative, genitive, why
    (0, "agency", "لا جهة رسمية", "لا جهة رسمية", "none"),
    (1, "agency", "جهة رسمية واحدة", "جهة رسمية واحدة", "one stands after a feminine noun and agrees"),
    (1, "article", "مقال واحد", "مقال واحد", "one after a masculine noun"),
    (2, "agency", "جهتان رسميتان", "جهتين رسميتين", "the dual needs no numeral, and declines"),
    (2, "article", "مقالان", "مقالين", "the masculine dual"),
    (3, "agency", "ثلاث جهات رسمية", "ثلاث جهات رسمية", "3 to 10 take the other gender: feminine noun, bare numeral"),
    (3, "article", "ثلاثة مقالات", "ثلاثة مقالات", "masculine noun, numeral with ة, although the plural is feminine"),
    (8, "agency", "ثماني جهات رسمية", "ثماني جهات رسمية", "eight keeps its ي before its noun"),
    (10, "agency", "عشر جهات رسمية", "عشر جهات رسمية", "ten"),
    (10, "theme", "عشرة محاور", "عشرة محاور", "a broken plural"),
    (11, "agency", "إحدى عشرة جهة رسمية", "إحدى عشرة جهة رسمية", "from 11 the noun is singular; both parts agree"),
    (11, "article", "أحد عشر مقالًا", "أحد عشر مقالًا", "a masculine noun shows its accusative"),
    (12, "agency", "اثنتا عشرة جهة رسمية", "اثنتي عشرة جهة رسمية", "only twelve declines in its first part"),
    (12, "article", "اثنا عشر مقالًا", "اثني عشر مقالًا", "twelve, masculine"),
    (13, "agency", "ثلاث عشرة جهة رسمية", "ثلاث عشرة جهة رسمية", "the unit takes the other gender, ten its own"),
    (18, "agency", "ثماني عشرة جهة رسمية", "ثماني عشرة جهة رسمية", "eighteen"),
    (20, "theme", "عشرون محورًا", "عشرين محورًا", "the tens decline"),
    (21, "agency", "إحدى وعشرون جهة رسمية", "إحدى وعشرين جهة رسمية", "one and twenty"),
    (28, "agency", "ثمانٍ وعشرون جهة رسمية", "ثمانٍ وعشرين جهة رسمية", "eight without its noun loses its ي"),
    (99, "article", "تسعة وتسعون مقالًا", "تسعة وتسعين مقالًا", "the last with the accusative"),
    (100, "agency", "مئة جهة رسمية", "مئة جهة رسمية", "a hundred takes the genitive singular"),
    (101, "agency", "101 جهة رسمية", "101 جهة رسمية", "beyond a hundred: digits, CLDR class other"),
    (103, "agency", "103 جهات رسمية", "103 جهات رسمية", "the last two digits decide"),
    (111, "article", "111 مقالًا", "111 مقالًا", "eleven of the second hundred"),
    (1000, "word", "1,000 كلمة", "1,000 كلمة", "thousands are parted"),
]


@pytest.mark.parametrize(("number", "noun", "nominative", "genitive", "why"), COUNTED)
def test_arabic_nouns_agree_with_their_number(number: int, noun: str, nominative: str, genitive: str, why: str) -> None:
    assert count_noun(number, noun, words_to=100) == nominative, why
    assert count_noun(number, noun, words_to=100, case="genitive") == genitive, why


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (2, "جهتان رسميتان"),
        (10, "عشر جهات رسمية"),
        (11, "١١ جهة رسمية"),
        (55, "٥٥ جهة رسمية"),
        (103, "١٠٣ جهات رسمية"),
        (1234, "١٬٢٣٤ جهة رسمية"),
    ],
)
def test_beyond_ten_numbers_stand_in_the_digits_chosen(number: int, shown: str) -> None:
    assert count_noun(number, "agency", digits="arab") == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "no agencies"), (1, "one agency"), (3, "three agencies"), (11, "11 agencies"), (2000, "2,000 agencies")],
)
def test_english_counts(number: int, shown: str) -> None:
    assert count_noun(number, "agency", lang="en") == shown


def test_every_noun_is_whole() -> None:
    with data_path("lists", "nouns.csv").open(encoding="utf-8", newline="") as rows:
        nouns = list(csv.DictReader(rows))
    assert len({noun["noun"] for noun in nouns}) == len(nouns)
    for noun in nouns:
        assert noun["gender"] in ("m", "f")
        forms = [value for key, value in noun.items() if key not in ("source", "note")]
        assert all(forms), noun["noun"]
        assert noun["dual_nom"] != noun["dual_gen"]


@given(st.integers(0, 100_000), st.sampled_from(["ar", "en"]), st.sampled_from(["latn", "arab"]))
def test_any_count_of_any_noun_has_a_form(number: int, lang: str, digits: str) -> None:
    shown = count_noun(number, "agency", lang=lang, digits=digits, words_to=100)
    assert shown and (number in (0, 1, 2) or lang == "en" or " " in shown)
    assert not (lang == "ar" and digits == "arab") or not any(letter in "0123456789" for letter in shown)


@pytest.mark.parametrize(
    ("value", "lang", "digits", "decimals", "shown"),
    [
        (12345.678, "ar", "latn", 1, "12,345.7"),
        (12345.678, "ar", "arab", 1, "١٢٬٣٤٥٫٧"),
        (12345.678, "en", "arab", 1, "12,345.7"),
        (0.04, "ar", "latn", 1, "0.0"),
        (-0.04, "ar", "latn", 1, "0.0"),
        (-2.1, "ar", "arab", 1, "-٢٫١"),
        (float("nan"), "ar", "latn", 0, "–"),
        (7, "en", "latn", 0, "7"),
    ],
)
def test_numbers(value: float, lang: str, digits: str, decimals: int, shown: str) -> None:
    assert format_number(value, lang=lang, digits=digits, decimals=decimals) == shown


@pytest.mark.parametrize(
    ("share", "lang", "digits", "shown"),
    [(0.254, "ar", "arab", "٢٥٪"), (0.254, "ar", "latn", "25%"), (1.0, "en", "latn", "100%")],
)
def test_shares(share: float, lang: str, digits: str, shown: str) -> None:
    assert format_percent(share, lang=lang, digits=digits) == shown


@pytest.mark.parametrize(
    ("day", "lang", "digits", "short", "shown"),
    [
        ((2022, 2, 21), "ar", "latn", False, "21 شباط/فبراير 2022"),
        ((2022, 2, 21), "ar", "arab", False, "٢١ شباط/فبراير ٢٠٢٢"),
        ((2025, 1, 6), "ar", "latn", False, "6 كانون الثاني/يناير 2025"),
        ((2025, 10, 1), "ar", "latn", True, "1 تشرين الأول"),
        ((2022, 2, 21), "en", "arab", False, "21 February 2022"),
        ((2022, 9, 1), "en", "latn", True, "1 Sept"),
    ],
)
def test_days(day: tuple[int, int, int], lang: str, digits: str, short: bool, shown: str) -> None:
    assert format_date(datetime.date(*day), lang=lang, digits=digits, short=short) == shown


def test_what_cannot_be_counted_is_refused_in_words() -> None:
    with pytest.raises(MaqalError, match=r"nouns\.csv"):
        count_noun(3, "unicorn")
    with pytest.raises(MaqalError, match="0 or more"):
        count_noun(-1, "agency")
    with pytest.raises(MaqalError, match="latn, arab"):
        format_number(1, digits="roman")
