"""Which entries are named together, and how much more often than chance would have it."""

import math

import pandas as pd

from analysis.articles import COUNTED, split_paragraphs
from analysis.tables.counted import counted_articles, counted_mentions, entries_of

_SIDES = [f"{side}{column}" for side in ("a", "b") for column in ("", "_label", "_label_en")]
COLUMNS = [*_SIDES, "count", "count_a", "count_b", "units", "npmi"]
UNITS = ("paragraph", "article")


def cooccurrence(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    by: str = "paragraph",
    *,
    min_count: int = 1,
    nested: bool = False,
) -> pd.DataFrame:
    """Count the paragraphs (or articles) in which two entries are named together; one row a pair.

    Two entries found in the same words alone (داعش, an agency and a theme's term) are not together.
    Columns: `COLUMNS`. `a` comes before `b` in the order of first mention; `count` paragraphs name both,
    `count_a` and `count_b` each, out of `units`. `npmi` is normalised pointwise mutual information: 1 only
    ever together, 0 as often as chance, towards -1 hardly ever (Bouma 2009, "Normalized (pointwise) mutual
    information in collocation extraction", GSCL). Pairs under `min_count` are left out. `articles` are those
    searched, or their paragraphs (any frame with `paragraph` and `role`); units without Arabic words don't
    count. Raises ValueError for another `by`.

    >>> articles = pd.DataFrame({"article": ["x"], "text": ["زار الوزير الميناء\\nوعاد\\nثم سافر\\nونام"]})
    >>> mentions = pd.DataFrame({"article": "x", "paragraph": [0, 0], "start": [4, 11], "end": [10, 18],
    ...     "entry": ["minister", "port"], "label": ["وزير", "ميناء"], "label_en": ["Minister", "Port"]})
    >>> cooccurrence(mentions, articles)[["a", "b", "count", "npmi"]].values.tolist()
    [['minister', 'port', 1, 1.0]]
    """
    if by not in UNITS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(UNITS)}")
    keys = ["article", "paragraph"] if by == "paragraph" else ["article"]
    entries = entries_of(mentions)
    order = pd.Index(entries["entry"])
    units = _units(articles, keys)
    spans = counted_mentions(mentions, nested=nested).merge(units, on=keys).groupby([*keys, "entry"], sort=False)
    held = spans.agg(first_end=("end", "min"), last_start=("start", "max")).reset_index()
    held = held.assign(place=order.get_indexer(held["entry"]))
    alone = held.groupby("place").size()
    pairs = held.merge(held, on=keys, suffixes=("_a", "_b"))
    pairs = pairs[(pairs["place_a"] < pairs["place_b"]) & _apart(pairs)]
    table = pairs.groupby(["place_a", "place_b"]).size().rename("count").reset_index()
    table = table[table["count"] >= min_count]
    table = table.assign(units=len(units), count_a=table["place_a"].map(alone), count_b=table["place_b"].map(alone))
    for side in ("a", "b"):
        named = entries.set_axis([side, f"{side}_label", f"{side}_label_en"], axis="columns")
        table = table.join(named, on=f"place_{side}")
    table = table.assign(npmi=npmi(table["count"], table["count_a"], table["count_b"], len(units)))
    order_of_rows = ["count", "place_a", "place_b"]
    return table.sort_values(order_of_rows, ascending=[False, True, True], ignore_index=True)[COLUMNS]


def npmi(together: pd.Series, a: pd.Series, b: pd.Series, units: int) -> pd.Series:
    """Return normalised pointwise mutual information: ln(p(a,b) / (p(a) p(b))) / -ln p(a,b).

    >>> npmi(pd.Series([10, 1]), pd.Series([10, 10]), pd.Series([10, 10]), 100).round(3).tolist()
    [1.0, 0.0]
    """
    joint = together / units
    pmi = (joint * units * units / (a * b)).map(math.log)
    ceiling = -joint.map(math.log)
    return (pmi / ceiling.where(ceiling > 0)).fillna(1.0)  # in every unit: never apart


def _apart(pairs: pd.DataFrame) -> pd.Series:
    """Tell which pairs stand on words of their own somewhere: داعش alone is no theme beside an agency."""
    return (pairs["first_end_a"] <= pairs["last_start_b"]) | (pairs["first_end_b"] <= pairs["last_start_a"])


def _units(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    if "paragraph" not in frame:
        if keys == ["article"]:
            return counted_articles(frame)[keys]
        frame = split_paragraphs(frame)
    return frame.loc[frame["role"].isin(COUNTED), keys].drop_duplicates()
