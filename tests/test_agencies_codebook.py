"""The agencies codebook that ships: whole, without doubles, and every alias found by itself."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.agencies.countries import country_entries
from analysis.codebooks import read_codebook
from analysis.mentions import find_mentions

CODEBOOK = read_codebook("agencies")
ENTRIES = CODEBOOK[CODEBOOK["kind"] != "exclude"].drop_duplicates("entry").set_index("entry")
CASES = list(csv.DictReader((Path(__file__).parent / "cases" / "agencies_aliases.csv").open(encoding="utf-8")))
KINDS = {
    *("intelligence", "security", "army", "police", "command", "armed group"),
    *("government", "ministry", "parliament", "council", "court", "commission", "authority", "local"),
    *("bank", "company", "union", "party", "religious", "media", "news agency", "relief", "ngo", "sport"),
    "international",
}


def paragraphs(texts: list[str]) -> pd.DataFrame:
    rows = [(f"{number}", 1, "lead", 0, len(text), text) for number, text in enumerate(texts)]
    return pd.DataFrame(rows, columns=["article", "paragraph", "role", "start", "end", "text"])


def test_it_holds_agencies_enough_and_iraq_in_depth():
    assert len(ENTRIES) >= 150
    assert (ENTRIES["country"] == "IQ").sum() >= 90
    assert (ENTRIES["country"] == "").sum() >= 80
    assert ENTRIES["country"].nunique() >= 25


def test_every_entry_is_whole():
    assert set(ENTRIES["kind"]) <= KINDS
    assert ENTRIES["label_ar"].str.fullmatch(r"[\u0600-\u06ff\s]+").all()
    assert ENTRIES["label_en"].str.contains("[A-Za-z]").all()
    assert ENTRIES["country"].str.fullmatch(r"[A-Z]{2}|").all()
    assert CODEBOOK["source"].isin(["official name", "press usage"]).all()
    assert ENTRIES.index.str.fullmatch(r"[a-z0-9_]+").all()


def test_parents_are_entries_and_no_entry_is_its_own_ancestor():
    parents = ENTRIES["parent"]
    assert set(parents) - {""} <= set(ENTRIES.index)
    for entry in ENTRIES.index:
        seen = [entry]
        while parents[seen[-1]]:
            seen.append(parents[seen[-1]])
            assert len(seen) == len(set(seen)), seen


def test_each_country_has_one_instance_of_a_generic_name():
    instances = country_entries(CODEBOOK)
    assert not instances.duplicated(["generic", "country"]).any()
    kinds = ENTRIES["kind"]
    differing = [row.entry for row in instances.itertuples() if kinds[row.entry] != kinds[row.generic]]
    assert not differing


def test_ids_begin_with_their_country():
    national = ENTRIES[ENTRIES["country"] != ""]
    wrong = [entry for entry, country in national["country"].items() if not entry.startswith(country.lower() + "_")]
    assert not wrong


def test_every_alias_is_found_as_its_own_entry():
    aliases = CODEBOOK[CODEBOOK["kind"] != "exclude"]
    found = find_mentions(paragraphs(aliases["term"].tolist()), CODEBOOK)
    whole = {(row.article, row.entry) for row in found[~found["nested"]].itertuples() if row.start == 0}
    expected = {(f"{number}", entry) for number, entry in enumerate(aliases["entry"])}
    missing = [aliases["term"].iloc[int(number)] for number, _ in expected - whole]
    assert not missing


@pytest.mark.parametrize("case", CASES, ids=[case["reason"] for case in CASES])
def test_names_as_writers_write_them(case):
    found = find_mentions(paragraphs([case["text"]]), CODEBOOK)
    assert found.loc[~found["nested"], "entry"].tolist() == case["entries"].split()


LISTS = Path(__file__).parents[1] / "data" / "lists"


@pytest.mark.parametrize("path", sorted(LISTS.glob("agency_*.csv")), ids=lambda path: path.stem)
def test_every_row_of_a_list_says_where_it_comes_from(path):
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert (rows["source"] != "").all()
    assert (rows.iloc[:, 0] != "").all()
    named = rows.columns[rows.columns.isin(["name", "word", "head", "noun"])]
    classes = [column for column in ("class",) if column in rows]
    assert not rows.duplicated([*named, *classes]).any()


def test_nouns_that_refer_back_fall_back_on_entries():
    nouns = pd.read_csv(LISTS / "agency_references.csv", dtype=str, keep_default_na=False)
    assert set(nouns["fallback"]) - {""} <= set(ENTRIES.index)
    assert set(nouns["gender"]) == {"m", "f"}
    assert set(nouns["after"]) == {"", "agent", "no title"}


def test_countries_of_agencies_are_countries_that_texts_name():
    named = pd.read_csv(LISTS / "agency_countries.csv", dtype=str, keep_default_na=False)
    assert set(ENTRIES["country"]) - {""} <= set(named["country"])
