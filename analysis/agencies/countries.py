"""Which country's ministry is meant: a generic name becomes that country's entry."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from analysis.agencies.places import in_paragraphs, rows
from analysis.articles import COUNTED
from analysis.codebooks.shape import complete
from analysis.mentions import find_mentions
from analysis.resources import data_path

SETTLED = ["entry", "label", "label_en", "kind", "country"]
_OF_ENTRY = ("entry", "parent", "label_ar", "label_en", "kind", "country")
SETTLED_FROM = ["article", "paragraph", "start", "end", *SETTLED]
EVIDENCE = ["article", "paragraph", "start", "country", "dateline", "generic"]
_BEFORE_PLACE = re.compile(r"(?:\A|.*[-–—ـ:/|(«])\s*\Z")  # in a dateline: واس - الرياض:
_AFTER_PLACE = re.compile(r"\s*(?:[-–—ـ:/|،()»]|\Z)")
_WHOLE = -1  # the article, among its paragraphs
_OPENING = 60  # code points of a paragraph in which a dateline stands
_BESIDE = 4  # code points between a name and its country: وزارة الداخلية في الأردن


class _Place(NamedTuple):
    start: int
    country: str


class _Evidence:
    """Where one article names countries, ready to be asked."""

    def __init__(self, found: list[Any]) -> None:
        found = sorted(found, key=lambda row: row.start)
        self._all = [_Place(row.start, row.country) for row in found]
        self._datelines = [_Place(row.start, row.country) for row in found if row.dateline]
        self._own: dict[str, list[_Place]] = defaultdict(list)
        self._paragraphs: dict[int, list[_Place]] = defaultdict(list)
        for row, place in zip(found, self._all, strict=True):
            self._own[row.generic].append(place)
            self._paragraphs[row.paragraph].append(place)
        self._paragraphs[_WHOLE] = self._all
        self._most: dict[int, list[_Place]] = {}

    def country(self, generic: str, paragraph: int, start: int, end: int) -> str:
        """Return the country meant by a generic name, or "" when the article names none."""
        after = bisect_left(self._all, (end,))
        if after < len(self._all) and self._all[after].start - end <= _BESIDE:
            return self._all[after].country
        earlier = bisect_left(self._own[generic], (start,))
        if earlier:
            return self._own[generic][earlier - 1].country
        return _nearest(self._datelines or self._most_named(paragraph) or self._most_named(_WHOLE), start)

    def _most_named(self, paragraph: int) -> list[_Place]:
        """Return where a paragraph, or the whole article, names the country it names most; counted once."""
        if paragraph not in self._most:
            self._most[paragraph] = _most_named(self._paragraphs.get(paragraph, []))
        return self._most[paragraph]


def _most_named(places: list[_Place]) -> list[_Place]:
    times = Counter(place.country for place in places)
    most = max(times.values(), default=0)
    return [place for place in places if times[place.country] == most]


def _nearest(places: list[_Place], start: int) -> str:
    after = bisect_left(places, (start,))
    near = places[max(0, after - 1) : after + 1]
    return min(near, key=lambda place: abs(place.start - start)).country if near else ""


def country_entries(codebook: pd.DataFrame) -> pd.DataFrame:
    """Return one row an entry that is one country's instance of a generic name.

    A generic name is an entry without a country that an entry with a country names as its `parent`:
    وزارة الداخلية is the parent of وزارة الداخلية العراقية. Columns: generic, then `SETTLED`.
    """
    return _country_entries(*(tuple(codebook[name].tolist()) for name in _OF_ENTRY)).copy()


@lru_cache(maxsize=4)  # asked four times an article
def _country_entries(*columns: tuple[str, ...]) -> pd.DataFrame:
    codebook = pd.DataFrame(dict(zip(_OF_ENTRY, columns, strict=True)), dtype=str)
    entries = codebook[codebook["kind"] != "exclude"].drop_duplicates("entry")
    without = set(entries.loc[entries["country"] == "", "entry"])
    instances = entries[(entries["country"] != "") & entries["parent"].isin(without)]
    return instances.rename(columns={"parent": "generic", "label_ar": "label"})[["generic", *SETTLED]]


def named_countries(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return where paragraphs name a country, its people or its cities: evidence for `settle_countries`.

    The names are in data/lists/agency_countries.csv. Columns: `EVIDENCE`; `dateline` is True for the place
    that the byline or the lead opens with (بغداد - …, واس - الرياض: …), `generic` is "".
    """
    found = in_paragraphs(find_mentions(paragraphs, _country_names(), roles=("byline", *COUNTED)), paragraphs)
    opens = [
        row.kind != "adjective"
        and row.role in ("byline", "lead")
        and len(row.before) < _OPENING
        and _BEFORE_PLACE.match(row.before) is not None
        and _AFTER_PLACE.match(row.after) is not None
        for row in rows(found)
    ]
    return found.assign(dateline=pd.Series(opens, found.index, dtype=bool), generic="")[EVIDENCE]


