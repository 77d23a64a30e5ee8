"""Which agencies an article speaks of, how often, under which names."""

import pandas as pd

from analysis.agencies.countries import agency_countries, settle_countries
from analysis.agencies.places import rows
from analysis.codebooks import read_codebook
from analysis.mentions import ARMED

COLUMNS = [
    *("entry", "label_ar", "label_en", "kind", "country"),
    *("mentions", "nested", "references", "aliases", "first_paragraph", "evidence"),
]
NO_AGENCY = ("term", "exclude")
_SHOWN = 3  # passages given as evidence


def list_agencies(
    mentions: pd.DataFrame, *, armed_groups: bool = False, codebook: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List the agencies among mentions, one row an agency (and country), most mentioned first.

    `mentions` come from `find_mentions`, or better from `resolve_agencies`. Names that many countries share
    (وزارة الداخلية) are settled by the countries of the other agencies in the article when `resolve_agencies`
    has not done so from the whole text; `codebook` is the one the mentions were found with, the shipped one
    unless given. Armed groups (kind "armed group") are left out unless asked for.

    Columns: `COLUMNS`. `mentions` counts names that stand by themselves, `nested` those inside a longer
    name, `references` the nouns that refer back (الجهاز), known only after `resolve_agencies`; `aliases` are
    the names as written, most frequent first; `first_paragraph` is the paragraph's number; `evidence` is the
    first three places as article:start-end, in code points of the article's text.

    >>> from analysis.articles import read_articles
    >>> from analysis.mentions import find_mentions
    >>> found = find_mentions(read_articles("data/articles"), read_codebook("agencies"))
    >>> list_agencies(found)[["label_en", "mentions"]].head(1).to_numpy().tolist()
    [['Iraqi National Intelligence Service', 10]]
    """
    found = mentions[~mentions["kind"].isin(NO_AGENCY)]
    if "how" not in found.columns:
        codebook = read_codebook("agencies") if codebook is None else codebook
        found = settle_countries(found, agency_countries(found, codebook), codebook).assign(how="")
    if not armed_groups:
        found = found[found["kind"] != ARMED]
    rows = [_describe(group) for _, group in found.groupby(["entry", "country"], sort=False)]
    listed = pd.DataFrame(rows, columns=COLUMNS)
    return listed.sort_values("mentions", ascending=False, kind="stable", ignore_index=True)


def _describe(group: pd.DataFrame) -> dict[str, object]:
    first = group.iloc[0]
    nested = int(group["nested"].sum())
    back = group["how"] == "reference"
    names = group[~back]
    return {
        "entry": first["entry"],
        "label_ar": first["label"],
        "label_en": first["label_en"],
        "kind": first["kind"],
        "country": first["country"],
        "mentions": len(group) - nested - int(back.sum()),
        "nested": nested,
        "references": int(back.sum()),
        "aliases": "، ".join(names["surface"].value_counts().index),
        "first_paragraph": int(first["paragraph"]),
        "evidence": " ".join(f"{row.article}:{row.start}-{row.end}" for row in rows(names.head(_SHOWN))),
    }
