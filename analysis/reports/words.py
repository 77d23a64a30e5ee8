"""The report's own words in both languages, and the names of columns: data, read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from analysis.resources import data_path


@cache
def words(lang: str) -> Mapping[str, str]:
    """Return the words of the page in one language, by key.

    >>> words("en")["in_short"]
    'In short'
    """
    return {row["key"]: row[lang] for row in _rows("report_words.csv")}


@cache
def column_names(lang: str) -> Mapping[str, str]:
    """Return what a reader calls each column.

    >>> column_names("en")["per_1000"]
    'Per 1000 words'
    """
    return {row["column"]: row[lang] for row in _rows("columns.csv")}


@cache
def column_formats() -> Mapping[str, str]:
    """Return how the numbers of a column are written: "percent", "decimal", "date" or nothing.

    >>> column_formats()["share"]
    'percent'
    """
    return {row["column"]: row["format"] for row in _rows("columns.csv")}


@cache
def value_names(lang: str) -> Mapping[tuple[str, str], str]:
    """Return what a reader calls the values of some columns, by column and value.

    >>> value_names("ar")["kind", "direct"]
    'مباشر'
    """
    return {(row["column"], row["value"]): row[lang] for row in _rows("values.csv")}


@cache
def limits() -> list[dict[str, str]]:
    """Return what a report can't know, with the error measured where there is one.

    >>> limits()[0]["limit"]
    'words'
    """
    return _rows("limits.csv")


def _rows(name: str) -> list[dict[str, str]]:
    with data_path("lists", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
