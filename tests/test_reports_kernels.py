"""Articles shared out among kernels: the order kept, each kernel spoken to by one thread, few articles one kernel."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analysis.errors import ReportError
from analysis.reports import kernels
from analysis.reports.kernels import running_kernels


class _Kernel:
    def __init__(self) -> None:
        self.threads: set[int] = set()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[_Kernel]:
    """Return the kernels that were started; ended ones say so."""
    all_of_them: list[_Kernel] = []

    @contextmanager
    def start(folder: Path) -> Iterator[_Kernel]:
        all_of_them.append(_Kernel())
        yield all_of_them[-1]

    monkeypatch.setattr(kernels, "running_kernel", start)
    monkeypatch.setattr(kernels.os, "cpu_count", lambda: 4)
    return all_of_them


def work(kernel: _Kernel, piece: int) -> int:
    kernel.threads.add(threading.get_ident())
    return piece * 10


@pytest.mark.parametrize(("count", "started_in_all"), [(0, 1), (1, 1), (7, 1), (8, 2), (40, 2)])
def test_the_results_come_in_order_and_a_second_kernel_only_where_it_pays(
    started: list[_Kernel], tmp_path: Path, count: int, started_in_all: int
):
    with running_kernels(tmp_path) as ready:
        assert list(ready.each(work, iter(range(count)), count)) == [piece * 10 for piece in range(count)]
    assert len(started) == started_in_all
    assert all(len(kernel.threads) <= 1 for kernel in started)


def test_a_machine_of_one_core_has_one_kernel(started: list[_Kernel], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kernels.os, "cpu_count", lambda: None)
    with running_kernels(tmp_path) as ready:
        assert len(list(ready.each(work, range(20), 20))) == 20
    assert len(started) == 1


def test_what_fails_is_told_and_the_rest_is_left(started: list[_Kernel], tmp_path: Path):
    def fail(kernel: _Kernel, piece: int) -> int:
        if piece == 3:
            raise ReportError("the third")
        return piece

    done: list[int] = []
    with running_kernels(tmp_path) as ready, pytest.raises(ReportError, match="the third"):
        done.extend(ready.each(fail, range(20), 20))
    assert done == [0, 1, 2]
