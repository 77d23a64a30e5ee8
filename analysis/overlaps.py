"""Where mentions overlap: which stay, and which lie nested inside a longer one."""

from bisect import bisect_left, insort
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DROPPED, KEPT, NESTED = range(3)


class Spans(NamedTuple):
    """Found terms; places count on through all rows, so that no two rows share one."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    codebook: NDArray[np.int64]
    entry: NDArray[np.int64]
    blocks: NDArray[np.bool_]  # exclusions: what lies inside them goes
    names: NDArray[np.bool_]  # of a codebook of names: what other codebooks find inside is nested
    weight: NDArray[np.int64]  # of two entries with one span, the heavier term comes first


class _Span(NamedTuple):
    """One of the spans that overlap others."""

    start: int
    end: int
    entry: int
    blocks: bool


def settle(spans: Spans, longest: bool = True) -> NDArray[np.int64]:
    """Return DROPPED, KEPT or NESTED for each span.

    Within a codebook the longest goes first, then the leftmost. What partly overlaps it is dropped, and so is
    what repeats its entry inside it or lies inside an exclusion; another entry strictly inside it is nested.
    With ``longest`` false only exclusions drop anything.
    """
    verdicts = np.full(len(spans.start), KEPT)
    order, first = _clusters(spans)
    columns = (spans.start, spans.end, spans.entry, spans.blocks)
    found = list(map(_Span._make, zip(*(column[order].tolist() for column in columns), strict=True)))
    settled: list[int] = []
    for begin, end in pairwise(first.tolist()):  # few overlap, so this may be a plain loop
        settled += _settle_cluster(found[begin:end], longest)
    verdicts[order] = settled
    inside = _inside_names(spans, verdicts)
    verdicts[inside & (verdicts == KEPT)] = NESTED
    return verdicts


def _clusters(spans: Spans) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the spans that overlap others, cluster by cluster, those that go first first; and where clusters begin.

    A cluster are the spans of a codebook, two at least, that overlap one another in a chain.
    """
    order = np.lexsort((spans.start, spans.codebook))
    start, end, codebook = spans.start[order], spans.end[order], spans.codebook[order]
    beyond = codebook * (end.max(initial=0) + 1)  # each codebook on a stretch of its own
    reach = np.maximum.accumulate(end + beyond)
    cluster = np.cumsum(start[1:] + beyond[1:] >= reach[:-1])
    cluster = np.append(np.zeros(min(1, len(order)), dtype=np.int64), cluster)
    several = np.flatnonzero(np.bincount(cluster)[cluster] > 1) if len(cluster) else cluster
    order, cluster = order[several], cluster[several]
    keys = (-spans.weight, ~spans.blocks, spans.start, spans.start - spans.end)
    ranks = np.lexsort((order, *(key[order] for key in keys), cluster))
    first = np.flatnonzero(np.diff(cluster, prepend=-1, append=len(spans.start)))
    return order[ranks], first


def _settle_cluster(cluster: list[_Span], longest: bool) -> list[int]:
    """Decide about the spans of one cluster, given in the order in which they go."""
    verdicts = []
    kept: list[_Span] = []  # by start
    reach = cluster[0].end - cluster[0].start
    for span in cluster:
        near = kept[bisect_left(kept, (span.start - reach,)) : bisect_left(kept, (span.end,))]
        verdict = _verdict(span, [other for other in near if other.end > span.start], longest)
        verdicts.append(verdict)
        if verdict != DROPPED:
            insort(kept, span)
    return verdicts


def _verdict(span: _Span, others: list[_Span], longest: bool) -> int:
    """Decide about a span, given the ones already kept that overlap it."""
    verdict = KEPT
    for other in others:
        inside = other.start <= span.start and span.end <= other.end
        if inside and other.blocks and not span.blocks:
            return DROPPED
        same = other.entry == span.entry and other.blocks == span.blocks
        if longest and (same or not inside):
            return DROPPED
        if inside and other.end - other.start > span.end - span.start:
            verdict = NESTED
    return verdict


def _inside_names(spans: Spans, verdicts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which spans lie inside a name, or are one, that another codebook found."""
    inside = np.zeros(len(spans.start), dtype=bool)
    names = np.flatnonzero(spans.names & ~spans.blocks & (verdicts != DROPPED))
    if not len(names):
        return inside
    names = names[np.argsort(spans.start[names], kind="stable")]
    reach = np.append(0, np.maximum.accumulate(spans.end[names]))
    before = reach[np.searchsorted(spans.start[names], spans.start, side="left")]
    upto = reach[np.searchsorted(spans.start[names], spans.start, side="right")]
    return ~spans.names & ((before >= spans.end) | (upto >= spans.end))
