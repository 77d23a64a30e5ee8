"""Where mentions overlap: which stay, and which lie nested inside a longer one."""

from bisect import bisect_left, insort
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


def settle(spans: Spans, longest: bool = True) -> NDArray[np.int64]:
    """Return DROPPED, KEPT or NESTED for each span.

    Within a codebook the longest goes first, then the leftmost. What partly overlaps it is dropped, and so is
    what repeats its entry inside it or lies inside an exclusion; another entry strictly inside it is nested.
    With ``longest`` false only exclusions drop anything.
    """
    verdicts = np.full(len(spans.start), KEPT)
    order = np.lexsort((-spans.end, spans.start, spans.codebook))
    for cluster in _clusters(spans, order):
        _settle_cluster(spans, cluster, longest, verdicts)
    inside = _inside_names(spans, verdicts)
    verdicts[inside & (verdicts == KEPT)] = NESTED
    return verdicts


def _clusters(spans: Spans, order: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the runs of spans, two at least, that overlap one another in a chain."""
    if len(order) < 2:
        return []
    start, end, codebook = spans.start[order], spans.end[order], spans.codebook[order]
    beyond = codebook * (end.max() + 1)  # each codebook on a stretch of its own
    reach = np.maximum.accumulate(end + beyond)
    first = np.flatnonzero(np.append(True, start[1:] + beyond[1:] >= reach[:-1]))
    size = np.diff(np.append(first, len(order)))
    return [order[at : at + count] for at, count in zip(first[size > 1], size[size > 1], strict=True)]


def _settle_cluster(spans: Spans, cluster: NDArray[np.int64], longest: bool, verdicts: NDArray[np.int64]) -> None:
    """Decide about one cluster, the longest first; few hits overlap, so this may be a plain loop."""
    keys = zip(
        (spans.start[cluster] - spans.end[cluster]).tolist(),
        spans.start[cluster].tolist(),
        (~spans.blocks[cluster]).tolist(),
        (-spans.weight[cluster]).tolist(),
        cluster.tolist(),
        strict=True,
    )
    kept: list[tuple[int, int, int]] = []  # start, end, span
    reach = int((spans.end[cluster] - spans.start[cluster]).max())
    for length, start, _, _, span in sorted(keys):
        end = start - length
        near = kept[bisect_left(kept, (start - reach,)) : bisect_left(kept, (end,))]
        verdict = _verdict(spans, span, [other for other in near if other[1] > start], longest)
        verdicts[span] = verdict
        if verdict != DROPPED:
            insort(kept, (start, end, span))


def _verdict(spans: Spans, span: int, others: list[tuple[int, int, int]], longest: bool) -> int:
    """Decide about a span, given the ones already kept that overlap it."""
    start, end = int(spans.start[span]), int(spans.end[span])
    verdict = KEPT
    for other_start, other_end, other in others:
        inside = other_start <= start and end <= other_end
        if inside and spans.blocks[other] and not spans.blocks[span]:
            return DROPPED
        same = spans.entry[other] == spans.entry[span] and spans.blocks[other] == spans.blocks[span]
        if longest and (same or not inside):
            return DROPPED
        if inside and other_end - other_start > end - start:
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
