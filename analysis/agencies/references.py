"""Nouns that may refer back to an agency: الجهاز, الوزارة, and الداخلية after a verb."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from analysis.agencies.places import in_paragraphs, last_word, rows
from analysis.arabic import fold
from analysis.arabic.article import bare_of, is_definite
from analysis.articles import COUNTED
from analysis.codebooks.shape import complete
from analysis.mentions import find_mentions
from analysis.resources import data_path

REFERS, NAMES, NEITHER = "refers", "names", ""
_NEXT_WORD = re.compile(r"\s+(\w+)")
_ADJECTIVE = re.compile(r"ال\w+ي")  # definite and masculine, of nisba
_COLON = re.compile(r"[»\"”]?\s*:")
_OPENING = ' «"“'  # what may stand before the first word of a line
_LAM, _FEMININE = "ل", "ه"  # folded


class Noun(NamedTuple):
    """A noun that may refer back: a row of data/lists/agency_references.csv."""

    heads: tuple[str, ...]  # how the names it stands for begin, folded
    gender: str
    after: str  # "agent": only after a verb or noun of an agent; "no title": not after رئيس
    fallback: str  # the entry meant when nothing fitting was named before


@lru_cache(maxsize=1)
def read_nouns() -> dict[str, Noun]:
    """Return the nouns that may refer back, by the noun as written in the list."""
    found = {}
    for row in rows(_read("agency_references.csv")):
        heads = tuple(fold(head, "names") for head in row.heads.split(";"))
        found[row.noun] = Noun(heads, row.gender, row.after, row.fallback)
    return found


@lru_cache(maxsize=1)
def read_contexts() -> dict[str, str]:
    """Return the class of each word of data/lists/agency_contexts.csv, by the word folded."""
    listed = _read("agency_contexts.csv")
    return {fold(word, "names"): kind for word, kind in zip(listed["word"], listed["class"], strict=True)}


def find_nouns(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Return the nouns of the list in the counted paragraphs: mentions whose `entry` is the noun.

    `reading` says whether it may refer back (الوزارة), begins a name (وزارة السعادة, الهيئة العليا) or does
    neither; `before` and `after` are the rest of its paragraph.
    """
    found = in_paragraphs(find_mentions(paragraphs, _codebook(), roles=COUNTED), paragraphs)
    return found.assign(reading=[_read_noun(read_nouns()[row.entry], row) for row in rows(found)])


def _read_noun(noun: Noun, hit: Any) -> str:
    last, following = last_word(hit.before), _NEXT_WORD.match(hit.after)
    context = _context(last.removeprefix("و")) if last else ""
    word = _folded(following[1]) if following else ""
    if noun.after == "agent":
        acts = context in (f"verb {noun.gender}", "noun") and not _ADJECTIVE.fullmatch(word)
        return REFERS if not hit.clitic and (acts or _heads_line(noun, hit, word)) else NEITHER
    if not _is_definite(hit, word):
        return NAMES if following else NEITHER
    if _agrees(noun, word):
        return NAMES
    return NEITHER if noun.after == "no title" and context == "title" else REFERS


def _context(word: str) -> str:
    return read_contexts().get(_folded(word), "")


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word, "names")


def _heads_line(noun: Noun, hit: Any, word: str) -> bool:
    """Tell whether a line begins with the noun and its verb, or a title with it and a colon: الداخلية تعلن."""
    begins = not hit.before.strip(_OPENING)
    return begins and (
        _context(word) == f"verb {noun.gender}" or (hit.role == "title" and bool(_COLON.match(hit.after)))
    )


def _is_definite(hit: Any, word: str) -> bool:
    """Tell whether the noun has its article; للجنة may be of اللجنة or of لجنة, which a definite word then follows."""
    surface = _folded(hit.surface)
    lam = hit.clitic.endswith(_LAM) and surface.startswith(_LAM)
    return is_definite(surface) or (lam and not (hit.term.startswith(_LAM) and is_definite(word)))


def _agrees(noun: Noun, word: str) -> bool:
    """Tell whether the next word can be the noun's adjective: definite, and of its gender."""
    feminine = word.endswith(_FEMININE) or read_contexts().get(word) == "feminine"
    return is_definite(word) and feminine == (noun.gender == "f")


@lru_cache(maxsize=1)
def _codebook() -> pd.DataFrame:
    terms = [
        {"entry": name, "term": name if noun.after == "agent" else bare_of(name)} for name, noun in read_nouns().items()
    ]
    return complete(pd.DataFrame(terms), codebook="agency_references", naming=True)


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(data_path("lists", name), dtype=str, keep_default_na=False)
