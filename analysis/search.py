"""The search: a column of texts and compiled terms in, places of terms out, without a loop over either."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from analysis.arabic.chunks import Chunk, chunks_of
from analysis.arabic.clitics import PROCLITICS, TEH_MARBUTA
from analysis.terms import Compiled, Patterns, allowed_after, allowed_before

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
    """Find terms in an Arrow or pandas column of texts.

    Returns the columns named in COLUMNS, in reading order; ``surfaces`` adds the words found. Every right reading
    is found; of several readings of one word, the one with the fewest clitics stays.

    >>> from analysis.terms import Term, compile_terms
    >>> search(pa.array(["وبالأمنِ", "آمن"]), compile_terms((Term("أمن"),))).to_pylist()
    [{'row': 0, 'start': 2, 'end': 7, 'term': 0, 'proclitic': 16, 'pronoun': 0}]
    """
    return search_chunks(chunks_of(texts), terms, surfaces=surfaces)


def search_chunks(chunks: Iterable[Chunk], terms: Compiled, *, surfaces: bool = False) -> pa.Table:
    """Find terms in chunks of texts, as search does."""
    found, written = [], []
    for chunk in chunks:
        hits = _in_chunk(chunk, terms)
        found.append(_by_row(chunk, hits))
        if surfaces:
            written.append(chunk.slices(hits.start, hits.end))
    columns = {name: [np.empty(0, kind), *(part[name] for part in found)] for name, kind in COLUMNS.items()}
    table = pa.table({name: np.concatenate(parts) for name, parts in columns.items()})
    return table.append_column("surface", pa.chunked_array(written, pa.large_string())) if surfaces else table


def _in_chunk(chunk: Chunk, terms: Compiled) -> Hits:
    """Find the terms in one chunk, each word read with the fewest clitics."""
    parts = [_in_spelling(chunk, patterns) for patterns in terms.spellings]
    columns = zip(*parts, strict=True) if parts else [[np.empty(0, np.int64)]] * len(Hits._fields)
    hits = Hits(*(np.concatenate(column) for column in columns))
    reading = hits.word * (terms.codebooks + 1) + terms.codebook[hits.term]  # a word, as one codebook reads it
    clitics = _CLITICS[hits.proclitic]
    order = np.argsort((reading << 3) + clitics, kind="stable")
    reading, clitics = reading[order], clitics[order]
    first = np.flatnonzero(np.append(True, reading[1:] != reading[:-1])[: len(reading)])
    fewest = np.repeat(clitics[first], np.diff(np.append(first, len(reading))))
    hits = hits.take(order[clitics == fewest])
    return hits.take(np.argsort((hits.start << 32) + hits.end, kind="stable"))


def _in_spelling(chunk: Chunk, patterns: Patterns) -> Hits:
    """Find the patterns of one spelling, and keep what stands in its word as it may."""
    folded = patterns.alphabet.fold(chunk)
    letters, back, heads = folded.letters, folded.back, folded.heads()
    stems = patterns.lookup.sieve(heads, patterns.readings.stems(letters, heads))
    pattern, start = patterns.lookup.find(letters, stems)
    end = start + patterns.lookup.lengths[pattern]

    proclitic = patterns.readings.before(letters, start)
    pronoun = patterns.readings.after(letters, end)
    may = _BEFORE[patterns.before[pattern], proclitic]
    may &= _AFTER[patterns.after[pattern], _HAS_ARTICLE[proclitic], pronoun]
    may &= (pronoun == 0) | ~np.isin(chunk.units[back(end)], _TEH_MARBUTA)
    pattern, start, end = pattern[may], start[may], end[may]
    proclitic, pronoun = proclitic[may], pronoun[may]

    word, first, last = start - _WRITTEN[proclitic], start - _ARTICLE[proclitic], end - 1
    return Hits(back(word), back(first), back(last) + 1, patterns.term[pattern], proclitic, pronoun)


def _by_row(chunk: Chunk, hits: Hits) -> dict[str, NDArray[Any]]:
    """Turn places in the chunk into rows and places in the row."""
    row = np.searchsorted(chunk.ends, hits.start)
    begin = chunk.starts[row]
    columns = dict(hits._asdict(), row=row + chunk.first, start=hits.start - begin, end=hits.end - begin)
    return {name: columns[name].astype(kind) for name, kind in COLUMNS.items()}
