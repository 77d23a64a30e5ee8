"""How a theme comes and goes: over time, and from source to source."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.tables.counted import THEME, counted_articles, counted_mentions, entries_of
from analysis.tables.intervals import Floats, rate_interval, wilson

_RATES = ["n", "articles", "share", "share_low", "share_high"]
_RATES += ["mentions", "words", "per_1000", "per_1000_low", "per_1000_high"]
TREND_COLUMNS = ["period", "group", *THEME, *_RATES]
SOURCE_COLUMNS = ["group", *THEME, *_RATES]
Places = NDArray[np.int64]
_PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}


def trend(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    by: str = "week",
    group: str | None = None,
    *,
    codebook: pd.DataFrame | None = None,
    nested: bool = False,
    seed: int = 0,
) -> pd.DataFrame:
    """Follow every entry of the mentions over time: share of articles and rate per 1,000 words.

    One row a period (its first day; weeks begin on Monday), group (values of the column `group` of the
    articles, or "") and entry, from the first period to the last without a hole: where no article was
    published `n` is 0 and the figures are NaN, so a gap shows as a gap.

    Columns: `TREND_COLUMNS`. `n` articles in Arabic that have words, `articles` those that name the entry,
    `share` between 0 and 1 with Wilson's 95 % interval; `mentions`, `words`, and `per_1000` words with a 95 %
    interval from drawing articles again (`seed`). Articles without a date are left out; their number is in
    `.attrs["undated"]`. Articles need `article`, `published` and `text`, or `words` in place of the text.
    Entries without any mention appear when their `codebook` is given. Raises ValueError for another `by`, and
    for articles without `published`.

    >>> articles = pd.DataFrame({"article": ["a", "b"], "text": ["الإرهاب", "الزيتون"],
    ...     "published": pd.to_datetime(["2025-02-05", "2025-02-07"])})
    >>> mentions = pd.DataFrame({"article": ["a"], "entry": "terrorism", "label": "الإرهاب",
    ...     "label_en": "Terrorism", "kind": "term", "nested": False})
    >>> trend(mentions, articles, by="day").share.tolist()
    [1.0, nan, 0.0]
    """
    if by not in _PERIODS:
        raise ValueError(f"by={by!r}: choose one of {', '.join(_PERIODS)}")
    if "published" not in articles:
        raise ValueError(f"no column published; the articles have {', '.join(map(str, articles))}")
    counted = counted_articles(articles, group)
    dated = counted[counted["published"].notna()]
    periods = pd.to_datetime(dated["published"]).dt.to_period(_PERIODS[by])
    dated = dated.assign(period=periods).reset_index(drop=True)
    every = pd.period_range(periods.min(), periods.max()) if len(dated) else periods.unique()
    cells = pd.MultiIndex.from_product([every, sorted(dated["group"].unique())], names=["period", "group"])
    table = _rates(mentions, dated, cells, entries_of(mentions, codebook), nested=nested, seed=seed)
    table = table.assign(period=table["period"].dt.start_time)[TREND_COLUMNS]
    table.attrs["undated"] = len(counted) - len(dated)
    return table


def compare_sources(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    group: str = "source",
    *,
    codebook: pd.DataFrame | None = None,
    nested: bool = False,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare the sources: for each, the share of articles and the rate of every entry of the mentions.

    One row a group (a value of the column `group` of the articles) and entry, zeros included; the columns
    are `SOURCE_COLUMNS`, with the meanings and intervals of `trend`.

    >>> articles = pd.DataFrame({"article": ["a", "b"], "text": ["الإرهاب", "الزيتون"], "source": ["x", "y"]})
    >>> mentions = pd.DataFrame({"article": ["a"], "entry": "terrorism", "label": "الإرهاب",
    ...     "label_en": "Terrorism", "kind": "term", "nested": False})
    >>> compare_sources(mentions, articles).set_index("group").share.to_dict()
    {'x': 1.0, 'y': 0.0}
    """
    counted = counted_articles(articles, group)
    cells = pd.MultiIndex.from_product([sorted(counted["group"].unique())], names=["group"])
    return _rates(mentions, counted, cells, entries_of(mentions, codebook), nested=nested, seed=seed)[SOURCE_COLUMNS]


def _rates(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    cells: pd.MultiIndex,
    entries: pd.DataFrame,
    *,
    nested: bool,
    seed: int,
) -> pd.DataFrame:
    """One row a cell and entry; cells without articles keep their place."""
    keys = list(cells.names)
    groups = articles.groupby(keys, sort=False)
    hits = _hits(counted_mentions(mentions, nested=nested), articles, groups, entries)
    words = articles["words"].to_numpy("float64")
    tables = []
    for cell in cells:
        key = cell if len(keys) > 1 else cell[0]
        own = words[groups.indices.get(key, [])]
        matrix = np.zeros((len(own), len(entries)))  # of one cell at a time, so that memory holds it
        if key in hits:
            np.add.at(matrix, hits[key], 1)
        tables.append(_cell(entries, matrix, own, seed=seed, name="|".join(str(part) for part in cell)))
    index = cells.repeat(len(entries)).to_frame(index=False)
    if not tables:
        return index.reindex(columns=[*keys, *THEME, *_RATES])
    rates = pd.concat([index, pd.concat(tables, ignore_index=True)], axis=1)
    rates["share_low"], rates["share_high"] = wilson(rates["articles"], rates["n"])
    shares = rates["articles"] / rates["n"].where(rates["n"] > 0)
    return rates.assign(share=shares, per_1000=1000 * rates["mentions"] / rates["words"].where(rates["words"] > 0))


def _cell(entries: pd.DataFrame, hits: Floats, words: Floats, *, seed: int, name: str) -> pd.DataFrame:
    low = high = np.full(len(entries), np.nan)
    if len(words):
        low, high = rate_interval(hits, words, seed=seed, name=name)
    table = entries.assign(n=len(words), articles=(hits > 0).sum(axis=0), mentions=hits.sum(axis=0).astype(int))
    return table.assign(words=int(words.sum()), per_1000_low=1000 * low, per_1000_high=1000 * high)


def _hits(
    mentions: pd.DataFrame, articles: pd.DataFrame, groups: Any, entries: pd.DataFrame
) -> dict[Any, tuple[Places, Places]]:
    """For each cell, the place of every mention's article in it and of its entry."""
    rows = pd.Index(articles["article"]).get_indexer(pd.Index(mentions["article"]))
    columns = pd.Index(entries["entry"]).get_indexer(pd.Index(mentions["entry"]))
    known = (rows >= 0) & (columns >= 0)
    found = articles.iloc[rows[known]][list(groups.keys)]
    found = found.assign(row=groups.cumcount().to_numpy()[rows[known]], column=columns[known])
    named = found.groupby(groups.keys if len(groups.keys) > 1 else groups.keys[0], sort=False)
    return {key: (own["row"].to_numpy(), own["column"].to_numpy()) for key, own in named}
