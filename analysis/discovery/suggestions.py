"""Unknown names as rows of the agencies codebook, counted and with evidence, ready to paste."""

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import Any

import pandas as pd

from analysis.agencies.places import rows
from analysis.arabic import fold
from analysis.arabic.article import THE, bare_of
from analysis.articles import split_paragraphs
from analysis.codebooks import read_codebook
from analysis.discovery.lists import countries
from analysis.discovery.names import find_names
from analysis.mentions import find_mentions

CODEBOOK = ["agency", "alias", "label_ar", "label_en", "country", "kind", "parent", "match", "note", "source"]
COLUMNS = [*CODEBOOK, "mentions", "articles", "evidence", "passage"]
_AROUND = 60  # code points of context on each side of the passage
_MARK = 2  # code points of a closing quote mark and a blank before it
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
    paragraphs = split_paragraphs(articles)
    names = unknown_names(find_names(paragraphs), find_mentions(paragraphs, known))
    groups: dict[str, list[Any]] = defaultdict(list)
    for name in rows(names):
        groups[bare_of(fold(_alias(name), "names"))].append(name)
    texts = {(row.article, row.paragraph): row for row in rows(paragraphs)}
    parents = _generic_names(known)
    suggested = pd.DataFrame([_suggest(group, texts, parents) for group in groups.values()], columns=COLUMNS)
    return suggested.sort_values(["mentions", "articles"], ascending=False, kind="stable", ignore_index=True)


def unknown_names(names: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Leave out the names that known mentions cover or begin; a known one of another country is unknown.

    وزارة الصحة الموريتانية is unknown though وزارة الصحة is known; مجلس الوزراء الموافقة and تنظيم «داعش» are
    known.
    """
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(known.sort_values("start")):
        spans[row.article].append((row.start, row.end))
    longest = int((known["end"] - known["start"]).max()) if len(known) else 0
    unknown = []
    for name in rows(names):
        own = spans[name.article]
        near = own[bisect_left(own, (name.start - longest,)) : bisect_left(own, (name.end,))]
        unknown.append(not any(_is_known(name, start, end) for start, end in near))
    return names[pd.Series(unknown, names.index, dtype=bool)]


def _is_known(name: Any, start: int, end: int) -> bool:
    """Tell whether a known mention covers a name, begins it, or is what stands in its quote marks."""
    if start <= name.start < end:
        begins = start == name.start and not _country(name.surface[end - start :])
        return begins or bool(name.end <= end)
    return bool(name.start < start and name.end - _MARK <= end < name.end)


def _alias(name: Any) -> str:
    """Return a name as it is written by itself: للهيئة العليا is الهيئة العليا."""
    lam = name.surface.startswith("ل") and not name.head.startswith("ل")
    return THE + name.surface.removeprefix("ل") if lam else str(name.surface)


def _suggest(group: list[Any], texts: dict[Any, Any], parents: dict[str, str]) -> dict[str, object]:
    alias = Counter(_alias(name) for name in group).most_common(1)[0][0]
    first = group[0]
    paragraph = texts[first.article, first.paragraph]
    start, end = first.start - paragraph.start, first.end - paragraph.start
    country = _country(alias)
    return {
        "agency": alias.replace(" ", "_"),
        "alias": alias,
        "label_ar": alias,
        "label_en": alias,
        "country": country,
        "kind": first.kind,
        "parent": _parent(alias, parents) if country else "",
        "match": "",
        "note": "translate label_en",
        "source": "suggested from the articles",
        "mentions": len(group),
        "articles": len({name.article for name in group}),
        "evidence": " ".join(f"{name.article}:{name.start}-{name.end}" for name in group[:_SHOWN]),
        "passage": paragraph.text[max(0, start - _AROUND) : end + _AROUND].strip(),
    }


def _country(name: str) -> str:
    """Return the code of the last country a name mentions, or ""."""
    words = [bare_of(word) for word in fold(name, "names").split()]
    return next((countries()[word] for word in reversed(words) if word in countries()), "")


def _parent(alias: str, parents: dict[str, str]) -> str:
    """Return the generic entry whose name the alias begins with, the longest first, or ""."""
    words = fold(alias, "names").split()
    begins = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((parents[name] for name in begins if name in parents), "")


def _generic_names(known: pd.DataFrame) -> dict[str, str]:
    """Return the entries without a country by their folded names: what a new country's entry belongs to."""
    without = known[(known["country"] == "") & known["entry"].isin(set(known["parent"]))]
    return {fold(row.term, "names"): row.entry for row in rows(without)}
