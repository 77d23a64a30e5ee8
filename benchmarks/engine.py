"""The engine against what one would take instead, on one invented corpus: a table, a picture, and the bounds.

python -m benchmarks engine

Speeds are UTF-8 megabytes a second of CPU time, so that a busy machine tells nearly the same story. Every round
runs all matchers, one after the other, on a part of the corpus; the best of three rounds counts. The engine gets
raw text and returns exact offsets with clitics peeled; its peers only match, on text folded beforehand.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from tqdm import tqdm

from analysis.arabic import fold
from analysis.search import search
from analysis.terms import Term, compile_terms
from benchmarks.engine_parts import surroundings
from benchmarks.engine_parts.peers import available, prepare
from benchmarks.generate import Corpus, generate

RESULTS = Path(__file__).parent / "results"
SIZES = (100, 1_000, 5_000, 50_000)
MEGABYTES = 8
ROUNDS = 3
LONG_ENOUGH = 0.15  # seconds: a slow matcher gets as few texts as take that long
ENGINE, DECODING = "analysis.search, raw text to offsets", "UTF-8 decoding alone"


class Bound(NamedTuple):
    """What was promised, what was measured."""

    promise: str
    least: float
    measured: float

    @property
    def verdict(self) -> str:
        """Whether the promise holds."""
        return "PASS" if self.measured >= self.least else "FAIL"


AT_5000 = {
    DECODING: 1 / 8,
    "pyahocorasick": 1.0,
    "google-re2": 1.0,
    "ahocorasick_rs, clitics written out": 1.4,
    "hyperscan": 0.45,
    "FlashText": 8,
    "spaCy PhraseMatcher": 15,
    "re, alternation": 150,
    "Series.str.contains": 150,
}


def main() -> None:
    """Measure, print and write."""
    speeds = pd.DataFrame({f"{size:,} terms": measure(generate(MEGABYTES, size)) for size in tqdm(SIZES)})
    speeds = speeds.sort_values("5,000 terms", ascending=False)
    bounds = [*speed_bounds(speeds), *other_bounds()]
    report = "\n\n".join([_table(speeds), _bounds_table(bounds)])
    print(report)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "engine.md").write_text(f"{__doc__.splitlines()[0]}\n\n{report}\n", encoding="utf-8")
    draw(speeds, RESULTS / "engine.png")


def measure(corpus: Corpus) -> dict[str, float]:
    """Return the speed of each matcher on a corpus, the best of the rounds."""
    texts = corpus.texts.to_pylist()
    folded = [fold(text) for text in texts]
    sizes = [len(text.encode()) for text in texts]
    terms = compile_terms(tuple(map(Term, corpus.terms)))
    runs: dict[str, Callable[[slice], object]] = {
        DECODING: lambda rows: _decode(corpus.texts[rows]),
        ENGINE: lambda rows: search(corpus.texts[rows], terms),
    }
    for name, peer in available().items():
        if len(corpus.terms) <= peer.most_terms:
            run, given = prepare(peer, corpus.terms), folded if peer.folded else texts
            runs[name] = lambda rows, run=run, given=given: run(given[rows])
    best: dict[str, float] = {}
    for turn in range(ROUNDS):  # each on a part of its own: some matchers remember words they have seen
        begin, end = len(sizes) * turn // ROUNDS, len(sizes) * (turn + 1) // ROUNDS
        for name, run_rows in runs.items():
            whole = name in (DECODING, ENGINE)
            best[name] = max(best.get(name, 0), _speed(run_rows, sizes, begin, end, end - begin if whole else 2))
    return best


def _decode(texts: pa.Array) -> None:
    """Decode the texts in chunks, as any reader of them must."""
    first, last = texts.offset, texts.offset + len(texts)
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)
    data = memoryview(texts.buffers()[2])[offsets[first] : offsets[last]]
    for at in range(0, len(data), 1 << 19):
        str(data[at : at + (1 << 19)], "utf-8", "ignore")


def _speed(run: Callable[[slice], object], sizes: list[int], begin: int, end: int, rows: int) -> float:
    """Run on ever more rows until it takes long enough to be told; megabytes a second."""
    while True:
        rows = min(rows, end - begin)
        start = time.process_time()
        run(slice(begin, begin + rows))
        seconds = time.process_time() - start
        if seconds >= LONG_ENOUGH or rows == end - begin:
            return sum(sizes[begin : begin + rows]) / 1e6 / seconds
        rows *= 4


def speed_bounds(speeds: pd.DataFrame) -> list[Bound]:
    """Compare the engine with the bounds on speed."""
    at = speeds["5,000 terms"]
    bounds = [
        Bound(f"at 5,000 terms, against {peer}", least, at[ENGINE] / at[peer])
        for peer, least in AT_5000.items()
        if peer in at.index
    ]
    ours = speeds.loc[ENGINE]
    return [*bounds, Bound("50,000 terms against 100", 0.5, ours["50,000 terms"] / ours["100 terms"])]


def other_bounds() -> list[Bound]:
    """Measure memory, processes, one article and the import."""
    bounds = []
    fixed, a_hit = surroundings.MEMORY_AT_MOST
    for megabytes in (20, 100):
        used, hits = surroundings.memory(megabytes, 5_000)
        bounds.append(
            Bound(f"memory allowed to used ({used:.0f} MB) over {megabytes} MB", 1, (fixed + a_hit * hits / 1e6) / used)
        )
    bounds.append(Bound("two processes against one", 1.7, surroundings.two_processes(20, 5_000)))
    latency = surroundings.one_article()
    bounds.append(Bound(f"one article, 10 ms to its {latency:.1f} ms", 1, 10 / latency))
    cost = surroundings.import_cost()
    return [*bounds, Bound(f"import pandas × 1.2 to import analysis ({cost:.2f} ×)", 1, 1.2 / cost)]


def _table(speeds: pd.DataFrame) -> str:
    head = ["MB/s", *speeds.columns]
    rows = [[name, *(f"{speed:.3g}" if speed > 0 else "–" for speed in row)] for name, row in speeds.iterrows()]
    return _markdown(head, rows)


def _bounds_table(bounds: list[Bound]) -> str:
    rows = [[b.promise, f"≥ {b.least:.3g}", f"{b.measured:.3g}", b.verdict] for b in bounds]
    return _markdown(["ratio", "promised", "measured", ""], rows)


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def draw(speeds: pd.DataFrame, path: Path) -> None:
    """Draw the speeds at 5,000 terms, the engine apart."""
    from matplotlib.figure import Figure

    at = speeds["5,000 terms"].sort_values()
    figure = Figure(figsize=(8, 4), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh(at.index, at, color=["#a33" if name == ENGINE else "#999" for name in at.index])
    axes.bar_label(bars, labels=[f"{speed:.3g}" for speed in at], padding=3)
    axes.set(xscale="log", xlabel="UTF-8 MB a second, one core, 5,000 terms")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=120)


if __name__ == "__main__":
    main()
