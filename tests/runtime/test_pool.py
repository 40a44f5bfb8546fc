"""The same work in one process or many, with the same results and the same failures."""

from __future__ import annotations

import multiprocessing
import os
import threading

import pytest

from partage.runtime.pool import (
    MIN_ITEMS,
    ForkedTasks,
    LazyTasks,
    WorkerFailed,
    available_processes,
    parallel_map,
    start_tasks,
)

MANY = range(MIN_ITEMS + 3)


class NoDivision(ValueError):
    pass


def half(number: int) -> float:
    if number == 10:
        raise NoDivision("dix")
    return number / 2


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_are_in_the_order_of_the_items(processes: int) -> None:
    assert parallel_map(lambda number: number * number, MANY, processes) == [
        number * number for number in MANY
    ]


def test_work_is_shared_between_processes() -> None:
    both = multiprocessing.get_context("fork").Barrier(2, timeout=60)
    processes = parallel_map(lambda number: (number > 1 or both.wait(), os.getpid())[1], MANY, 2)
    assert len(set(processes)) == 2
    assert os.getpid() not in processes


def test_a_long_item_does_not_keep_others_waiting() -> None:
    """Half of the items would wait for it if they were dealt out before."""
    rest = multiprocessing.get_context("fork").Semaphore(0)

    def work(number: int) -> int:
        if number == 0:
            for _ in MANY[1:]:
                assert rest.acquire(timeout=60)
        else:
            rest.release()
        return number

    assert parallel_map(work, MANY, 2) == list(MANY)


def test_few_items_are_not_worth_a_process() -> None:
    assert set(parallel_map(lambda _: os.getpid(), range(MIN_ITEMS - 1), 2)) == {os.getpid()}


@pytest.mark.parametrize("processes", [1, 2])
def test_error_of_a_worker_is_raised_here(processes: int) -> None:
    with pytest.raises(NoDivision, match="dix"):
        parallel_map(half, MANY, processes)


def test_worker_that_is_killed_is_told() -> None:
    with pytest.raises(WorkerFailed, match="un processus de construction s’est arrêté"):
        parallel_map(lambda number: os._exit(9) if number == 5 else number, MANY, 2)


def test_result_that_cannot_be_sent_is_an_error_and_no_hang() -> None:
    with pytest.raises(Exception, match="pickle"):
        parallel_map(lambda number: lambda: number, MANY, 2)


def test_work_starts_before_its_results_are_asked_for_or_when_they_are() -> None:
    started: ForkedTasks[int] | LazyTasks[int] = start_tasks(lambda number: number, MANY, 2)
    assert isinstance(started, ForkedTasks)
    assert [*started.results()] == list(MANY)
    postponed: ForkedTasks[int] | LazyTasks[int] = start_tasks(lambda number: number, MANY, 1)
    assert isinstance(postponed, LazyTasks)
    postponed.stop()
    assert [*postponed.results()] == []


def test_stopped_workers_are_gone() -> None:
    started: ForkedTasks[None] = ForkedTasks(lambda _: threading.Event().wait(60) and None, MANY, 2)
    started.stop()
    assert not any(worker.is_alive() for worker, _ in started._workers)


def test_one_may_say_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setenv("PARTAGE_PROCESSES", "3")
    assert available_processes() == 3
    for wrong in ("", "0", "-1", "deux"):
        monkeypatch.setenv("PARTAGE_PROCESSES", wrong)
        assert available_processes() == len(os.sched_getaffinity(0))


def test_beside_other_threads_or_without_fork_there_is_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTAGE_PROCESSES", "3")
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert available_processes() == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr("sys.platform", "win32")
    assert available_processes() == 1
