"""Who is named together with whom."""

import pandas as pd
import pytest

from analysis.tables.cooccurrence import COLUMNS, cooccurrence, npmi

ARTICLES = pd.DataFrame(
    {
        "article": ["x", "y"],
        "text": ["زار الوزير الميناء\nعاد الوزير\nنام البحر", "أضرب عمال الميناء\nورد الوزير"],
    }
)


def _mentions(*rows: tuple[str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["article", "paragraph", "entry"])
    frame = frame.assign(start=range(0, 10 * len(frame), 10), end=range(5, 10 * len(frame) + 5, 10))
    return frame.assign(label=frame["entry"], label_en=frame["entry"], kind="term", role="body", nested=False)


MENTIONS = _mentions(
    ("x", 0, "minister"),
    ("x", 0, "minister"),
    ("x", 0, "port"),
    ("x", 1, "minister"),
    ("y", 0, "port"),
    ("y", 1, "minister"),
)


def test_by_paragraph_counts_each_paragraph_once() -> None:
    (row,) = cooccurrence(MENTIONS, ARTICLES).itertuples()
    assert (row.a, row.b, row.count_a, row.count_b, row.units) == ("minister", "port", 3, 2, 5)
    assert row[COLUMNS.index("count") + 1] == 1


def test_by_article_sees_farther() -> None:
    table = cooccurrence(MENTIONS, ARTICLES, by="article")
    assert table["count"].tolist() == [2]
    assert table["npmi"].tolist() == [1.0]  # in every article, together


@pytest.mark.parametrize(
    ("together", "a", "b", "units", "expected", "reason"),
    [
        (10, 10, 10, 100, 1.0, "Bouma 2009: 1 when they only occur together"),
        (1, 10, 10, 100, 0.0, "Bouma 2009: 0 when independent"),
        (1, 50, 50, 100, -0.6990, "ln(0.01/0.25) / -ln 0.01: far apart"),
        (5, 5, 5, 5, 1.0, "everywhere: never apart"),
    ],
)
def test_npmi_at_its_fixed_points(together: int, a: int, b: int, units: int, expected: float, reason: str) -> None:
    found = npmi(pd.Series([together]), pd.Series([a]), pd.Series([b]), units)[0]
    assert found == pytest.approx(expected, abs=1e-4), reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"nested": True}, "nested mentions don't count unless asked"),
        ({"kind": "exclude"}, "an exclusion is not a mention"),
        ({"role": "related"}, "related links are not the article"),
    ],
)
def test_what_does_not_count(change: dict[str, object], reason: str) -> None:
    port = MENTIONS["entry"] == "port"
    mentions = pd.concat([MENTIONS[~port], MENTIONS[port].assign(**change)])
    assert cooccurrence(mentions, ARTICLES).empty, reason


def test_paragraphs_serve_as_units_and_order_does_not_matter() -> None:
    from analysis.articles import split_paragraphs

    shuffled = MENTIONS.sample(frac=1, random_state=3)
    one, other = cooccurrence(MENTIONS, ARTICLES), cooccurrence(shuffled, split_paragraphs(ARTICLES))
    assert set(one.loc[0, ["a", "b"]]) == set(other.loc[0, ["a", "b"]])
    assert one[["count", "units", "npmi"]].equals(other[["count", "units", "npmi"]])


@pytest.mark.parametrize(
    ("places", "expected", "reason"),
    [
        ([("isis", 5, 9), ("terrorism", 5, 9)], 0, "one word, found twice"),
        ([("service", 5, 23), ("terrorism", 10, 23)], 0, "one inside the other"),
        ([("isis", 5, 9), ("terrorism", 5, 9), ("terrorism", 15, 20)], 1, "the theme again, on words of its own"),
        ([("isis", 5, 9), ("terrorism", 9, 13)], 1, "side by side"),
    ],
)
def test_together_on_words_of_their_own(places: list[tuple[str, int, int]], expected: int, reason: str) -> None:
    mentions = _mentions(*(("x", 0, entry) for entry, _, _ in places))
    mentions = mentions.assign(start=[start for _, start, _ in places], end=[end for _, _, end in places])
    assert cooccurrence(mentions, ARTICLES)["count"].sum() == expected, reason


def test_mentions_outside_the_units_are_not_counted() -> None:
    table = cooccurrence(MENTIONS, ARTICLES[ARTICLES["article"] == "x"], by="article")
    assert table[["count", "count_a", "count_b", "units"]].to_numpy().tolist() == [[1, 1, 1, 1]]


def test_empty_and_unknown() -> None:
    assert cooccurrence(_mentions(), ARTICLES).columns.tolist() == COLUMNS
    with pytest.raises(ValueError, match="choose one of paragraph, article"):
        cooccurrence(MENTIONS, ARTICLES, by="page")
