"""The words on the charts: `data/lists/chart_words.csv`, one row a phrase in Arabic and English."""

import csv
from functools import cache

from analysis.charts.label import isolated
from analysis.resources import data_path


@cache
def _phrases() -> dict[str, dict[str, str]]:
    with data_path("lists", "chart_words.csv").open(encoding="utf-8", newline="") as rows:
        return {row["key"]: row for row in csv.DictReader(rows)}


def say(key: str, lang: str, **values: object) -> str:
    """Return a phrase of the charts in Arabic or English, its {places} filled with names that turn nothing round.

    >>> say("theme_strength.units", "en")
    'mentions per 1,000 words'
    """
    return _phrases()[key][lang].format(**{name: isolated(value) for name, value in values.items()})
