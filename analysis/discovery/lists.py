"""The word lists of discovery: nouns that head a name, words that end one, places."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.arabic import fold
from analysis.arabic.article import bare_of
from analysis.resources import data_path


class Head(NamedTuple):
    """A noun that heads names of agencies: a row of data/lists/agency_heads.csv.

    `takes` says how its names go on: name (a proper name without article: بلدية بيرزيت), and (a second noun after
    و), for (ل and its noun), in (في and a place); or what they must be: definite, construct, nation (only with a
    nationality), head (not before another head noun).
    """

    kind: str
    gender: str
    takes: frozenset[str]


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Return the head nouns, by the noun folded."""
    listed = read_list("agency_heads.csv")
    takes = [frozenset(cell.split()) for cell in listed["takes"]]
    return {
        fold(head, "names"): Head(kind, gender, may)
        for head, kind, gender, may in zip(listed["head"], listed["kind"], listed["gender"], takes, strict=True)
    }


@lru_cache(maxsize=1)
def folded_heads() -> frozenset[str]:
    """Return the head nouns folded, but those that with the article are adjectives (البلدية)."""
    return frozenset(head for head, row in heads().items() if "construct" not in row.takes)


@lru_cache(maxsize=8)
def boundary_words(kind: str) -> frozenset[str]:
    """Return the words of one class of data/lists/agency_stops.csv, folded."""
    listed = read_list("agency_stops.csv")
    return frozenset(fold(word, "names") for word in listed.loc[listed["class"] == kind, "word"])


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Return the names of countries and cities of data/lists/agency_countries.csv, folded."""
    listed = read_list("agency_countries.csv")
    return frozenset(fold(name, "names") for name in listed.loc[listed["kind"] != "adjective", "name"])


@lru_cache(maxsize=1)
def nationalities() -> frozenset[str]:
    """Return the adjectives of nationality, folded and without the article."""
    listed = read_list("agency_countries.csv")
    return frozenset(fold(name, "names") for name in listed.loc[listed["kind"] == "adjective", "name"])


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Return the country code of each place and nationality, by the word folded and without the article."""
    listed = read_list("agency_countries.csv")
    bare = [bare_of(fold(name, "names")) for name in listed["name"]]
    return dict(zip(bare, listed["country"], strict=True))


def read_list(name: str) -> pd.DataFrame:
    """Return a list of data/lists/ with every cell a string."""
    return pd.read_csv(data_path("lists", name), dtype=str, keep_default_na=False)
