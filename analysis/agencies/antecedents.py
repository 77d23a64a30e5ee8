"""Back references followed: which of the agencies named before it a noun like الجهاز stands for."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import pandas as pd

from analysis.agencies.places import in_paragraphs, rows
from analysis.agencies.references import NAMES, REFERS, find_nouns, read_contexts, read_nouns
from analysis.arabic import fold
from analysis.arabic.article import bare_of, is_definite
from analysis.articles import COUNTED

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[.؟!?؛:]")


class _Name(NamedTuple):
    start: int
    end: int
    entry: str  # "" for a name that is not in the codebook
    country: str
    called: tuple[str, ...]  # its names, folded
    listed: bool  # one of several names in a row


class _Term(NamedTuple):
    """What is read of a row of a codebook."""

    entry: str
    parent: str
    term: str
    label_ar: str
    kind: str


def follow_back(names: pd.DataFrame, paragraphs: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Return one row a noun that refers to an agency, as mentions with `how` and the antecedent's place.

    `names` are the agency mentions in `paragraphs`. The antecedent is the name last named that fits; names in
    a list are passed over while another fits, and a noun after an unknown name of its kind (وزارة السعادة …
    الوزارة) refers to nothing.
    """
    outer = in_paragraphs(names[~names["nested"].astype(bool) & names["role"].isin(COUNTED)], paragraphs)
    nouns = _uncovered(find_nouns(paragraphs), outer)
    history = _history(outer, nouns[nouns["reading"] == NAMES], _called(codebook))
    found: list[tuple[Any, ...]] = []
    fitting: dict[tuple[str, str], list[_Name]] = {}
    for hit in rows(nouns[nouns["reading"] == REFERS]):
        noun = read_nouns()[hit.entry]
        if (hit.article, hit.entry) not in fitting:
            fitting[hit.article, hit.entry] = _fitting(noun.heads, history[hit.article])
        name = _antecedent(fitting[hit.article, hit.entry], hit.start)
        if name:
            found.append((hit.Index, name.entry, name.country, "reference", name.start, name.end))
        elif noun.fallback:
            found.append((hit.Index, noun.fallback, "", "short", pd.NA, pd.NA))
    meant = pd.DataFrame(found, columns=["row", "entry", "country", "how", "antecedent_start", "antecedent_end"])
    labels = codebook.drop_duplicates("entry").rename(columns={"label_ar": "label"})
    labels = labels[["codebook", "entry", "label", "label_en", "kind"]]
    written = nouns.drop(columns=[*labels.columns, "country", "reading", "before", "after"])
    return written.merge(meant, left_index=True, right_on="row").merge(labels, on="entry").drop(columns="row")


def _uncovered(nouns: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Leave out the nouns that are part of a name: جهاز in جهاز المخابرات."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(names.sort_values("start")):
        spans[row.article].append((row.start, row.end))
    covered = []
    for row in rows(nouns):
        own = spans[row.article]
        last = bisect_left(own, (row.end, 0)) - 1
        covered.append(last >= 0 and own[last][1] > row.start)
    return nouns[~pd.Series(covered, nouns.index, dtype=bool)]


def _history(known: pd.DataFrame, unknown: pd.DataFrame, called: dict[str, tuple[str, ...]]) -> dict[str, list[_Name]]:
    """Return the names of each article in reading order, known and unknown."""
    heads = pd.Series([read_nouns()[noun].heads for noun in unknown["entry"]], unknown.index, dtype=object)
    both = pd.concat([known.assign(called=known["entry"].map(called)), unknown.assign(entry="", called=heads)])
    found: dict[str, list[_Name]] = defaultdict(list)
    previous = None
    for row in rows(both.sort_values(["article", "start"], kind="stable")):
        own = found[row.article]
        joined = bool(own) and _joined(previous, row)
        if joined:
            own[-1] = own[-1]._replace(listed=True)
        own.append(_Name(row.start, row.end, row.entry, row.country, row.called, joined))
        previous = row
    return found


def _joined(left: Any, right: Any) -> bool:
    """Tell whether two names stand in one list: الجيش العراقي البطل وجهاز مكافحة الإرهاب."""
    if left.paragraph != right.paragraph:
        return False
    between = left.after[: right.start - left.end]
    if right.start - left.end > len(between) or _BREAK.search(between):
        return False
    words = [fold(word, "names") for word in _WORD.findall(between)]
    joins = [word for word in words if read_contexts().get(word.removeprefix("و")) == "list" or word == "و"]
    adjectives = [word for word in words if word not in joins]
    return bool(joins or "،" in between) and all(is_definite(word) for word in adjectives)


def _fitting(heads: tuple[str, ...], names: list[_Name]) -> list[_Name]:
    """Return the names that begin with one of `heads`."""
    return [
        name
        for name in names
        if any(call == head or call.startswith(f"{head} ") for call in name.called for head in heads)
    ]


def _antecedent(fitting: list[_Name], start: int) -> _Name | None:
    """Return the fitting name last named before `start`, None for an unknown or an undecided one."""
    earlier = bisect_left(fitting, (start,))
    alone = next((fitting[place] for place in range(earlier - 1, -1, -1) if not fitting[place].listed), None)
    if alone is None and earlier and all(name.entry == fitting[0].entry for name in islice(fitting, earlier)):
        alone = fitting[earlier - 1]
    return alone if alone and alone.entry else None


def _called(codebook: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return what each agency is called, folded and bare; one country's also by the generic name."""
    return _names(*(tuple(codebook[name].tolist()) for name in _Term._fields))


@lru_cache(maxsize=4)  # a codebook serves many articles
def _names(*columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    counted = [term for term in map(_Term._make, zip(*columns, strict=True)) if term.kind != "exclude"]
    own: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    for term in counted:
        own[term.entry] |= {bare_of(fold(name, "names")) for name in (term.term, term.label_ar)}
        kinds.setdefault(term.entry, term.kind)
    generic = {term.entry: term.parent for term in counted if kinds.get(term.parent) == term.kind}
    return {entry: tuple(names | own.get(generic.get(entry, ""), set())) for entry, names in own.items()}
