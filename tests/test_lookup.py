"""The lookup: all patterns that begin at a place, of any length, and no other."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.arabic.alphabet import Folded
from analysis.lookup import Lookup

pattern = st.one_of(
    st.binary(min_size=1, max_size=20).map(lambda drawn: bytes(1 + byte % 2 for byte in drawn)),
    st.binary(min_size=1, max_size=3).map(lambda drawn: bytes(1 + byte % 255 for byte in drawn)),
)


@settings(deadline=None)
@given(st.lists(pattern, min_size=1, max_size=12), st.binary(min_size=1, max_size=60), st.booleans())
def test_it_finds_what_comparing_finds(patterns, text, small):
    text = bytes(1 + byte % (2 if small else 255) for byte in text) + patterns[0]
    found = Lookup(patterns).find(np.frombuffer(text, dtype=np.uint8), np.arange(len(text)))
    expected = [(n, at) for n, one in enumerate(patterns) for at in range(len(text)) if text.startswith(one, at)]
    assert sorted(zip(*(part.tolist() for part in found), strict=True)) == sorted(expected)


def test_only_the_places_asked_for_are_looked_at():
    lookup = Lookup([b"\1\2", b"\2"])
    patterns, places = lookup.find(np.array([1, 2, 1, 2], dtype=np.uint8), np.array([2, 3]))
    assert sorted(zip(patterns.tolist(), places.tolist(), strict=True)) == [(0, 2), (1, 3)]


def test_no_places_and_patterns_longer_than_the_text():
    letters = np.array([1, 2], dtype=np.uint8)
    assert [len(part) for part in Lookup([b"\1"]).find(letters, np.array([], dtype=np.int64))] == [0, 0]
    assert [len(part) for part in Lookup([b"\1\2\1", b"\1" * 40]).find(letters, np.array([0, 1]))] == [0, 0]


@settings(deadline=None)
@given(st.lists(pattern, min_size=1, max_size=12), st.binary(min_size=1, max_size=60))
def test_the_sieve_leaves_every_place_a_pattern_begins_at(patterns, text):
    text = bytes(1 + byte % 2 for byte in text) + patterns[0]
    lookup, letters, places = Lookup(patterns), np.frombuffer(text, dtype=np.uint8), np.arange(len(text))
    sieved = lookup.sieve(Folded(letters, lambda at: at).heads(), places)
    assert set(lookup.find(letters, places)[1].tolist()) <= set(sieved.tolist()) <= set(places.tolist())


def test_the_sieve_drops_places_whose_letters_no_pattern_has():
    letters = np.array([1, 2, 3, 1, 2, 4, 5, 6, 7, 8], dtype=np.uint8)
    sieved = Lookup([b"\1\2\3", b"\5\6\7\10\11"]).sieve(Folded(letters, lambda at: at).heads(), np.arange(10))
    assert sieved.tolist() == [0, 6]
