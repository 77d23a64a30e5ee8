"""Three ways to go through the tasks; each yields what the work returns, in whatever order it is ready."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from typing import TypeVar

from analysis.errors import CorpusError

T = TypeVar("T")
R = TypeVar("R")

# Of a cluster made here: no sampling of stacks, and workers forked, on Linux, from a process that has all imported
_FORKS = sys.platform == "linux"
_SETTINGS = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.multiprocessing-method": "forkserver" if _FORKS else "spawn",
}
_PRELOAD = ["distributed", "analysis.corpus.work"]
_MEMORY_KEPT = {"MALLOC_TRIM_THRESHOLD_": "268435456", "MALLOC_MMAP_THRESHOLD_": "268435456"}  # between arrays
ATTEMPTS = 3  # times a task may lose its worker before it is taken to be the cause
CONNECT_SECONDS = 20


def loop(work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
    """Do one task after another in this process.

    >>> list(loop(str, [1, 2]))
    ['1', '2']
    """
    yield from map(work, tasks)


def pool(work: Callable[[T], R], tasks: Sequence[T], workers: int) -> Iterator[R]:
    """Do the tasks in several processes of this machine; a killed worker's tasks are done again."""
    left = list(tasks)
    attempts = 0
    while left:
        before = len(left)
        executor = ProcessPoolExecutor(workers, get_context("spawn"), _die_with_parent)
        running: dict[Future[R], T] = {executor.submit(work, task): task for task in left}
        try:
            while running:
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    left.remove(running.pop(future))
        except BrokenProcessPool as error:
            attempts = attempts + 1 if len(left) == before else 1
            if attempts >= ATTEMPTS:
                raise CorpusError(
                    f"workers die again and again; {len(left)} parts are left. Too little memory?"
                ) from error
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def start_importing() -> None:
    """Let the workers of a cluster on this machine begin to import, seconds before the cluster can be made."""
    if not _FORKS or not find_spec("distributed"):
        return
    ours = {name: value for name, value in _MEMORY_KEPT.items() if name not in os.environ}
    os.environ.update(ours)  # read when a process begins
    try:
        forkserver = import_module("multiprocessing.forkserver")  # not everywhere there is one
        forkserver.set_forkserver_preload(_PRELOAD)
        forkserver.ensure_running()
    finally:
        for name in ours:
            del os.environ[name]


def dask(
    work: Callable[[T], R],
    tasks: Sequence[T],
    workers: int,
    address: str = "",
    tell: Callable[[str], object] = str,
) -> Iterator[R]:
    """Do the tasks on a Dask cluster: the one at `address`, or one made on this machine.

    `tell` is given the address of the dashboard, where there is one (it needs bokeh).
    """
    try:
        distributed, config = import_module("distributed"), import_module("dask.config")
    except ImportError as error:
        raise CorpusError("Dask is not installed; install maqal[cluster]") from error
    here = {"n_workers": workers, "threads_per_worker": 1, "dashboard_address": ":0"}
    with config.set(_SETTINGS):
        cluster = None if address else distributed.LocalCluster(**here)
    try:
        client = distributed.Client(cluster or address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise CorpusError(f"{address}: no Dask scheduler answers there; check address and port") from error
    if find_spec("bokeh"):
        tell(f"Dask dashboard: {client.dashboard_link}")
    try:
        futures = client.map(work, list(tasks), pure=False)
        for future in distributed.as_completed(futures):
            yield future.result()
            future.release()
    except distributed.KilledWorker as error:
        raise CorpusError(f"workers die again and again ({error}). Too little memory?") from error
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _die_with_parent() -> None:
    """Leave when the parent is killed: a worker of a pool would otherwise wait for ever."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
