"""The matchers an analyst would take instead, each in the way that suits it best.

All but pandas get text folded beforehand and terms without clitics, and need give no offsets in the original:
less work than the engine does. A peer that is not installed is left out.
"""

import importlib.util
import re
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from analysis.arabic import fold
from analysis.arabic.clitics import PROCLITICS

Run = Callable[[list[str]], object]


class Peer(NamedTuple):
    """A matcher: the module it needs, how it is prepared, up to how many terms it can be."""

    module: str
    prepare: Callable[[list[str]], Run]
    folded: bool = True
    most_terms: int = 1_000_000


def available() -> dict[str, Peer]:
    """Return the peers that are installed."""
    return {name: peer for name, peer in PEERS.items() if importlib.util.find_spec(peer.module)}


def _pyahocorasick(terms: list[str]) -> Run:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, term in enumerate(terms):
        automaton.add_word(term, number)
    automaton.make_automaton()
    return lambda texts: [list(automaton.iter(text)) for text in texts]


def _ahocorasick_rs(terms: list[str]) -> Run:
    import ahocorasick_rs

    expanded = [proclitic.written + term for term in terms for proclitic in PROCLITICS]
    automaton = ahocorasick_rs.AhoCorasick(expanded)
    return lambda texts: [automaton.find_matches_as_indexes(text, overlapping=True) for text in texts]


def _hyperscan(terms: list[str]) -> Run:
    import hyperscan

    database = hyperscan.Database()
    expressions = [term.encode() for term in terms]
    database.compile(expressions=expressions, ids=list(range(len(terms))), elements=len(terms), literal=True)
    scratch = hyperscan.Scratch(database)
    database.scratch = scratch

    def run(texts: list[str]) -> object:
        found: list[tuple[int, int]] = []
        for text in texts:
            database.scan(text.encode(), match_event_handler=lambda term, start, end, *_: found.append((term, end)))
        return found

    return run


def _re2(terms: list[str]) -> Run:
    import re2

    options = re2.Options()
    options.max_mem, options.literal = 1 << 31, True
    patterns = re2.Set.SearchSet(options)  # which terms are in a text, not where: its fastest way
    for term in terms:
        patterns.Add(term)
    patterns.Compile()
    return lambda texts: [patterns.Match(text) for text in texts]


def _re(terms: list[str]) -> Run:
    pattern = re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True)))
    return lambda texts: [[found.span() for found in pattern.finditer(text)] for text in texts]


def _flashtext(terms: list[str]) -> Run:
    import flashtext

    processor = flashtext.KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(terms)
    return lambda texts: [processor.extract_keywords(text, span_info=True) for text in texts]


def _spacy(terms: list[str]) -> Run:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("ar")
    matcher = PhraseMatcher(language.vocab)
    matcher.add("terms", list(language.tokenizer.pipe(terms)))
    return lambda texts: [matcher(document) for document in language.tokenizer.pipe(texts)]


def _contains(terms: list[str]) -> Run:
    pattern = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return lambda texts: pd.Series(texts).str.contains(pattern)


def _contains_object(terms: list[str]) -> Run:
    pattern = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return lambda texts: pd.Series(texts, dtype=object).str.contains(pattern)


PEERS = {
    "hyperscan": Peer("hyperscan", _hyperscan),
    "ahocorasick_rs, clitics written out": Peer("ahocorasick_rs", _ahocorasick_rs, most_terms=5_000),
    "pyahocorasick": Peer("ahocorasick", _pyahocorasick),
    "google-re2": Peer("re2", _re2, most_terms=5_000),
    "FlashText": Peer("flashtext", _flashtext),
    "spaCy PhraseMatcher": Peer("spacy", _spacy),
    "re, alternation": Peer("re", _re, most_terms=5_000),
    "Series.str.contains, dtype=object": Peer("pandas", _contains_object, folded=False, most_terms=5_000),
    "Series.str.contains": Peer("pandas", _contains, folded=False, most_terms=5_000),
}


def prepare(peer: Peer, terms: list[str]) -> Run:
    """Prepare a peer for terms, folded if it wants them so."""
    return peer.prepare([fold(term) for term in terms] if peer.folded else terms)
