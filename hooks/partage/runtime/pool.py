"""The same work on several items, over all processors: forked where the system can, in one process elsewhere."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import IO, Any, Generic, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_ITEMS = 64
"""Items under which starting processes costs more than it saves."""


Progress: TypeAlias = Callable[[int, int], None]
"""Progress callback: called with (done, total)."""
_NOW_AND_THEN = 0.2
"""Seconds."""


def no_progress(done: int, total: int) -> None:
    """Show nothing."""


class WorkerFailed(RuntimeError):
    """A worker process ended without its results, killed or out of memory."""


class Orphan(RuntimeError):
    """The process that waited for this work is gone."""


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


class ForkedTasks(Generic[Result]):
    """Work under way in other processes, while this one does something else."""

    def __init__(self, work: Callable[[Any], Result], items: Sequence[Any], processes: int) -> None:
        """Fork *processes* workers: *work* and *items* need no pickling, results do.

        Results wait in files: in memory they would be there several times, and nobody reads a pipe meanwhile.
        """
        self._count = len(items)
        self._done = multiprocessing.RawArray("q", processes)
        self._workers: list[tuple[BaseProcess, Connection]] = []
        self._results: list[IO[bytes]] = []
        fork = multiprocessing.get_context("fork")
        # What is still in a buffer would be written once more by each worker.
        sys.stdout.flush()
        sys.stderr.flush()
        for number in range(processes):
            receiving, sending = fork.Pipe(duplex=False)
            results = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `stop`
            others = [receiving, *(its_end for _, its_end in self._workers)]
            done = partial(self._done.__setitem__, number)
            arguments = (work, items[number::processes], results, sending, others, os.getpid(), done)
            worker = fork.Process(target=_work_on_slice, args=arguments, daemon=True)
            worker.start()
            sending.close()
            self._workers.append((worker, receiving))
            self._results.append(results)

    def results(self, progress: Progress = no_progress) -> Iterator[Result]:
        """Wait for the results, and yield them in the order of the items; raise the first error of a worker.

        *progress* is called now and then meanwhile.
        """
        try:
            for _, receiving in self._workers:
                while not receiving.poll(_NOW_AND_THEN):
                    progress(sum(self._done), self._count)
            for (_, receiving), results in zip(self._workers, self._results, strict=True):
                _raise_failure(receiving)
                results.seek(0)
            for index in range(self._count):
                yield pickle.load(self._results[index % len(self._results)])  # noqa: S301 - written above
        finally:
            self.stop()

    def stop(self) -> None:
        """End the workers, whether they are done or not."""
        for worker, receiving in self._workers:
            receiving.close()
            worker.terminate()
            worker.join()
        for results in self._results:
            results.close()


class LazyTasks(Generic[Result]):
    """The same in this process alone: the work is done when its results are asked for."""

    def __init__(self, work: Callable[[Any], Result], items: Sequence[Any]) -> None:
        """Keep *work* for later."""
        self._work, self._items = work, items

    def results(self, progress: Progress = no_progress) -> Iterator[Result]:
        """Do the work, and yield its results in the order of the items; *progress* is called after each."""
        for done, item in enumerate(self._items, 1):
            yield self._work(item)
            progress(done, len(self._items))

    def stop(self) -> None:
        """Forget the work."""
        self._items = ()


def start_tasks(
    work: Callable[[Item], Result], items: Sequence[Item], processes: int, min_items: int = MIN_ITEMS
) -> ForkedTasks[Result] | LazyTasks[Result]:
    """Start `work(item)` for each of *items* over *processes*, if there are *min_items* items or more."""
    if processes == 1 or len(items) < min_items:
        return LazyTasks(work, items)
    return ForkedTasks(work, items, min(processes, len(items)))


def parallel_map(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    processes: int,
    min_items: int = MIN_ITEMS,
    progress: Progress = no_progress,
) -> list[Result]:
    """Return `work(item)` for each of *items*, in order; the first error of a worker is raised here."""
    return list(start_tasks(work, items, processes, min_items).results(progress))


def stop_if_orphan(parent: int) -> None:
    """Raise `Orphan` in a worker whose *parent* is gone: a killed build must not write into the next one."""
    if parent not in (os.getpid(), os.getppid()):
        raise Orphan


def _work_on_slice(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    results: IO[bytes],
    sending: Connection,
    inherited: Sequence[Connection],
    parent: int,
    done: Callable[[int], None],
) -> None:
    # While a worker holds an end that reads, it would wait for ever to be read by a parent that is gone.
    for receiving in inherited:
        receiving.close()
    try:
        for number, item in enumerate(items, 1):
            stop_if_orphan(parent)
            pickle.dump(work(item), results, pickle.HIGHEST_PROTOCOL)
            done(number)
        results.flush()
        sending.send(None)
    except Orphan:
        return
    except Exception as error:  # whatever it is, the parent raises it again
        sending.send(error)
    finally:
        sending.close()


def _raise_failure(receiving: Connection) -> None:
    try:
        failure = receiving.recv()
    except EOFError:
        raise WorkerFailed("un processus de construction s’est arrêté (mémoire insuffisante ?)") from None
    if failure is not None:
        raise failure
