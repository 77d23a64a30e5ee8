"""Which country's ministry is meant: a generic name becomes the entry of the country that the article speaks of."""

from collections import defaultdict

import pandas as pd

SETTLED = ["entry", "label", "label_en", "kind", "country"]


def country_entries(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return one row an entry that is one country's instance of a generic name.

    A generic name is an entry without a country that an entry with a country names as its `parent`:
    وزارة الداخلية is the parent of وزارة الداخلية العراقية. Columns: generic, then `SETTLED`.
    """
    entries = codebook[codebook["kind"] != "exclude"].drop_duplicates("entry")
    without = set(entries.loc[entries["country"] == "", "entry"])
    instances = entries[(entries["country"] != "") & entries["parent"].isin(without)]
    return instances.rename(columns={"parent": "generic", "label_ar": "label"})[["generic", *SETTLED]]


def settle_countries(mentions: pd.DataFrame, named: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with generic names replaced by the entry of the country meant, and `ambiguous` set.

    `named` has the columns article, start, country and dateline (bool): where an article names a country. An
    earlier full name of the same kind decides first, then the article's dateline, then the country named
    nearest. `ambiguous` is True where nothing decides; the generic entry is then left as it is.
    """
    instances = country_entries(codebook).set_index(["generic", "country"], drop=False)
    generics = set(instances["generic"])
    kept = _without_own_generic(mentions, dict(zip(instances["entry"], instances["generic"], strict=True)))
    settled = kept.assign(ambiguous=kept["entry"].isin(generics))
    places = _places(kept, named, instances)
    for row in kept[settled["ambiguous"]].itertuples():
        options = [place for place in places[row.article] if (row.entry, place[1]) in instances.index]
        country = _choose(options, row.entry, row.start)
        if country:
            instance = instances.loc[(row.entry, country)]
            settled.loc[row.Index, [*SETTLED, "ambiguous"]] = [*instance[SETTLED], False]
    return _without_repeats(settled)


Place = tuple[int, str, str, bool]  # start, country, generic entry whose instance was named or "", dateline


def _places(mentions: pd.DataFrame, named: pd.DataFrame, instances: pd.DataFrame) -> dict[str, list[Place]]:
    """Gather per article where countries are named, by themselves or as an agency's own."""
    generic = dict(zip(instances["entry"], instances["generic"], strict=True))
    places: dict[str, list[Place]] = defaultdict(list)
    for row in mentions[mentions["country"] != ""].itertuples():
        places[row.article].append((row.start, row.country, generic.get(row.entry, ""), False))
    for row in named.itertuples():
        places[row.article].append((row.start, row.country, "", row.dateline))
    return places


def _choose(options: list[Place], generic: str, start: int) -> str:
    """Return the country meant at `start`, or "" when the article names none that has such an agency."""
    earlier = [place for place in options if place[2] == generic and place[0] < start]
    datelines = [place for place in options if place[3]]
    for candidates in (earlier, datelines, options):
        if candidates:
            return min(candidates, key=lambda place: abs(place[0] - start))[1]
    return ""


def _without_own_generic(mentions: pd.DataFrame, generic: dict[str, str]) -> pd.DataFrame:
    """Drop وزارة الداخلية inside وزارة الداخلية العراقية: it names the same ministry."""
    inside = mentions["nested"].astype(bool)
    around = {
        (row.article, position, generic[row.entry])
        for row in mentions[mentions["entry"].isin(generic)].itertuples()
        for position in range(row.start, row.end)
    }
    own = [
        (row.article, row.start, row.entry) in around and (row.article, row.end - 1, row.entry) in around
        for row in mentions.itertuples()
    ]
    return mentions[~(inside & pd.Series(own, mentions.index, dtype=bool))].copy()


def _without_repeats(mentions: pd.DataFrame) -> pd.DataFrame:
    """Drop a nested mention that now has the entry of the mention around it."""
    around = {
        (row.article, position, row.entry)
        for row in mentions[~mentions["nested"].astype(bool)].itertuples()
        for position in range(row.start, row.end)
    }
    repeated = [row.nested and (row.article, row.start, row.entry) in around for row in mentions.itertuples()]
    return mentions[~pd.Series(repeated, mentions.index, dtype=bool)].reset_index(drop=True)
