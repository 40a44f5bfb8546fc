"""The same work over all processors: forked where there is fork, one process elsewhere, same results either way."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 64
"""Items under which starting processes costs more than it saves."""


class WorkerFailed(RuntimeError):
    """A worker process ended without its results, killed or out of memory."""


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


def map_slices(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> list[Result]:
    """Return `work(item)` for each of *items*, in order; the first error of a worker is raised here.

    Workers are forked, so *work* and *items* need no pickling; results do.
    """
    if processes == 1 or len(items) < WORTH_IT:
        return [work(item) for item in items]
    fork = multiprocessing.get_context("fork")
    sys.stdout.flush()
    sys.stderr.flush()
    workers = []
    for number in range(processes):
        receiving, sending = fork.Pipe(duplex=False)
        worker = fork.Process(
            target=_work_on_slice, args=(work, items, number, processes, sending), daemon=True
        )
        worker.start()
        sending.close()
        workers.append((worker, receiving))
    try:
        slices = [_received(receiving) for _, receiving in workers]
    finally:
        for worker, receiving in workers:
            receiving.close()
            worker.terminate()
            worker.join()
    return [slices[index % processes][index // processes] for index in range(len(items))]


def _work_on_slice(
    work: Callable[[Any], Any], items: Sequence[Any], number: int, processes: int, sending: Connection
) -> None:
    try:
        sending.send([work(item) for item in items[number::processes]])
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
