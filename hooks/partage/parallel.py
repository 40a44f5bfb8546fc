"""The same work over all processors: forked where there is fork, one process elsewhere, same results either way."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 64
"""Items under which starting processes costs more than it saves."""


Told: TypeAlias = Callable[[int, int], None]
"""Is told how many items are done, of how many."""
_NOW_AND_THEN = 0.2
"""Seconds."""


def _deaf(done: int, total: int) -> None:
    return


class WorkerFailed(RuntimeError):
    """A worker process ended without its results, killed or out of memory."""


class Orphan(RuntimeError):
    """Nobody waits for this work any more."""


def available_processes() -> int:
    """Return how many processes may work at once.

    One where fork is missing, or unsafe: other threads may hold locks that a child would wait for.
    """
    if sys.platform not in ("linux", "darwin") or threading.active_count() > 1:
        return 1
    asked = os.environ.get("PARTAGE_PROCESSES", "")
    return int(asked) if asked.isdigit() and int(asked) else len(_usable_processors())


def _usable_processors() -> Sequence[int]:
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


class Started(Generic[Result]):
    """Work under way in other processes, while this one does something else."""

    def __init__(self, work: Callable[[Any], Result], items: Sequence[Any], processes: int) -> None:
        """Fork *processes* workers: *work* and *items* need no pickling, results do."""
        self._count = len(items)
        self._done = multiprocessing.RawArray("q", processes)
        self._workers: list[tuple[BaseProcess, Connection]] = []
        fork = multiprocessing.get_context("fork")
        # What is still in a buffer would be written once more by each worker.
        sys.stdout.flush()
        sys.stderr.flush()
        for number in range(processes):
            receiving, sending = fork.Pipe(duplex=False)
            others = [receiving, *(its_end for _, its_end in self._workers)]
            done = partial(self._done.__setitem__, number)
            arguments = (work, items[number::processes], sending, others, os.getpid(), done)
            worker = fork.Process(target=_work_on_slice, args=arguments, daemon=True)
            worker.start()
            sending.close()
            self._workers.append((worker, receiving))

    def results(self, told: Told = _deaf) -> list[Result]:
        """Wait for the results, in the order of the items; raise the first error of a worker.

        *told* is told now and then how many are done.
        """
        try:
            for _, receiving in self._workers:
                while not receiving.poll(_NOW_AND_THEN):
                    told(sum(self._done), self._count)
            slices = [_received(receiving) for _, receiving in self._workers]
        finally:
            self.stop()
        return [slices[index % len(slices)][index // len(slices)] for index in range(self._count)]

    def stop(self) -> None:
        """End the workers, whether they are done or not."""
        for worker, receiving in self._workers:
            receiving.close()
            worker.terminate()
            worker.join()


class Postponed(Generic[Result]):
    """The same, where no other process is to be had: the work is done when its results are asked for."""

    def __init__(self, work: Callable[[Any], Result], items: Sequence[Any]) -> None:
        """Keep *work* for later."""
        self._work, self._items = work, items

    def results(self, told: Told = _deaf) -> list[Result]:
        """Do the work, and return its results in the order of the items; *told* is told how many are done."""
        results = []
        for item in self._items:
            results.append(self._work(item))
            told(len(results), len(self._items))
        return results

    def stop(self) -> None:
        """Forget the work."""
        self._items = ()


def start_slices(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int, worth: int = WORTH_IT
) -> Started[Result] | Postponed[Result]:
    """Start `work(item)` for each of *items* over *processes*, if there are *worth* items or more."""
    if processes == 1 or len(items) < worth:
        return Postponed(work, items)
    return Started(work, items, min(processes, len(items)))


def map_slices(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    processes: int,
    worth: int = WORTH_IT,
    told: Told = _deaf,
) -> list[Result]:
    """Return `work(item)` for each of *items*, in order; the first error of a worker is raised here."""
    return start_slices(work, items, processes, worth).results(told)


def stop_if_orphan(parent: int) -> None:
    """End the work of a worker whose *parent* is gone: a killed build must not write into the next one."""
    if parent not in (os.getpid(), os.getppid()):
        raise Orphan


def _work_on_slice(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    sending: Connection,
    inherited: Sequence[Connection],
    parent: int,
    done: Callable[[int], None],
) -> None:
    # While a worker holds an end that reads, it would wait for ever to be read by a parent that is gone.
    for receiving in inherited:
        receiving.close()
    results = []
    try:
        for item in items:
            stop_if_orphan(parent)
            results.append(work(item))
            done(len(results))
        sending.send(results)
    except Orphan:
        return
    except Exception as error:  # whatever it is, it is raised again in the parent
        sending.send(error)
    finally:
        sending.close()


def _received(receiving: Connection) -> list[Any]:
    try:
        received = receiving.recv()
    except EOFError:
        raise WorkerFailed("un processus de construction s’est arrêté (mémoire insuffisante ?)") from None
    if isinstance(received, Exception):
        raise received
    return list(received)
