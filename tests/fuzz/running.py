"""Many cases on all processors: a process may die or hang, which counts as a fault of the case it was running."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.fuzz.cases import Kind
from tests.fuzz.judging import INTERRUPT_AFTER, KINDS, Judge, Outcome, isolate

MAX_MEMORY = 2 * 1024**3
"""Bytes that one process, or one of its children, may use."""
MAX_SILENCE = INTERRUPT_AFTER * 6
"""Seconds without an answer after which a process is killed."""
_BATCH = 10
"""Cases of one kind that a process is given at a time."""

Work = tuple[str, deque[int]]


def run(
    numbers: Mapping[str, Iterable[int]],
    report: Callable[[Outcome], None],
    *,
    processes: int,
    seconds: float = float("inf"),
    kinds: Mapping[str, type[Kind]] = KINDS,
    max_silence: float = MAX_SILENCE,
) -> bool:
    """Run the cases *numbers* of each kind and *report* each outcome; return whether there was time for all."""
    works = deque(_batches({name: deque(those) for name, those in numbers.items()}))
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
        workers = [_Worker(Path(folder), kinds, max_silence) for _ in range(processes)]
        try:
            while True:
                in_time = time.monotonic() < end
                for worker in workers:
                    if not worker.left and works and in_time:
                        worker.give(works.popleft())
                busy = [worker for worker in workers if worker.left]
                if not busy:
                    return not works
                wait([worker.answers for worker in busy], timeout=1)
                for worker in busy:
                    for outcome in worker.outcomes():
                        report(outcome)
        finally:
            for worker in workers:
                worker.end()


def _batches(numbers: dict[str, deque[int]]) -> Iterator[Work]:
    """Yield a few cases of each kind in turn, so that a run that is cut short has covered all kinds."""
    while any(numbers.values()):
        for name, those in numbers.items():
            if those:
                yield name, deque(those.popleft() for _ in range(min(_BATCH, len(those))))


class _Worker:
    """A process, replaced when it ends; *left* holds the cases that it was given and has not answered yet."""

    def __init__(self, folder: Path, kinds: Mapping[str, type[Kind]], max_silence: float) -> None:
        self._folder = folder
        self._kinds = kinds
        self._max_silence = max_silence
        self.name = ""
        self.left: deque[int] = deque()
        self._start()

    def _start(self) -> None:
        fork = multiprocessing.get_context("fork")
        self.answers, its_end = fork.Pipe()
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        self._process = fork.Process(target=_serve, args=(its_end, self.answers, folder, self._kinds))
        self._process.start()
        its_end.close()
        self._last_answer = time.monotonic()

    def give(self, work: Work) -> None:
        """Send *work* to the process."""
        self.name, self.left = work
        self._last_answer = time.monotonic()
        with contextlib.suppress(OSError):
            self.answers.send((self.name, list(self.left)))

    def outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes received; a fault, if the process has ended or stopped answering."""
        try:
            while self.left and self.answers.poll():
                outcome = self.answers.recv()
                self._last_answer = time.monotonic()
                self.left.popleft()
                yield outcome
        except (EOFError, OSError):
            yield self._failed("the process ended")
            return
        if self.left and time.monotonic() - self._last_answer > self._max_silence:
            yield self._failed("no answer")

    def _failed(self, fault: str) -> Outcome:
        self.end()
        number, rest = self.left.popleft(), self.left
        code = self._process.exitcode
        self._start()
        if rest:
            self.give((self.name, rest))
        return Outcome(self.name, number, 0.0, fault, f"{fault}; exit code {code}")

    def end(self) -> None:
        """Kill the process and its children."""
        with contextlib.suppress(ProcessLookupError, TypeError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)  # type: ignore[arg-type]
        # It may not be in its own process group yet.
        self._process.kill()
        self._process.join()
        self.answers.close()


def _serve(answers: Connection, other_end: Connection, folder: Path, kinds: Mapping[str, type[Kind]]) -> None:
    """Run the cases received, in a process group of its own, until the other end closes."""
    os.setpgrp()
    other_end.close()
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    isolate(folder)
    judge = Judge(folder, kinds)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            name, numbers = answers.recv()
            for number in numbers:
                answers.send(judge.outcome(name, number))
