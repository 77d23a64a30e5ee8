"""Which country's ministry is meant: a generic name becomes the entry of the country meant."""

import re
from collections import defaultdict
from typing import Any, NamedTuple

import pandas as pd

from analysis.agencies.places import in_paragraphs, rows
from analysis.articles import COUNTED
from analysis.codebooks import read_codebook
from analysis.mentions import find_mentions
from analysis.resources import data_path

SETTLED = ["entry", "label", "label_en", "kind", "country"]
EVIDENCE = ["article", "start", "country", "dateline", "generic"]
_AFTER_PLACE = re.compile(r"\s*[-–—ـ:/|،(]")  # what follows the place in a dateline
_OPENING = 3  # code points that may stand before the place: a bracket, a mark, a blank
_BESIDE = 4  # code points between a name and its country: وزارة الداخلية في الأردن


class _Place(NamedTuple):
    start: int
    country: str
    dateline: bool
    generic: str


def country_entries(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return one row an entry that is one country's instance of a generic name.

    A generic name is an entry without a country that an entry with a country names as its `parent`:
    وزارة الداخلية is the parent of وزارة الداخلية العراقية. Columns: generic, then `SETTLED`.
    """
    entries = codebook[codebook["kind"] != "exclude"].drop_duplicates("entry")
    without = set(entries.loc[entries["country"] == "", "entry"])
    instances = entries[(entries["country"] != "") & entries["parent"].isin(without)]
    return instances.rename(columns={"parent": "generic", "label_ar": "label"})[["generic", *SETTLED]]


def named_countries(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return where paragraphs name a country, its people or its cities: evidence for `settle_countries`.

    The names are in data/lists/agency_countries.csv. Columns: `EVIDENCE`; `dateline` is True for the place a
    paragraph opens with (بغداد - …), `generic` is "".
    """
    names = read_codebook(data_path("lists", "agency_countries.csv"))
    found = in_paragraphs(find_mentions(paragraphs, names, roles=COUNTED), paragraphs)
    opens = [
        row.kind != "adjective"
        and row.role != "title"
        and len(row.before) < _OPENING
        and _AFTER_PLACE.match(row.after) is not None
        for row in rows(found)
    ]
    return found.assign(dateline=pd.Series(opens, found.index, dtype=bool), generic="")[EVIDENCE]


def agency_countries(mentions: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return where mentions name a country's agency: evidence for `settle_countries`, columns `EVIDENCE`."""
    instances = country_entries(codebook).set_index("entry")["generic"]
    own = mentions[mentions["country"] != ""]
    return own.assign(dateline=False, generic=own["entry"].map(instances).fillna(""))[EVIDENCE]


def settle_countries(mentions: pd.DataFrame, evidence: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with generic names replaced by the entry of the country meant, and `ambiguous` set.

    The country written beside the name decides first, then an earlier full name of the same kind, then the
    dateline, then the country named nearest. `ambiguous` is True where the article names no country, or one
    for which the codebook has no entry; the generic entry is then left as it is.
    """
    instances = country_entries(codebook)
    settled = _without_repeats(mentions, dict(zip(instances["entry"], instances["generic"], strict=True)))
    settled["ambiguous"] = settled["entry"].isin(set(instances["generic"]))
    places: dict[str, list[_Place]] = defaultdict(list)
    for row in rows(evidence):
        places[row.article].append(_Place(row.start, row.country, row.dateline, row.generic))
    cells = {(row.generic, row.country): [*row[2:], False] for row in rows(instances)}
    for row in rows(settled[settled["ambiguous"]]):
        country = _choose(places[row.article], row)
        if (row.entry, country) in cells:
            settled.loc[row.Index, [*SETTLED, "ambiguous"]] = cells[row.entry, country]
    return _without_repeats(settled, {}).reset_index(drop=True)


def _choose(places: list[_Place], mention: Any) -> str:
    """Return the country meant by a generic name, or "" when the article names none."""
    beside = [place for place in places if 0 <= place.start - mention.end <= _BESIDE]
    earlier = [place for place in places if place.generic == mention.entry and place.start < mention.start]
    datelines = [place for place in places if place.dateline]
    for candidates in (beside, earlier, datelines, places):
        if candidates:
            return min(candidates, key=lambda place: abs(place.start - mention.start)).country
    return ""


def _without_repeats(mentions: pd.DataFrame, generic: dict[str, str]) -> pd.DataFrame:
    """Drop nested mentions of what is around them: the same entry, or the generic name of that entry."""
    inside = mentions["nested"].astype(bool)
    around: dict[str, list[Any]] = defaultdict(list)
    for row in rows(mentions[mentions["article"].isin(set(mentions.loc[inside, "article"]))]):
        around[row.article].append(row)
    repeats = [
        row.Index
        for row in rows(mentions[inside])
        for outer in around[row.article]
        if outer.start <= row.start and row.end <= outer.end and outer.Index != row.Index
        if row.entry in (outer.entry, generic.get(outer.entry))
    ]
    return mentions.drop(index=repeats)
