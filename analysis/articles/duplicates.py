"""The same wire story in several papers: pairs of articles that share most of their wording."""

from collections.abc import Iterator
from zlib import crc32

import pandas as pd

from analysis.arabic import fold, words

DUPLICATE_COLUMNS = ("article", "other", "similarity")
_SHINGLE = 3  # words in a row
_PERMUTATIONS = 128


def near_duplicates(articles: pd.DataFrame, threshold: float = 0.8) -> pd.DataFrame:
    """Return one row a pair of articles alike: article, other (the later one), similarity (0 to 1).

    Similarity is the share of runs of three folded words the two have in common (Jaccard); MinHash finds
    the pairs to compare (Broder 1997). Every pair at or over `threshold` is found with high probability.

    >>> frame = pd.DataFrame({"article": ["a", "b"], "text": ["زار الوزير مدينة بغداد اليوم"] * 2})
    >>> near_duplicates(frame).values.tolist()
    [['a', 'b', 1.0]]
    """
    texts = articles["text"].fillna("")
    shingles = {article: _shingles(text) for article, text in zip(articles["article"], texts, strict=True)}
    rows = []
    for one, other in _candidates(shingles, threshold):
        similarity = len(shingles[one] & shingles[other]) / len(shingles[one] | shingles[other])
        if similarity >= threshold:
            rows.append((one, other, similarity))
    frame = pd.DataFrame(rows, columns=list(DUPLICATE_COLUMNS))
    return frame.astype({"article": "str", "other": "str", "similarity": "float64"})


def _shingles(text: str) -> frozenset[str]:
    surfaces = [word.surface for word in words(fold(text))]
    runs = range(max(len(surfaces) - _SHINGLE + 1, 1))
    return frozenset(" ".join(surfaces[start : start + _SHINGLE]) for start in runs) - {""}


def _candidates(shingles: dict[str, frozenset[str]], threshold: float) -> Iterator[tuple[str, str]]:
    """Yield pairs that may be alike, in order of the articles."""
    from datasketch import MinHash, MinHashLSH

    # The index is set a little lower, so that its chance misses fall under the threshold asked for.
    index = MinHashLSH(threshold=max(threshold - 0.2, 0.1), num_perm=_PERMUTATIONS)
    sketches = MinHash(num_perm=_PERMUTATIONS, hashfunc=crc32)  # as even as sha1, and four times as fast
    order = {article: number for number, article in enumerate(shingles)}
    for article, found in shingles.items():
        if not found:
            continue
        sketch = sketches.copy()
        sketch.update_batch([run.encode() for run in found])
        for other in sorted(index.query(sketch), key=order.__getitem__):
            yield other, article
        index.insert(article, sketch)
