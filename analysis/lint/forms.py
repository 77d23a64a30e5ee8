"""Doubtful terms, found by searching for each term in its own words."""

from collections.abc import Iterator
from typing import Any
from unicodedata import category

import pandas as pd

from analysis.arabic.clitics import PROCLITICS, PRONOUNS
from analysis.codebooks import folded_terms
from analysis.lint.findings import Finding, at
from analysis.mentions import find_mentions

_WITH_ARTICLE = ("وال", "فال", "بال", "كال", "لل")
_SHORT = 2
Row = dict[Any, Any]


def doubtful_forms(codebook: pd.DataFrame) -> list[Finding]:
    """Find terms that are never counted, shadowed, short, written with a clitic, or read two ways."""
    numbered = codebook.assign(row=range(len(codebook)), key=folded_terms(codebook))
    found = _found(numbered, numbered)
    excluded = numbered["kind"] == "exclude"
    return [
        *_uncounted(numbered[~excluded], found),
        *_idle(numbered[excluded], _found(numbered[excluded], numbered[~excluded])),
        *_unreachable(numbered),
        *_short(numbered[~excluded]),
        *_two_readings(numbered[~excluded]),
    ]


def _found(texts: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Search each row's term as if it were a paragraph; `row` is the row of the text, `by` that of the term found."""
    ends = texts["term"].str.len()
    paragraphs = pd.DataFrame({"article": texts["row"], "text": texts["term"], "end": ends})
    paragraphs = paragraphs.assign(paragraph=0, role="body", start=0)
    mentions = find_mentions(paragraphs, codebook, overlaps="all", excluded=True)
    named = codebook[["entry", "term", "row"]].rename(columns={"row": "by"})
    found = mentions.merge(named, on=["entry", "term"])
    found = found.merge(texts[["row"]].assign(length=ends), left_on="article", right_on="row")
    return found.assign(whole=(found["start"] == 0) & (found["end"] == found["length"]))


def _uncounted(terms: pd.DataFrame, found: pd.DataFrame) -> Iterator[Finding]:
    hits: dict[int, list[Row]] = {}
    for hit in found.to_dict("records"):
        hits.setdefault(hit["row"], []).append(hit)
    lines = dict(zip([*terms["row"]], [*terms["line"]], strict=True))
    for term in terms.to_dict("records"):
        near = hits.get(term["row"], [])
        own = [hit for hit in near if hit["by"] == term["row"]]
        blocking = [hit for hit in near if hit["kind"] == "exclude"]
        others = [hit for hit in near if hit["by"] != term["row"] and hit["kind"] != "exclude"]
        if not own and blocking:
            yield at(
                term, "error", "blocked", f"{term['term']!r} is never counted: {blocking[0]['term']!r} excludes it"
            )
        for hit in others:
            yield from _beside(term, hit, lines)


def _beside(term: Row, hit: Row, lines: dict[int, int]) -> Iterator[Finding]:
    """Say what another term found in a term's own words means for it."""
    where = f"{hit['term']!r} (line {lines[hit['by']]})"
    same_entry = hit["entry"] == term["entry"]
    if hit["whole"] and same_entry:
        yield at(term, "note", "shadowed", f"{term['term']!r} adds no form: {where} matches it too")
    elif hit["whole"]:
        yield at(term, "warning", "overlap", f"{term['term']!r} is also {where} of {hit['entry']}; the longer counts")
    elif not same_entry and not term["naming"]:
        yield at(term, "note", "overlap", f"{term['term']!r} holds {where} of {hit['entry']}, nested there")


def _idle(exclusions: pd.DataFrame, found: pd.DataFrame) -> Iterator[Finding]:
    for row in exclusions[~exclusions["row"].isin(found["row"])].to_dict("records"):
        yield at(row, "warning", "idle", f"the exclusion {row['term']!r} holds no term, so it excludes nothing")


def _unreachable(terms: pd.DataFrame) -> Iterator[Finding]:
    """Find terms with a mark inside: no phrase goes over a mark, so they wait for text with that very mark."""
    for row in terms.to_dict("records"):
        mark = next((sign for sign in row["key"] if category(sign)[0] in "PSC"), "")
        if mark:
            message = f"{row['term']!r} holds {mark!r} and is found only where the text does; write it without"
            yield at(row, "warning", "unreachable", message)


def _short(terms: pd.DataFrame) -> Iterator[Finding]:
    bare = terms["key"].str.removeprefix("ال")
    for row in terms[(bare.str.len() <= _SHORT) & (terms["match"] == "clitics")].to_dict("records"):
        message = f"{row['term']!r} is short: with clitics it is found in other words; write match = word"
        yield at(row, "warning", "short", message)


def _two_readings(terms: pd.DataFrame) -> Iterator[Finding]:
    """Find words that are a term whole, and also a clitic and another term."""
    by_key = {row["key"].removeprefix("ال"): row for row in reversed(terms.to_dict("records"))}
    for row in terms[terms["match"] == "clitics"].to_dict("records"):
        key = row["key"]
        fused = next((start for start in _WITH_ARTICLE if key.startswith(start) and len(key) > len(start) + 3), "")
        if fused:
            message = f"{row['term']!r} begins like {fused}…; if that is a clitic, write the term without it"
            yield at(row, "note", "clitic", message)
        for clitic, rest in _peeled(key, row["term"]):
            other = by_key.get(rest)
            if other is not None and other["entry"] != row["entry"] and other["match"] == "clitics":
                message = (
                    f"{row['term']!r} reads as {clitic} + {other['term']!r} (line {other['line']}) too; the word wins"
                )
                yield at(row, "warning", "clitic", message)


def _peeled(key: str, written: str) -> Iterator[tuple[str, str]]:
    for proclitic in PROCLITICS:
        if proclitic.clitics and key.startswith(proclitic.written):
            yield proclitic.clitics, key.removeprefix(proclitic.written)
    for pronoun in PRONOUNS:
        if key.endswith(pronoun) and not written.endswith("ة"):  # ة folds to ه, but is no pronoun
            stem = key.removesuffix(pronoun)
            yield pronoun, stem
            if stem.endswith("ت"):
                yield pronoun, stem.removesuffix("ت") + "ه"
