"""A corpus run by every engine against bare `find_mentions`: speed, memory of a worker, disk.

`python -m benchmarks.corpus [MEGABYTES] [ENGINE …]`; `make bench` takes 1,000 MB of generated articles.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.articles import split_paragraphs
from analysis.codebooks.shape import complete
from analysis.corpus import run
from analysis.mentions import find_mentions
from benchmarks.generate import generate

FILE_MEGABYTES, TERMS = 50, 5_000
PARAGRAPHS, TITLE_WORDS = 4, 8  # an article of 2.9 KB; one of SaudiNewsNet has 3.1
ENGINES = {"loop": ("loop", 1), "pool": ("pool", 2), "dask": ("dask", 2)}


def make_corpus(folder: Path, megabytes: float) -> None:
    """Write files of JSON lines and the codebook whose terms are strewn in them."""
    left, number = megabytes, 0
    while left > 0:
        made = generate(min(left, FILE_MEGABYTES), TERMS, seed=3)
        paragraphs = made.texts.to_pylist()
        with (folder / f"news-{number:03}.jsonl").open("w", encoding="utf-8") as stream:
            for line, start in enumerate(range(0, len(paragraphs), PARAGRAPHS)):
                text = "\n\n".join(paragraphs[start : start + PARAGRAPHS])
                day = f"2025-{line % 12 + 1:02}-{line % 28 + 1:02}"
                title = " ".join(text.split(" ", TITLE_WORDS)[:TITLE_WORDS])
                row = {"id": f"{number}-{line}", "source": f"outlet {line % 7}", "title": title, "published": day}
                stream.write(json.dumps({**row, "text": text}, ensure_ascii=False) + "\n")
        left, number = left - FILE_MEGABYTES, number + 1
    rows = pd.DataFrame({"entry": [f"theme {n % 25}" for n in range(TERMS)], "term": made.terms})
    complete(rows, codebook="themes").to_parquet(folder / "codebook.parquet")


def bare(folder: Path) -> float:
    """Return the seconds of processor that searching the first file takes, read and split beforehand."""
    first = sorted(folder.glob("*.jsonl"))[0]
    articles = pd.read_json(first, lines=True, dtype=False).rename(columns={"id": "article"})
    book = pd.read_parquet(folder / "codebook.parquet")
    paragraphs = split_paragraphs(articles)
    find_mentions(paragraphs.head(10), book)
    begin = time.process_time()
    for start in range(0, len(paragraphs), 1000):
        find_mentions(paragraphs.iloc[start : start + 1000], book)
    return time.process_time() - begin


def one(folder: Path, engine: str, quotes: bool) -> None:
    """Run one engine in a process of its own, and tell seconds, peak memory of a worker, and bytes written."""
    name, workers = ENGINES[engine]
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as out:
        book = pd.read_parquet(folder / "codebook.parquet")
        files = sorted(folder.glob("*.jsonl"))
        made = run(files, out, [book], engine=name, workers=workers, quotes=quotes, progress=False)
        seconds = time.perf_counter() - begin
        used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        told = {
            "seconds": seconds,
            "cpu": sum(one.ru_utime + one.ru_stime for one in used),
            "peak": own_peak() if engine == "loop" else used[1].ru_maxrss / 1024,
            "bytes": int(made["bytes"].sum()),
            "articles": int(made.set_index("table").loc["articles", "rows"]),
        }
    print(json.dumps(told))


def own_peak() -> float:
    """Return the most memory this process held, in MB; getrusage would count the parent's, before the exec."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(folder: Path, engine: str, quotes: bool) -> dict[str, Any]:
    """Run one engine in a fresh process, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.corpus", "--one", str(folder), engine, "quotes" if quotes else ""]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Make the corpus, run everything, print one table."""
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 1000.0
    chosen = sys.argv[2:] or list(ENGINES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_corpus(folder, megabytes)
        files = sorted(folder.glob("*.jsonl"))
        size = sum(file.stat().st_size for file in files) / 1e6
        speed = files[0].stat().st_size / 1e6 / bare(folder)
        heads = ("what", "s", "s of processor", "MB/s", "articles/s", "peak MB of a worker", "MB written")
        print(f"{size:.0f} MB of JSON lines, {TERMS} terms\n\n| {' | '.join(heads)} |\n|{' --- |' * len(heads)}")
        print(f"| bare find_mentions | | {size / speed:.0f} | {speed:.1f} | | | |", flush=True)
        for engine, quotes in [(engine, False) for engine in chosen] + [("loop", True)] * (size < 200):
            told = measure(folder, engine, quotes)
            seconds = told["seconds"]
            rates = f"{seconds:.0f} | {told['cpu']:.0f} | {size / seconds:.2f} | {told['articles'] / seconds:.0f}"
            print(f"| {engine}{', with quotes' * quotes} | {rates} | {told['peak']:.0f} | {told['bytes'] / 1e6:.0f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]), sys.argv[3], bool(sys.argv[4]))
    else:
        main()
