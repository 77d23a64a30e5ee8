"""Every engine gives the same rows, and none loses them with a worker."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest
from test_corpus_run import SAMPLE, assert_same, plain

from analysis.corpus import engines, run
from analysis.corpus.manifest import Entry
from analysis.corpus.work import Job, Task, do_part
from analysis.errors import CorpusError

__all__ = ["plain"]


def die_once(flag: Path, job: Job, task: Task) -> Entry:
    """Do the part, but the first worker to come here kills itself."""
    try:
        flag.touch(exist_ok=False)
    except FileExistsError:
        return do_part(job, task)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def die_always(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_two_workers_one_killed_give_equal_tables(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr("analysis.corpus.running.do_part", partial(die_once, tmp_path / "flag"))
    run(SAMPLE, tmp_path / "out", engine=engine, workers=2, part_bytes=9_000, progress=False)
    assert (tmp_path / "flag").exists()
    assert_same(plain, tmp_path / "out")


@pytest.mark.slow
def test_a_task_that_kills_every_worker_is_an_error() -> None:
    with pytest.raises(CorpusError, match="die again and again"):
        list(engines.pool(die_always, [1, 2], workers=1))


def test_an_unreachable_scheduler_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "CONNECT_SECONDS", 1)
    with pytest.raises(CorpusError, match="no Dask scheduler answers there"):
        run(SAMPLE, tmp_path / "out", engine="tcp://127.0.0.1:9", progress=False)


def test_loop_keeps_the_order_and_stops_with_the_caller() -> None:
    done = engines.loop(str, [3, 1, 2])
    assert next(done) == "3"
    assert list(done) == ["1", "2"]
