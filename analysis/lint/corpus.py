"""Terms that are too broad, measured on articles."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.lint.findings import Finding, at
from analysis.mentions import find_mentions

_BROAD = 0.2  # share of articles above which a term tells little apart
_CARRIES = 0.6  # share of an entry's mentions above which it hangs on one term
_PEELED = 0.6  # share of bare one-letter clitics above which other words are likely
_ENOUGH = 20  # mentions below which a share says nothing


def broad_terms(codebook: pd.DataFrame, corpus: pd.DataFrame) -> list[Finding]:
    """Find terms in too many articles, terms that carry their theme, and terms mostly read off a clitic."""
    mentions = find_mentions(corpus, codebook)
    counted = mentions[~mentions["nested"]]
    rows: dict[Any, dict[Any, Any]] = {(row["entry"], row["term"]): row for row in codebook.to_dict("records")}
    totals = counted["entry"].value_counts().to_dict()
    findings: list[Finding] = []
    for term, hits in counted.groupby(["entry", "term"], sort=False):
        if len(hits) >= _ENOUGH:
            row = rows[term]
            findings += _broad(row, hits["article"].nunique() / len(corpus))
            findings += _carrying(row, len(hits) / totals[row["entry"]])
            findings += _peeled(row, hits)
    return findings


def _broad(row: dict[Any, Any], share: float) -> Iterator[Finding]:
    if share > _BROAD:
        yield at(row, "warning", "broad", f"{row['term']!r} is in {share:.0%} of the articles; is it one theme's word?")


def _carrying(row: dict[Any, Any], share: float) -> Iterator[Finding]:
    if share > _CARRIES and not row["naming"]:
        yield at(row, "note", "carries", f"{row['term']!r} alone makes {share:.0%} of {row['entry']}")


def _peeled(row: dict[Any, Any], hits: pd.DataFrame) -> Iterator[Finding]:
    words = hits["clitic"] + hits["surface"]
    bare = hits[(hits["clitic"] != "") & ~hits["surface"].str.startswith(("ال", "ل"))]
    if " " not in row["term"] and len(bare) / len(hits) > _PEELED:
        most = words[bare.index].mode().iloc[0]
        message = f"{len(bare) / len(hits):.0%} of {row['term']!r} is read off a clitic; is {most!r} another word?"
        yield at(row, "warning", "peeled", message)
