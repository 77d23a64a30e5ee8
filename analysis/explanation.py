"""Say, step by step, why a word is counted or missed."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.arabic import Word, fold, words
from analysis.arabic.clitics import PROCLITICS, is_definite
from analysis.mentions import find_mentions

EXPLAIN_COLUMNS = ("at", "step", "text", "note")
_RELAXED = (
    ("spelling", "names", "the codebook keeps these spellings apart; add this form?"),
    ("match", "clitics", "the term is matched as a whole word only; add this form?"),
)
_NEAR_MISSES = 5
Step = tuple[int, str, str, str]
Codebooks = Sequence[pd.DataFrame]


def explain(phrase: str, codebooks: pd.DataFrame | Codebooks) -> pd.DataFrame:
    """Return the steps from a word or phrase to the terms found in it, or to those it just misses.

    Give all codebooks that are counted together: what one finds may be nested in what another finds.

    Columns: at (code point where the words in question begin), step, text, note. A find is told as read, folded,
    clitics, article, stem, pronoun, term and verdict (counted, excluded, nested or dropped); a word in no find as
    read, folded, missed, and near misses.

    >>> codebook = pd.DataFrame({"entry": ["terrorism"], "term": ["إرهاب"]})
    >>> explain("وللإرهاب", codebook)[["step", "text"]].to_numpy().tolist()
    [['read', 'وللإرهاب'], ['folded', 'وللارهاب'], ['clitics', 'و + ل'], ['article', 'ال'],
     ['stem', 'إرهاب'], ['term', 'إرهاب'], ['verdict', 'counted']]
    """
    given = [codebooks] if isinstance(codebooks, pd.DataFrame) else list(codebooks)
    terms = [codebook[codebook["kind"] != "exclude"] if "kind" in codebook else codebook for codebook in given]
    possible = _find(phrase, terms, overlaps="all")
    actual = _find(phrase, given)
    all_words = words(phrase)
    steps: list[Step] = []
    for mention in pd.concat([possible, actual[actual["kind"] == "exclude"]]).to_dict("records"):
        read = [word for word in all_words if word.start < mention["end"] and mention["start"] < word.end]
        steps += _steps(phrase, mention, read, _verdict(mention, actual))
    found = pd.concat([possible, actual])
    for word in all_words:
        if not ((found["start"] < word.end) & (found["end"] > word.start)).any():
            steps += _missed(word, terms)
    steps.sort(key=lambda step: step[0])
    return pd.DataFrame(steps, columns=list(EXPLAIN_COLUMNS))


def _find(phrase: str, codebooks: Codebooks, overlaps: str = "longest") -> pd.DataFrame:
    """Search the phrase as if it were one paragraph."""
    text = pd.Series([phrase], dtype=object)  # an object: a lone surrogate is no pandas string
    paragraph = pd.DataFrame({"article": "", "paragraph": 0, "role": "body", "start": 0, "text": text})
    return find_mentions(paragraph, codebooks, overlaps=overlaps, excluded=True)


def _steps(phrase: str, mention: dict[Any, Any], read: list[Word], verdict: tuple[str, str]) -> Iterator[Step]:
    """Yield the steps of one find."""
    at = read[0].start
    whole = phrase[at : read[-1].end]
    yield at, "read", whole, ""
    yield at, "folded", " ".join(fold(whole).split()), "as it is compared"
    if mention["clitic"]:
        yield at, "clitics", " + ".join(mention["clitic"]), "outside the span"
    article, stem = _article(mention["surface"], mention["term"])
    if article:
        yield at, "article", "ال", "inside the span" + (", written ل after ل" if article == 1 else "")
    yield at, "stem", stem, ""
    if mention["suffix"]:
        yield at, "pronoun", mention["suffix"], "outside the span"
    yield at, "term", mention["term"], f"{mention['label']} ({mention['entry']}), codebook {mention['codebook']}"
    yield at, "verdict", *verdict


def _article(surface: str, term: str) -> tuple[int, str]:
    """Return how many letters of the surface are the article, and the rest of it."""
    written = " ".join(fold(surface, "strict").split())
    stem = " ".join(fold(term, "strict").split())
    stem = stem[2:] if is_definite(stem.split(" ")[0]) else stem
    article = max(0, len(written) - len(stem))
    return article, written[article:]


def _verdict(mention: dict[Any, Any], actual: pd.DataFrame) -> tuple[str, str]:
    """Say what became of a possible find."""
    if mention["kind"] == "exclude":
        return "exclusion", "what lies inside it is not counted"
    start, end = mention["start"], mention["end"]
    same = actual[(actual["start"] == start) & (actual["end"] == end) & (actual["entry"] == mention["entry"])]
    around = actual[(actual["start"] < end) & (actual["end"] > start)].drop(same.index)
    longer = ", ".join(around.loc[around["end"] - around["start"] > end - start, "surface"].drop_duplicates())
    if not same.empty:
        return ("nested", f"inside {longer}") if same["nested"].all() else ("counted", "")
    blocking = around[(around["kind"] == "exclude") & (around["start"] <= start) & (around["end"] >= end)]
    if not blocking.empty:
        return "excluded", f"inside {blocking['term'].iloc[0]}"
    return "dropped", f"{longer} is longer" if longer else "the whole word is read first"


def _missed(word: Word, codebooks: Codebooks) -> Iterator[Step]:
    """Yield the steps of a word in which nothing is found, with the terms that come nearest."""
    yield word.start, "read", word.surface, ""
    yield word.start, "folded", fold(word.surface), "as it is compared"
    yield word.start, "missed", word.surface, "no term, with or without its clitics"
    near = dict.fromkeys([*_by_rule(word.surface, codebooks), *_by_letter(word.surface, codebooks)])
    for term, note in list(near)[:_NEAR_MISSES]:
        yield word.start, "near miss", term, note


def _by_rule(surface: str, codebooks: Codebooks) -> Iterator[tuple[str, str]]:
    """Yield terms that would be found if one rule were looser."""
    for column, value, note in _RELAXED:
        relaxed = [codebook.assign(**{column: value}) for codebook in codebooks]
        for term in _find(surface, relaxed, overlaps="all")["term"]:
            yield term, note
    bare = [codebook.assign(term=[_bare(term) for term in codebook["term"]]) for codebook in codebooks]
    for term in _find(surface, bare, overlaps="all")["term"]:
        yield "ال" + term, "the term has the article, the text has not; add the bare form?"


def _by_letter(surface: str, codebooks: Codebooks) -> Iterator[tuple[str, str]]:
    """Yield terms one letter away from the word or from what its clitics leave."""
    folded = fold(surface)
    rests = {folded[len(proclitic.written) :] for proclitic in PROCLITICS if folded.startswith(proclitic.written)}
    for term in dict.fromkeys(term for codebook in codebooks for term in codebook["term"]):
        stem = fold(_bare(term))
        if len(stem) > 2 and any(_one_letter_apart(rest, stem) for rest in rests):
            yield term, "one letter apart; add this form?"


def _bare(term: str) -> str:
    """Return a term without its article."""
    return term[2:] if is_definite(term) else term


def _one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter added, left out or changed makes one word the other.

    >>> _one_letter_apart("امن", "امين"), _one_letter_apart("امن", "امان"), _one_letter_apart("امن", "وطن")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    begin = 0
    while begin < len(short) and short[begin] == long[begin]:
        begin += 1
    return short[begin + (len(short) == len(long)) :] == long[begin + 1 :]
