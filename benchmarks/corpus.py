"""A corpus run by every engine against bare `find_mentions`: speed, memory of a worker, disk, and the bounds.

python -m benchmarks corpus    # or: python -m benchmarks.corpus 100 1000

Every run has a process of its own. Seconds of the clock tell what workers gain; seconds of processor tell the
same story on a busy machine, and are what the loop is held to. The bare search gets articles read beforehand and
splits them itself; it is measured before the loop and after it, as the machine's speed drifts. Results go to
benchmarks/results/corpus.md.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.articles import iter_articles
from analysis.codebooks.shape import complete
from analysis.corpus import run
from analysis.corpus.reading import FRAME
from analysis.mentions import find_mentions
from benchmarks.generate import generate

RESULTS = Path(__file__).parent / "results"
SIZES = (100.0, 1000.0)  # megabytes
FILE_MEGABYTES, TERMS = 50, 5_000
PARAGRAPHS, TITLE_WORDS = 4, 8  # an article of 2.9 KB; one of SaudiNewsNet has 3.1
ROW_GROUP = 2_000
WORKERS = {"loop": 1, "pool": 2, "dask": 2}
LOOKS = 0.2  # seconds between two looks at the workers' memory


class Run(NamedTuple):
    """What a run was and took."""

    name: str
    megabytes: float
    seconds: float
    cpu: float
    articles: int
    peak: float = 0.0  # MB of the largest worker
    written: float = 0.0  # MB

    @property
    def speed(self) -> float:
        """Megabytes of input a second of processor."""
        return self.megabytes / self.cpu


class Bound(NamedTuple):
    """What was promised, what was measured."""

    promise: str
    measured: float
    holds: bool


def make_corpus(folder: Path, megabytes: float) -> None:
    """Write files of JSON lines, the first of them also as Parquet, and the codebook whose terms are strewn in them."""
    made = generate(min(megabytes, FILE_MEGABYTES), TERMS, seed=3)
    paragraphs = made.texts.to_pylist()
    texts = ["\n\n".join(paragraphs[start : start + PARAGRAPHS]) for start in range(0, len(paragraphs), PARAGRAPHS)]
    for number in range(max(1, round(megabytes / FILE_MEGABYTES))):
        rows = [_article(number, line, text) for line, text in enumerate(texts)]
        with (folder / f"news-{number:03}.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        if number == 0:
            pd.DataFrame(rows).to_parquet(folder / "news.parquet", index=False, row_group_size=ROW_GROUP)
    terms = pd.DataFrame({"entry": [f"theme {n % 25}" for n in range(TERMS)], "term": made.terms})
    complete(terms, codebook="themes").to_parquet(folder / "codebook.parquet")


def _article(number: int, line: int, text: str) -> dict[str, str]:
    title = " ".join(text.split(" ", TITLE_WORDS)[:TITLE_WORDS])
    day = f"2025-{line % 12 + 1:02}-{line % 28 + 1:02}"
    return {"id": f"{number}-{line}", "source": f"outlet {line % 7}", "title": title, "published": day, "text": text}


def search_alone(folder: Path) -> Run:
    """Measure the bare search of the first file's articles, read beforehand."""
    first = min(folder.glob("*.jsonl"))
    frames = list(iter_articles(first, FRAME, issues=True))
    book = pd.read_parquet(folder / "codebook.parquet")
    find_mentions(frames[0][0].head(10), book)
    clock, begin = time.perf_counter(), time.process_time()
    for articles, _ in frames:
        find_mentions(articles, book)
    took = time.perf_counter() - clock, time.process_time() - begin
    return Run("bare find_mentions", first.stat().st_size / 1e6, *took, sum(len(articles) for articles, _ in frames))


def run_corpus(folder: Path, engine: str, pattern: str, quotes: bool) -> Run:
    """Measure a run by one engine."""
    files = sorted(folder.glob(pattern))
    book = pd.read_parquet(folder / "codebook.parquet")
    done, workers = threading.Event(), dict[int, tuple[float, float]]()
    watcher = threading.Thread(target=_watch_workers, args=(done, workers))
    begin, before = time.perf_counter(), time.process_time()
    if engine != "loop":
        watcher.start()
    with tempfile.TemporaryDirectory() as out:
        made = run(files, out, [book], engine=engine, workers=WORKERS[engine], quotes=quotes, progress=False)
        seconds, cpu = time.perf_counter() - begin, time.process_time() - before
    done.set()
    peaks, processor = zip(*workers.values(), strict=True) if workers else ((peak_of(os.getpid()),), ())
    articles = int(made.set_index("table").loc["articles", "rows"])
    name = f"{engine}, {WORKERS[engine]} workers" if engine != "loop" else engine
    name += ", from Parquet" * pattern.endswith("parquet") + ", with quotes" * quotes
    size = sum(file.stat().st_size for file in folder.glob("news-000.jsonl" if "parquet" in pattern else pattern))
    return Run(name, size / 1e6, seconds, cpu + sum(processor), articles, max(peaks), made["bytes"].sum() / 1e6)


