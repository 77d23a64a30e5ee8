"""From the tables' frames to what the charts draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.charts.wording import say
from analysis.errors import MaqalError
from analysis.numbers import format_number


def records(frame: pd.DataFrame) -> list[Any]:
    """Return the rows of a frame, their columns as attributes, plain Python values in them."""
    return list(frame.astype(object).itertuples(index=False))


def per_entry(counts: pd.DataFrame) -> pd.DataFrame:
    """Add up a `count_themes(…, by="article")` frame over its articles, strongest theme first."""
    sums = {"label": "first", "label_en": "first", "mentions": "sum", "words": "sum"}
    themes = counts.groupby("entry", sort=False, as_index=False).agg(sums)
    themes["per_1000"] = 1000 * themes["mentions"] / themes["words"].where(themes["words"] > 0, 1)
    return themes.sort_values(["per_1000", "entry"], ascending=[False, True], ignore_index=True)


def named(frame: pd.DataFrame, lang: str) -> list[str]:
    """Return the labels of the rows in the language, the Arabic one where there is no English."""
    arabic = [str(name) for name in (frame["label"] if "label" in frame else frame["label_ar"])]
    if lang == "ar" or "label_en" not in frame:
        return arabic
    english = [name if isinstance(name, str) else "" for name in frame["label_en"]]
    return [en or ar for en, ar in zip(english, arabic, strict=True)]


def one_article(frame: pd.DataFrame, chart: str) -> None:
    """Raise MaqalError unless the frame is of one article: paragraphs of several can't share an axis."""
    articles = frame["article"].unique()
    if len(articles) > 1:
        ids = ", ".join(map(str, articles[:3]))
        raise MaqalError(f"charts.{chart}: the frame holds several articles ({ids}, …): draw them one by one")


def runs(numbers: Sequence[int], most: int) -> list[list[int]]:
    """Part numbers into at most `most` runs of neighbours, all of one length but for the last.

    >>> runs([0, 3, 4, 5, 6], 2)
    [[0, 3, 4], [5, 6]]
    """
    size = -(-len(numbers) // most)
    return [list(numbers[begin : begin + size]) for begin in range(0, len(numbers), size)]


def run_name(run: Sequence[int], lang: str, digits: str) -> str:
    """Name a run of paragraphs.

    >>> run_name([3], "en", "latn"), run_name([3, 4, 5], "en", "latn")
    ('3', '3–5')
    """
    first, last = (format_number(number, lang=lang, digits=digits) for number in (run[0], run[-1]))
    return first if len(run) == 1 else f"{first}–{last}"


def framed(rows: Sequence[Sequence[object]], heads: Sequence[str], lang: str) -> pd.DataFrame:
    """Return rows as the table behind a chart, its columns headed in words."""
    return pd.DataFrame(rows, columns=[say(head, lang) for head in heads])


def named_keys(pairs: pd.DataFrame, side: str, lang: str, by: str = "") -> dict[str, str]:
    """Return key → label of the column `side` of a frame of pairs, in the order they come or by the sums of `by`."""
    once = pairs.drop_duplicates(side)
    if by:
        sums = pairs.groupby(side, sort=False)[by].sum().sort_values(ascending=False, kind="stable")
        once = once.set_index(side).loc[sums.index].reset_index()
    labels = once.rename(columns={f"{side}_label": "label", f"{side}_label_en": "label_en"})
    return dict(zip(once[side], named(labels, lang), strict=True))
