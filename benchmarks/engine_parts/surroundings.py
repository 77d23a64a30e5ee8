"""Memory, a second process, one article, and the cost of the import."""

import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil
import pyarrow as pa
from pyarrow import feather

from analysis.articles import read_articles
from analysis.codebooks import read_codebook
from analysis.mentions import find_mentions
from analysis.resources import data_path
from analysis.search import search
from analysis.terms import Term, compile_terms
from benchmarks.generate import generate

MEMORY_AT_MOST = (120, 40)  # megabytes, and bytes a hit


def memory(megabytes: float, terms: int) -> tuple[float, int]:
    """Return the megabytes a search takes above its input, at its peak, and the hits; in a fresh process."""
    part = generate(10, terms)
    texts = pa.chunked_array([part.texts] * max(1, round(megabytes / 10)))
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        feather.write_feather(pa.table({"text": texts}), f"{folder}/texts", compression="uncompressed")
        return pool.submit(_memory, f"{folder}/texts", part.terms).result()


def _memory(path: str, terms: list[str]) -> tuple[float, int]:
    texts = feather.read_table(path, memory_map=False)["text"]
    codebook = tuple(map(Term, terms))
    before = psutil.Process().memory_info().rss
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
    hits = search(texts, compile_terms(codebook))
    status = Path("/proc/self/status").read_text().split()
    return int(status[status.index("VmHWM:") + 1]) / 1e3 - before / 1e6, len(hits)


def two_processes(megabytes: float, terms: int) -> float:
    """Return how much faster two processes are than one, each searching as much."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(_searched_in, [(1, terms)] * 4))
        ratios = []
        for _ in range(3):
            alone = pool.submit(_searched_in, (megabytes, terms)).result()
            together = list(pool.map(_searched_in, [(megabytes, terms)] * 2))
            ratios.append(2 * alone / max(together))
    return max(ratios)


def _searched_in(size: tuple[float, int]) -> float:
    corpus = generate(size[0], size[1])
    terms = compile_terms(tuple(map(Term, corpus.terms)))
    start = time.perf_counter()
    search(corpus.texts, terms)
    return time.perf_counter() - start


def one_article() -> float:
    """Return the milliseconds of find_mentions on the first article, with the themes, once they are loaded."""
    articles, themes = read_articles(data_path("articles", "ultra-iraq-2022-02-21.txt")), read_codebook("themes")
    find_mentions(articles, themes)
    times = []
    for _ in range(30):
        start = time.process_time()
        find_mentions(articles, themes)
        times.append(time.process_time() - start)
    return 1e3 * min(times)


def import_cost() -> float:
    """Return how long `import analysis` and its first verbs take against `import pandas`, in fresh processes."""
    imports = ("import pandas", "from analysis import find_mentions, read_articles, read_codebook")
    times: dict[str, list[float]] = {statement: [] for statement in imports}
    for _ in range(7):
        for statement, found in times.items():
            code = f"import time; start = time.process_time(); {statement}; print(time.process_time() - start)"
            found.append(float(subprocess.check_output([sys.executable, "-c", code])))
    pandas, ours = (median(found) for found in times.values())
    return ours / pandas
