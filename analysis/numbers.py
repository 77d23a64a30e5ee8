"""Numbers, dates and counted nouns as Arabic and English write them.

Digits are a choice: `latn` (0–9) or `arab` (٠–٩). Forms of nouns and numerals are data in `data/lists`
(`nouns.csv`, `numerals.csv`); separators, months and plural classes come from CLDR by way of Babel.
"""

import csv
import datetime
from functools import cache

from babel import dates, numbers
from babel.core import Locale

from analysis.errors import MaqalError
from analysis.resources import data_path

_ARABIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_LOCALES = {"ar": Locale("ar", "IQ"), "en": Locale("en", "GB")}
_PAIRED = Locale("ar", "EG")
DIGITS = ("latn", "arab")
_GENDERS = {"m": "masculine", "f": "feminine"}


def format_number(value: float, *, lang: str = "ar", digits: str = "latn", decimals: int = 0) -> str:
    """Return a number with its thousands parted, rounded to `decimals`; -0.0 is 0, NaN a dash.

    >>> format_number(12345.67, lang="ar", digits="arab", decimals=1)
    '١٢٬٣٤٥٫٧'
    >>> format_number(12345.67, lang="en")
    '12,346'
    """
    if value != value:
        return "–"
    rounded = round(float(value), decimals) + 0.0
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    system = "arab" if _script(digits) == "arab" and lang == "ar" else "latn"
    locale = _LOCALES["ar"] if system == "arab" else _LOCALES["en"]
    shown = numbers.format_decimal(rounded, format=pattern, locale=locale, numbering_system=system)
    return shown.translate(_ARABIC) if system == "arab" else shown


def format_percent(share: float, *, lang: str = "ar", digits: str = "latn", decimals: int = 0) -> str:
    """Return a share (0.25) as a percentage.

    >>> format_percent(0.254, digits="arab", decimals=1)
    '٢٥٫٤٪'
    >>> format_percent(0.254, lang="en")
    '25%'
    """
    sign = "٪" if _script(digits) == "arab" and lang == "ar" else "%"
    return format_number(share * 100, lang=lang, digits=digits, decimals=decimals) + sign


def format_date(date: datetime.date, *, lang: str = "ar", digits: str = "latn", short: bool = False) -> str:
    """Return a day; in Arabic with both names of its month, the Levantine and the Egyptian one.

    `short` leaves out the year and the second name, for the ticks of an axis.

    >>> day = datetime.date(2022, 2, 21)
    >>> format_date(day), format_date(day, lang="en"), format_date(day, short=True)
    ('21 شباط/فبراير 2022', '21 February 2022', '21 شباط')
    """
    brief = short and lang == "en"
    month = dates.get_month_names("abbreviated" if brief else "wide", locale=_LOCALES[lang])[date.month]
    if lang == "ar" and not short:
        paired = dates.get_month_names("wide", locale=_PAIRED)[date.month]
        month = month if month == paired else f"{month}/{paired}"
    written = f"{date.day} {month}" if short else f"{date.day} {month} {date.year}"
    return written.translate(_ARABIC) if _script(digits) == "arab" and lang == "ar" else written


def count_noun(
    count: int,
    noun: str,
    *,
    lang: str = "ar",
    digits: str = "latn",
    words_to: int = 10,
    case: str = "nominative",
) -> str:
    """Return a counted noun in its right form, the number in words up to `words_to` (100 at most).

    `case` is nominative or genitive; the accusative of a count looks like its genitive. `noun` is a row of
    `data/lists/nouns.csv`. Raises MaqalError for a noun that is not listed or a number below zero.

    >>> [count_noun(n, "agency") for n in (0, 1, 2, 3, 11, 100)]
    ['لا جهة رسمية', 'جهة رسمية واحدة', 'جهتان رسميتان', 'ثلاث جهات رسمية', '11 جهة رسمية', '100 جهة رسمية']
    >>> count_noun(11, "agency", words_to=100), count_noun(11, "article", words_to=100)
    ('إحدى عشرة جهة رسمية', 'أحد عشر مقالًا')
    >>> count_noun(2, "article", case="genitive"), count_noun(3, "article", lang="en")
    ('مقالين', 'three articles')
    """
    if count < 0:
        raise MaqalError(f"numbers: {count} of {noun} can't be counted: give 0 or more")
    forms = _forms(noun)
    shown = format_number(count, lang=lang, digits=digits)
    if lang == "en":
        written = _numerals()[count]["en"] if 0 < count <= min(words_to, 100) else shown
        written = "no" if count == 0 else written
        return f"{written} {forms['en_singular' if count == 1 else 'en_plural']}"
    form = "nom" if case == "nominative" else "gen"
    spelt = count <= min(words_to, 100)
    number = _numerals()[count][f"{_GENDERS[forms['gender']]}_{form}"] if spelt and count else shown
    match _LOCALES["ar"].plural_form(count):
        case "zero":
            return f"لا {forms['singular']}"
        case "one":
            return f"{forms['singular']} {_numerals()[1][_GENDERS[forms['gender']] + '_nom']}"
        case "two":
            return forms[f"dual_{form}"]
        case "few":
            return f"{number} {forms['plural']}"
        case "many":
            return f"{number} {forms['accusative']}"
        case _:
            return f"{number} {forms['singular']}"


def _script(digits: str) -> str:
    if digits not in DIGITS:
        raise MaqalError(f"numbers: no digits called {digits!r}: choose one of {', '.join(DIGITS)}")
    return digits


def _forms(noun: str) -> dict[str, str]:
    if noun not in _nouns():
        raise MaqalError(f"numbers: no noun {noun!r} in data/lists/nouns.csv: add its row there")
    return _nouns()[noun]


@cache
def _nouns() -> dict[str, dict[str, str]]:
    with data_path("lists", "nouns.csv").open(encoding="utf-8", newline="") as rows:
        return {row["noun"]: row for row in csv.DictReader(rows)}


@cache
def _numerals() -> dict[int, dict[str, str]]:
    with data_path("lists", "numerals.csv").open(encoding="utf-8", newline="") as rows:
        return {int(row["number"]): row for row in csv.DictReader(rows)}
