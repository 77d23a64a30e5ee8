"""Dates as Arabic pages write them: months of every region, Hijri, Arabic digits, weekdays."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from hijridate import Hijri

from analysis.arabic import fold
from analysis.resources import data_path

_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)  # what hijridate converts
_TOLERANCE = timedelta(days=2)  # between the Hijri and the Gregorian date of one line
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)")
_TIME = re.compile(r"(?<![\d:+])(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)\s*(صباحا|مساء|ص|م|am|pm)?(?!\w)")
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")


class Date(NamedTuple):
    """A point in time, or None; `why` says what is missing or doubtful."""

    when: datetime | None
    why: str = ""


class _Day(NamedTuple):
    year: int
    month: int
    day: int
    why: str = ""


def parse_date(text: str, published: datetime | None = None) -> Date:
    """Return the date a line gives, day before month; a zone is dropped, local time kept.

    A bare weekday is the latest one up to `published`; yesterday is counted from it. A line with a Hijri and
    a Gregorian date gives the Gregorian. What may be read in two ways is left empty and said.

    >>> parse_date("الإثنين ٢١ شباط/فبراير ٢٠٢٢").when
    datetime.datetime(2022, 2, 21, 0, 0)
    >>> parse_date("5 تشرين 2022").why
    'this month may be two: October or November'
    """
    stamp = _parse_stamp(text.strip())
    if stamp:
        return Date(stamp)
    line = fold(text).lower()
    dates = [(_to_date(day), day.year in _HIJRI_YEARS) for day in _find_days(line)]
    if not dates:
        return _count_from(line, published)
    gregorian = [date for date, hijri in dates if not hijri and date.when]
    best = gregorian[0] if gregorian else dates[0][0]
    if best.when is None:
        return best
    others = [date.when for date, hijri in dates if hijri and date.when]
    apart = any(abs(other - best.when) > _TOLERANCE for other in others)
    return Date(best.when + _find_time(line), "the Hijri and the Gregorian date differ" if apart else best.why)


def _parse_stamp(text: str) -> datetime | None:
    """Read ISO 8601 (20220221 too) and seconds or milliseconds since 1970."""
    if (len(text) >= 10 and text[4] == "-") or _COMPACT.fullmatch(text):
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            return None
        return when.replace(tzinfo=None) if when.year in _YEARS else None
    if epoch := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(epoch[1]), UTC).replace(tzinfo=None)
    return None


@cache
def _months() -> dict[str, tuple[str, int, str]]:
    """Return each month's folded name with its calendar, number and note."""
    with data_path("lists", "months.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {fold(row["name"]).lower(): (row["calendar"], int(row["month"]), row["note"]) for row in rows}


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of dates with a month's name: day first, and month first as in English."""
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    month = rf"(?<!\w)({names})(?!\w)"
    day_first = (
        rf"(?<!\d)(\d{{1,2}})\s*(?:من\s+)?(?:شهر\s+)?[-/.،]?\s*{month}(?:\s*[/(–-]\s*{month}\)?)?"
        r"[\s،,./-]*(?:من\s+)?(?:عام|سنه)?\s*(?<!\d)(\d{4}|\d{2}(?!\s*:))?(?!\d)"
    )
    return re.compile(day_first), re.compile(rf"{month}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")


def _find_days(line: str) -> Iterator[_Day]:
    """Yield every day named in a folded line, with what is doubtful about it."""
    for found in _YEAR_FIRST.finditer(line):
        yield _Day(int(found[1]), int(found[3]), int(found[4]))
    for found in _DAY_FIRST.finditer(line):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if month > 12 >= day:  # 2/25/2022 can only be February
            day, month = month, day
        yield _Day(year, month, day)
    day_first, month_first = _worded()
    for found in day_first.finditer(line):
        calendar, month, why = _months()[found[2]]
        if found[3] and _months()[found[3]][:2] != (calendar, month):
            month, why = 0, f"{found[2]} and {found[3]} are two months"
        yield _Day(int(found[4] or 0), month, int(found[1]), why)
    for found in month_first.finditer(line):
        yield _Day(int(found[3]), _months()[found[1]][1], int(found[2]))


def _to_date(day: _Day) -> Date:
    """Turn a day into a date, or say why not."""
    if day.month == 0:
        return Date(None, day.why.replace("0 = ambiguous:", "this month may be two:"))
    if day.year < 100:
        return Date(None, "the year has two digits" if day.year else "the year is missing")
    try:
        if day.year in _HIJRI_YEARS:
            return Date(datetime(*Hijri(day.year, day.month, day.day).to_gregorian().datetuple()))
        if day.year not in _YEARS:
            return Date(None, f"the year {day.year} is out of range")
        return Date(datetime(day.year, day.month, day.day))
    except (ValueError, OverflowError):
        return Date(None, f"there is no day {day.day}/{day.month}/{day.year}")


def _find_time(line: str) -> timedelta:
    found = _TIME.search(line)
    if not found or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return timedelta()
    hour = int(found[1])
    if found[4] and hour <= 12:
        hour = hour % 12 + 12 * (found[4] in ("م", "مساء", "pm"))
    return timedelta(hours=hour, minutes=int(found[2]), seconds=int(found[3] or 0))


@cache
def _days() -> dict[str, tuple[str, int]]:
    with data_path("lists", "days.csv").open(encoding="utf-8", newline="") as lines:
        return {fold(row["name"]): (row["kind"], int(row["value"])) for row in csv.DictReader(lines)}


def _count_from(line: str, published: datetime | None) -> Date:
    """Resolve a weekday or a word such as yesterday against the day of publication."""
    names = "|".join(sorted(_days(), key=len, reverse=True))
    found = re.search(rf"(?<!\w)({names})(?!\w)", line)
    if not found:
        return Date(None, "no date in it")
    if published is None:
        return Date(None, "no day of publication to count from")
    midnight = published.replace(hour=0, minute=0, second=0, microsecond=0)
    kind, value = _days()[found[1]]
    back = (midnight.weekday() - value) % 7 if kind == "weekday" else -value
    return Date(midnight - timedelta(days=back) + _find_time(line))
