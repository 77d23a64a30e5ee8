"""Shares and rates over time and between sources, with their intervals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables.intervals import LINEAR_FROM, rate_interval, wilson
from analysis.tables.trends import SOURCE_COLUMNS, TREND_COLUMNS, compare_sources, trend


def _articles(*days: str | None, source: str = "المرآة", text: str = "دان الوزير الإرهاب في المدينة") -> pd.DataFrame:
    frame = pd.DataFrame({"published": pd.to_datetime(list(days)), "source": source, "text": text})
    return frame.assign(article=[f"{source}{n}" for n in range(len(days))], language="ar")


def _mentions(*articles: str, entry: str = "terrorism") -> pd.DataFrame:
    frame = pd.DataFrame({"article": list(articles), "entry": entry, "label": "الإرهاب", "label_en": "Terrorism"})
    return frame.assign(kind="term", role="body", nested=False)


@pytest.mark.parametrize(
    ("held", "n", "low", "high", "reason"),
    [
        (8, 10, 0.490, 0.943, "worked by hand"),
        (0, 10, 0.0, 0.278, "none of ten is not surely none"),
        (10, 10, 0.722, 1.0, "all of ten is not surely all"),
        (81, 263, 0.255, 0.366, "Newcombe 1998, table I, method 3"),
        (15, 148, 0.062, 0.160, "Newcombe 1998, table I, method 3"),
        (0, 20, 0.0, 0.161, "Newcombe 1998, table I, method 3"),
        (1, 29, 0.006, 0.172, "Newcombe 1998, table I, method 3"),
    ],
)
def test_wilson_is_the_published_one(held: int, n: int, low: float, high: float, reason: str) -> None:
    found = wilson(pd.Series([held]), pd.Series([n]))
    assert (round(found[0][0], 3), round(found[1][0], 3)) == (low, high), reason


@given(st.integers(0, 300), st.integers(1, 300))
def test_wilson_holds_the_share(held: int, n: int) -> None:
    held = min(held, n)
    low, high = wilson(pd.Series([held]), pd.Series([n]))
    assert 0 <= low[0] <= held / n + 1e-9
    assert held / n - 1e-9 <= high[0] <= 1


def test_drawing_again_and_linearised_variance_agree_where_they_meet() -> None:
    draw = np.random.default_rng(7)
    words = draw.integers(80, 400, LINEAR_FROM).astype(float)
    hits = draw.poisson(words[:, None] / 50).astype(float)
    linear = rate_interval(hits, words)
    drawn = rate_interval(hits[1:], words[1:])
    assert np.allclose(linear, drawn, rtol=0.02)


def test_a_gap_is_a_gap_and_not_a_zero() -> None:
    table = trend(_mentions("المرآة0"), _articles("2025-02-03", "2025-02-17"), by="week")
    assert table["period"].dt.strftime("%m-%d").tolist() == ["02-03", "02-10", "02-17"]
    assert table["n"].tolist() == [1, 0, 1]
    assert table["share"].fillna(-1).tolist() == [1.0, -1.0, 0.0]
    assert table.loc[1, ["share_low", "per_1000", "per_1000_low"]].isna().all()


@pytest.mark.parametrize(
    ("by", "first", "reason"),
    [
        ("day", "2025-02-09", "the day itself"),
        ("week", "2025-02-03", "a Sunday belongs to the week that began on Monday"),
        ("month", "2025-02-01", "the first of the month"),
    ],
)
def test_periods_begin_where_they_should(by: str, first: str, reason: str) -> None:
    table = trend(_mentions("المرآة0"), _articles("2025-02-09 23:59"), by=by)
    assert table["period"].tolist() == [pd.Timestamp(first)], reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": ""}, "an empty article can't name anything"),
        ({"language": "fa"}, "Persian is not searched"),
    ],
)
def test_articles_that_cannot_name_a_theme_are_not_in_the_share(change: dict[str, str], reason: str) -> None:
    articles = pd.concat([_articles("2025-02-05"), _articles("2025-02-05", source="الميناء").assign(**change)])
    assert trend(_mentions("المرآة0"), articles, by="day")["n"].tolist() == [1], reason


def test_undated_articles_are_counted_aside() -> None:
    table = trend(_mentions("المرآة0"), _articles("2025-02-05", None), by="day")
    assert table["n"].tolist() == [1]
    assert table.attrs["undated"] == 1


def test_groups_stand_side_by_side_with_their_zeros() -> None:
    articles = pd.concat([_articles("2025-02-05"), _articles("2025-02-06", source="الميناء")])
    table = trend(_mentions("المرآة0"), articles, by="day", group="source")
    assert len(table) == 4  # two days, two sources
    assert table.loc[table["n"] > 0, ["group", "share"]].to_numpy().tolist() == [
        ["المرآة", 1.0],
        ["الميناء", 0.0],
    ]


def test_rates_are_over_all_words_and_repeatable() -> None:
    articles = _articles("2025-02-05", "2025-02-05", "2025-02-05")
    mentions = _mentions("المرآة0", "المرآة0", "المرآة2")
    table = trend(mentions, articles, by="day")
    assert table.loc[0, ["mentions", "words", "per_1000"]].tolist() == [3, 15, 200.0]
    assert table.loc[0, "per_1000_low"] < 200 < table.loc[0, "per_1000_high"]
    assert table.equals(trend(mentions, articles.iloc[::-1], by="day"))


def test_a_column_of_words_stands_in_for_the_text() -> None:
    articles = _articles("2025-02-05")
    counted = articles.drop(columns="text").assign(words=5)
    assert trend(_mentions("المرآة0"), articles).equals(trend(_mentions("المرآة0"), counted))


def test_sources_compared() -> None:
    articles = pd.concat([_articles("2025-02-05", "2025-02-05"), _articles("2025-02-06", source="الميناء")])
    table = compare_sources(_mentions("المرآة0"), articles).set_index("group")
    assert table.loc["المرآة", ["n", "articles", "share"]].tolist() == [2, 1, 0.5]
    assert table.loc["الميناء", ["n", "articles", "share"]].tolist() == [1, 0, 0.0]
    assert table.reset_index().columns.tolist() == SOURCE_COLUMNS


def test_codebook_brings_the_silent_entries() -> None:
    book = pd.DataFrame(
        {"entry": ["terrorism", "mediation"], "label_ar": ["الإرهاب", "الوساطة"], "label_en": ["T", "M"]}
    )
    table = compare_sources(_mentions("المرآة0"), _articles("2025-02-05"), codebook=book)
    assert table.set_index("entry")["articles"].to_dict() == {"terrorism": 1, "mediation": 0}


def test_bad_choices_and_nothing_at_all() -> None:
    with pytest.raises(ValueError, match="choose one of day, week, month"):
        trend(_mentions(), _articles("2025-02-05"), by="year")
    with pytest.raises(ValueError, match="no such column"):
        compare_sources(_mentions(), _articles("2025-02-05"), group="outlet")
    assert trend(_mentions(), _articles()).columns.tolist() == TREND_COLUMNS
    with pytest.raises(ValueError, match="no column published"):
        trend(_mentions(), _articles().drop(columns="published"))
