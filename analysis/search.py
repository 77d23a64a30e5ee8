"""The search: a column of texts and compiled terms in, places of terms out, without a loop over either."""

from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import Chunk, chunks_of
from analysis.arabic.clitics import PROCLITICS, TEH_MARBUTA
from analysis.terms import Automaton, Compiled, allowed_after, allowed_before

COLUMNS = {
    "row": np.int32,  # of the column searched
    "start": np.int32,  # code points in the row: the article inside, other clitics outside
    "end": np.int32,
    "term": np.int32,
    "proclitic": np.uint8,  # index into PROCLITICS
    "pronoun": np.uint8,  # 0 none, else 1 + index into PRONOUNS
}
_BEFORE, _AFTER = allowed_before(), allowed_after()
_CLITICS = np.array([len(proclitic.clitics) for proclitic in PROCLITICS])
_ARTICLE = np.array([proclitic.article for proclitic in PROCLITICS])
_WRITTEN = np.array([len(proclitic.written) for proclitic in PROCLITICS])
_HAS_ARTICLE = np.append(_ARTICLE > 0, False).astype(np.int64)
_TEH_MARBUTA = [ord(letter) for letter in TEH_MARBUTA]


class Hits(NamedTuple):
    """Terms found in one chunk: places in the chunk, arrays of one length."""

    word: NDArray[np.int64]  # where the word begins, clitics and all
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    term: NDArray[np.int64]
    proclitic: NDArray[np.uint8]
    pronoun: NDArray[np.uint8]

    def take(self, which: NDArray[Any]) -> "Hits":
        """Return some of the hits, in the order named."""
        return Hits(*(column[which] for column in self))


def search(texts: Any, terms: Compiled, *, surfaces: bool = False) -> pa.Table:
    """Find terms in an Arrow or pandas column of texts; the columns are in COLUMNS, rows by place;
    ``surfaces`` adds the words found.

    Every right reading is found; of several readings of one word the one with the fewest clitics stays.

    >>> from analysis.terms import Term, compile_terms
    >>> search(pa.array(["وبالأمنِ", "آمن"]), compile_terms((Term("أمن"),))).to_pylist()
    [{'row': 0, 'start': 2, 'end': 7, 'term': 0, 'proclitic': 16, 'pronoun': 0}]
    """
    found, written = [], []
    for chunk in chunks_of(texts):
        hits = _in_chunk(chunk, terms)
        found.append(_by_row(chunk, hits))
        if surfaces:
            written.append(chunk.slices(hits.start, hits.end))
    columns = {name: [np.empty(0, kind), *(part[name] for part in found)] for name, kind in COLUMNS.items()}
    table = pa.table({name: np.concatenate(parts) for name, parts in columns.items()})
    return table.append_column("surface", pa.chunked_array(written, pa.large_string())) if surfaces else table


def _in_chunk(chunk: Chunk, terms: Compiled) -> Hits:
    """Find the terms in one chunk, each word read with the fewest clitics."""
    parts = [_with_automaton(chunk, automaton) for automaton in terms.automata]
    columns = zip(*parts, strict=True) if parts else [[np.empty(0, np.int64)]] * len(Hits._fields)
    hits = Hits(*(np.concatenate(column) for column in columns))
    order = np.lexsort((_CLITICS[hits.proclitic], terms.codebook[hits.term], hits.word))
    hits = hits.take(order)
    clitics, codebook = _CLITICS[hits.proclitic], terms.codebook[hits.term]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (hits.word[1:] != hits.word[:-1]) | (codebook[1:] != codebook[:-1])
    fewest = clitics[new][np.cumsum(new) - 1]
    hits = hits.take(clitics == fewest)
    return hits.take(np.lexsort((hits.term, hits.end, hits.start)))


def _with_automaton(chunk: Chunk, automaton: Automaton) -> Hits:
    """Find what the automaton finds, and keep what stands in its word as it may."""
    letters, back = automaton.alphabet.fold(chunk)
    found = automaton.find.find_matches_as_indexes(letters.data, overlapping=True)
    pattern, start, end = np.fromiter(chain.from_iterable(found), np.int64, 3 * len(found)).reshape(-1, 3).T
    near = np.flatnonzero(automaton.readings.plausible(letters, start, end))  # most lie inside longer words
    pattern, start, end = pattern[near], start[near], end[near]

    proclitic = automaton.readings.before(letters, start)
    pronoun = automaton.readings.after(letters, end)
    may = _BEFORE[automaton.before[pattern], proclitic]
    may &= _AFTER[automaton.after[pattern], _HAS_ARTICLE[proclitic], pronoun]
    may &= (pronoun == 0) | ~np.isin(chunk.units[back(end)], _TEH_MARBUTA)
    pattern, start, end = pattern[may], start[may], end[may]
    proclitic, pronoun = proclitic[may], pronoun[may]

    word, first, last = start - _WRITTEN[proclitic], start - _ARTICLE[proclitic], end - 1
    return Hits(back(word), back(first), back(last) + 1, automaton.term[pattern], proclitic, pronoun)


def _by_row(chunk: Chunk, hits: Hits) -> dict[str, NDArray[Any]]:
    """Turn places in the chunk into rows and places in the row."""
    row = np.searchsorted(chunk.ends, hits.start)
    begin = chunk.starts[row]
    columns = dict(hits._asdict(), row=row + chunk.first, start=hits.start - begin, end=hits.end - begin)
    return {name: columns[name].astype(kind) for name, kind in COLUMNS.items()}
