"""Many articles, shared out among kernels: a second one is started where it saves more than it costs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import local
from typing import TypeVar

from analysis.reports.kernel import Kernel, running_kernel

Piece = TypeVar("Piece")
Done = TypeVar("Done")

_WORTH = 8  # pieces from which a second kernel pays: to start one costs as much as to work on two or three
_MOST = 2


class Kernels:
    """A kernel that is running, and another one when there is much to do."""

    def __init__(self, folder: Path, first: Kernel) -> None:
        self._folder, self._first = folder, first

    def each(self, work: Callable[[Kernel, Piece], Done], pieces: Iterable[Piece], count: int) -> Iterator[Done]:
        """Do the work on each of `count` pieces, which may still be in the making; yield what it returns in order."""
        mine, idle = local(), SimpleQueue[Kernel]()
        idle.put(self._first)

        def do(piece: Piece) -> Done:
            if not hasattr(mine, "kernel"):  # a kernel is spoken to by one thread only
                mine.kernel = idle.get()
            return work(mine.kernel, piece)

        with ExitStack() as more:
            kernels = min(_MOST, os.cpu_count() or 1) if count >= _WORTH else 1
            for _ in range(1, kernels):
                idle.put(more.enter_context(running_kernel(self._folder)))
            with ThreadPoolExecutor(kernels) as threads:
                yield from threads.map(do, pieces)


@contextmanager
def running_kernels(folder: Path) -> Iterator[Kernels]:
    """Start a kernel whose working folder is `folder`; it and what joins it end with the block."""
    with running_kernel(folder) as first:
        yield Kernels(folder, first)