@lru_cache(maxsize=1)
def _country_names() -> pd.DataFrame:
    listed = pd.read_csv(data_path("lists", "agency_countries.csv"), dtype=str, keep_default_na=False)
    terms = listed.rename(columns={"name": "term"}).assign(entry=listed["country"])
    return complete(terms, codebook="agency_countries", naming=True)


def agency_countries(mentions: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return where mentions name a country's agency: evidence for `settle_countries`, columns `EVIDENCE`."""
    instances = country_entries(codebook).set_index("entry")["generic"]
    own = mentions[mentions["country"] != ""]
    return own.assign(dateline=False, generic=own["entry"].map(instances).fillna(""))[EVIDENCE]


def settle_countries(mentions: pd.DataFrame, evidence: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return mentions with generic names replaced by the entry of the country meant, and `ambiguous` set.

    The country written beside the name decides first, then an earlier full name of the same kind, then the
    dateline, then the country named most in the paragraph, then in the article, of several the nearest. Where the
    codebook has no entry for that country, the generic one keeps its labels and gets the `country`. `ambiguous` is
    True where the article names no country.
    """
    instances = country_entries(codebook)
    settled = _without_repeats(mentions, dict(zip(instances["entry"], instances["generic"], strict=True)))
    named: dict[str, list[Any]] = defaultdict(list)
    for row in rows(evidence):
        named[row.article].append(row)
    places = defaultdict(lambda: _Evidence([]), {article: _Evidence(found) for article, found in named.items()})
    cells = {(row.generic, row.country): row[2:] for row in rows(instances)}
    meant: list[Any] = []
    open_names = settled["entry"].isin(set(instances["generic"])) & (settled["country"] == "")
    for row, is_open in zip(rows(settled[SETTLED_FROM]), open_names, strict=True):
        place = (row.entry, row.paragraph, row.start, row.end)
        country = places[row.article].country(*place) if is_open else row.country
        meant.append(cells.get((row.entry, country), (row.entry, row.label, row.label_en, row.kind, country)))
    settled[SETTLED] = pd.DataFrame(meant, columns=SETTLED, index=settled.index, dtype=str)
    settled["ambiguous"] = open_names & (settled["country"] == "")
    return _without_repeats(settled, {}).reset_index(drop=True)


def _without_repeats(mentions: pd.DataFrame, generic: dict[str, str]) -> pd.DataFrame:
    """Drop nested mentions of what is around them: the same entry, its generic name, or its first words."""
    inside = mentions["nested"].astype(bool)
    if not inside.any():
        return mentions.copy()
    around: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for row in rows(mentions.sort_values("start")):
        around[row.article].append((row.start, row.end, row.Index, row.entry))
    longest = int((mentions["end"] - mentions["start"]).max())
    repeats = []
    for row in rows(mentions[inside]):
        own = around[row.article]
        near = own[bisect_left(own, (row.end - longest,)) : bisect_left(own, (row.start + 1,))]
        outer = [(start, entry) for start, end, index, entry in near if row.end <= end and index != row.Index]
        if any(row.start == start or row.entry in (entry, generic.get(entry)) for start, entry in outer):
            repeats.append(row.Index)
    return mentions.drop(index=repeats)