def _watch_workers(done: threading.Event, workers: dict[int, tuple[float, float]]) -> None:
    """Keep, for every process below this one, the most memory it held and the seconds of processor it used."""
    while not done.wait(LOOKS):
        for process in _below(os.getpid()):
            if peak := peak_of(process):
                workers[process] = peak, processor_of(process)


def processor_of(process: int) -> float:
    """Return the seconds of processor a process used, without those below it; 0 for one that is gone."""
    try:
        counts = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(counts[11]) + int(counts[12])) / os.sysconf("SC_CLK_TCK")


def _below(process: int) -> Iterator[int]:
    """Yield the processes below one."""
    try:
        found = [one for path in Path(f"/proc/{process}/task").glob("*/children") for one in path.read_text().split()]
    except OSError:
        return
    for one in map(int, found):
        yield one
        yield from _below(one)


def peak_of(process: int) -> float:
    """Return the most memory a process held since it began, in MB; 0 for one that is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024 if "VmHWM" in status else 0.0


def measure(*arguments: str) -> Run:
    """Measure in a fresh process, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.corpus", "--one", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def measure_size(megabytes: float) -> dict[str, Run]:
    """Make a corpus of a size and measure all runs of it."""
    with tempfile.TemporaryDirectory() as folder:
        make_corpus(Path(folder), megabytes)
        before, loop, after = measure(folder, "bare"), measure(folder, "loop", "*.jsonl", ""), measure(folder, "bare")
        both = before.megabytes + after.megabytes, before.seconds + after.seconds, before.cpu + after.cpu
        runs = {"bare": Run(before.name, *both, before.articles + after.articles), "loop": loop}
        runs |= {one: measure(folder, one, "*.jsonl", "") for one in WORKERS if one != "loop"}
        if megabytes <= SIZES[0]:
            runs["parquet"] = measure(folder, "loop", "news.parquet", "")
            runs["quotes"] = measure(folder, "loop", "news-000.jsonl", "quotes")
        return runs


def check(small: dict[str, Run], large: dict[str, Run]) -> list[Bound]:
    """Hold the largest corpus to what was promised."""
    loop, pool, dask = (large[name] for name in WORKERS)
    ratios = {
        "loop against bare find_mentions, processor ≥ 0.6": (loop.speed / large["bare"].speed, 0.6),
        "two workers against the loop, clock ≥ 1.6": (loop.seconds / pool.seconds, 1.6),
        "Dask against the pool, clock ≥ 0.75": (pool.seconds / dask.seconds, 0.75),
    }
    bounds = [Bound(promise, ratio, ratio >= least) for promise, (ratio, least) in ratios.items()]
    peak = max(large[name].peak for name in WORKERS)
    bounds.append(Bound("peak memory of a worker, MB ≤ 600", peak, peak <= 600))
    growth = max(large[name].peak / small[name].peak for name in WORKERS)
    bounds.append(Bound("peak at the larger size against the smaller ≤ 1.1", growth, growth <= 1.1))
    return bounds


def as_table(sizes: dict[float, dict[str, Run]], bounds: list[Bound]) -> str:
    """Return the runs and the bounds as tables of Markdown."""
    heads = (
        "what",
        "MB of JSON lines",
        "s",
        "s of processor",
        "MB/s of processor",
        "articles/s",
        "peak MB",
        "MB written",
    )
    rows = [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    for one in (one for runs in sizes.values() for one in runs.values()):
        first = f"{one.name} | {one.megabytes:.0f} | {one.seconds:.1f} | {one.cpu:.1f} | {one.speed:.1f}"
        rows.append(f"| {first} | {one.articles / one.seconds:,.0f} | {one.peak:.0f} | {one.written:.0f} |")
    load = f"machine: {os.cpu_count()} cores, load of the last quarter of an hour {os.getloadavg()[2]:.1f}"
    rows += ["", load, "", "| bound | measured | |", "| --- | --- | --- |"]
    rows += [f"| {one.promise} | {one.measured:.2f} | {'PASS' if one.holds else 'FAIL'} |" for one in bounds]
    return "\n".join(rows)


def main() -> None:
    """Measure both sizes, print the tables and keep them."""
    sizes = {float(size): measure_size(float(size)) for size in sys.argv[1:] or SIZES}
    table = as_table(sizes, check(sizes[min(sizes)], sizes[max(sizes)]))
    print(table)
    (RESULTS / "corpus.md").write_text(f"{(__doc__ or '').splitlines()[0]}\n\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        folder, kind, *rest = sys.argv[2:]
        found = search_alone(Path(folder)) if kind == "bare" else run_corpus(Path(folder), kind, rest[0], bool(rest[1]))
        print(json.dumps(found))
    else:
        main()
