"""The same work on several items, over all processors: forked where the system can, in one process elsewhere."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
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

        Each takes the next item when it is done with one, since some take much longer than others. Results wait in
        files: in memory they would be there several times, and nobody reads a pipe meanwhile.
        """
        self._count = len(items)
        self._done = multiprocessing.RawArray("q", processes)
        self._turns = _Turns(len(items))
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
            arguments = (work, items, self._turns, results, sending, others, os.getpid(), done)
            worker = fork.Process(target=_work_in_turn, args=arguments, daemon=True)
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
            for _, receiving in self._workers:
                _raise_failure(receiving)
            for results in self._results:
                results.seek(0)
            next_of = dict(map(_next_result, self._results))
            for index in range(self._count):
                results = next_of.pop(index)
                yield pickle.load(results)  # noqa: S301 - written by `_work_in_turn`
                following, results = _next_result(results)
                next_of[following] = results
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
        self._turns.close()


class _Turns:
    """The numbers of the items, each taken once, by whichever worker asks next.

    They are in a file whose position the workers share: unlike with a lock, none waits for one that was killed.
    """

    _BYTES = 4

    def __init__(self, count: int) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed by `close`
        self._file.write(b"".join(number.to_bytes(self._BYTES, "little") for number in range(count)))
        self._file.seek(0)

    def __iter__(self) -> Iterator[int]:
        while taken := os.read(self._file.fileno(), self._BYTES):
            yield int.from_bytes(taken, "little")

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


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


def _next_result(results: IO[bytes]) -> tuple[int, IO[bytes]]:
    """Return the number of the item whose result comes next in *results*, -1 at their end; and *results*."""
    try:
        number: int = pickle.load(results)  # noqa: S301 - written by `_work_in_turn`
    except EOFError:
        return -1, results
    return number, results


def _work_in_turn(
    work: Callable[[Any], Any],
    items: Sequence[Any],
    turns: Iterable[int],
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
        for count, number in enumerate(turns, 1):
            stop_if_orphan(parent)
            pickle.dump(number, results, pickle.HIGHEST_PROTOCOL)
            pickle.dump(work(items[number]), results, pickle.HIGHEST_PROTOCOL)
            done(count)
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
