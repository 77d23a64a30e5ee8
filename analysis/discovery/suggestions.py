"""Unknown names as rows of the agencies codebook, counted and with evidence, ready to paste."""

from typing import Any

import pandas as pd

from analysis.agencies.places import rows
from analysis.arabic import fold
from analysis.articles import split_paragraphs
from analysis.codebooks import read_codebook
from analysis.discovery.lists import countries
from analysis.discovery.names import find_names
from analysis.mentions import find_mentions

CODEBOOK = ["agency", "alias", "label_ar", "label_en", "country", "kind", "parent", "match", "note", "source"]
COLUMNS = [*CODEBOOK, "mentions", "articles", "evidence", "passage"]
_AROUND = 60  # code points of context on each side of the passage
_SHOWN = 3  # places given as evidence


def suggest_agencies(articles: pd.DataFrame, known: pd.DataFrame | None = None) -> pd.DataFrame:
    """Suggest agencies that a codebook doesn't name, one row a name, most mentioned first.

    `known` is a codebook of agencies, the shipped one unless given. Names that differ in spelling or article are
    one row, under the spelling used most. Columns: the codebook's own, so that rows can be pasted into its file
    (`agency` is made of the name, `label_en` repeats it until someone translates it), then `mentions`,
    `articles`, `evidence` (three places as article:start-end) and `passage`, the first one in its context.

    >>> text = "قالت وزارة التسامح الإماراتية إن الوزارة ستعمل مع وزارة الداخلية."
    >>> articles = pd.DataFrame({"article": ["a"], "text": [text]})
    >>> suggest_agencies(articles)[["alias", "country", "kind", "mentions"]].to_numpy().tolist()
    [['وزارة التسامح الإماراتية', 'AE', 'ministry', 1]]
    """
    known = read_codebook("agencies") if known is None else known
    paragraphs = articles if "paragraph" in articles else split_paragraphs(articles)
    names = _unknown(find_names(paragraphs), find_mentions(paragraphs, known))
    names["alias"] = [_as_alias(row.surface, row.head) for row in rows(names)]
    names["key"] = [fold(alias, "names").removeprefix("ال") for alias in names["alias"]]
    texts = {(row.article, row.paragraph): row for row in rows(paragraphs)}
    generic = _generic_names(known)
    suggested = [_suggest(own, texts, generic) for _, own in names.groupby("key", sort=False)]
    frame = pd.DataFrame(suggested, columns=COLUMNS)
    return frame.sort_values(["mentions", "articles"], ascending=False, kind="stable", ignore_index=True)


def _unknown(names: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Leave out the names that a known one covers; a known one that goes on (… الموريتانية) is new."""
    pairs = names.reset_index().merge(known[["article", "start", "end"]], on="article", suffixes=("", "_known"))
    covers = (pairs["start_known"] < pairs["end"]) & (pairs["end"] <= pairs["end_known"])
    return names[~names.index.isin(pairs.loc[covers, "index"])].copy()


def _as_alias(surface: str, head: str) -> str:
    """Return a name as it is written by itself: للهيئة العليا is الهيئة العليا."""
    lam = surface.startswith("ل") and not head.startswith("ل")
    return "ال" + surface.removeprefix("ل") if lam else surface


def _suggest(own: pd.DataFrame, texts: dict[Any, Any], generic: dict[str, str]) -> dict[str, object]:
    alias = str(own["alias"].value_counts().index[0])
    first = own.iloc[0]
    paragraph = texts[first["article"], first["paragraph"]]
    start, end = first["start"] - paragraph.start, first["end"] - paragraph.start
    places = own["article"].astype(str) + ":" + own["start"].astype(str) + "-" + own["end"].astype(str)
    words = fold(alias, "names").split()
    country = next((found for word in reversed(words) if (found := countries().get(word.removeprefix("ال")))), "")
    parent = next(
        (generic[name] for name in (" ".join(words[:n]) for n in range(len(words), 1, -1)) if name in generic), ""
    )
    return {
        "agency": alias.replace(" ", "_"),
        "alias": alias,
        "label_ar": alias,
        "label_en": alias,
        "country": country,
        "kind": first["kind"],
        "parent": parent if country else "",
        "match": "",
        "note": "translate label_en",
        "source": "suggested from the articles",
        "mentions": len(own),
        "articles": own["article"].nunique(),
        "evidence": " ".join(places.head(_SHOWN)),
        "passage": paragraph.text[max(0, start - _AROUND) : end + _AROUND].strip(),
    }


def _generic_names(known: pd.DataFrame) -> dict[str, str]:
    """Return the entries without a country by their folded names: what a new country's entry belongs to."""
    without = known[(known["country"] == "") & known["entry"].isin(set(known["parent"]))]
    return {fold(row.term, "names"): row.entry for row in rows(without)}
