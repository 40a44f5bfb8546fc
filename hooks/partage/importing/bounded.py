"""Work on a file that somebody sent, in a process of its own: it may crash, swell or hang, and this one carries on.

Bounds: processor and elapsed time; memory, where the system enforces it (on Linux, not on macOS); files written; the
answer. On Windows, only elapsed time and the answer. The answer is JSON: a process that has read hostile bytes is only
trusted to return plain values.
"""

from __future__ import annotations

import copyreg
import faulthandler
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import MappingProxyType
from typing import Any

from partage.importing.refusal import Refusal

if sys.platform != "win32":
    import resource

MEMORY = 1280 * 2**20
"""Bytes that the work may allocate, in addition to what the process already has."""
_MAX_WRITTEN_FILE = 64 * 2**20
_HEAP_EXHAUSTED = 251
"""Exit code of a Haskell program, such as pandoc, that reaches its own memory limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one piece of work may use, and what people can do when it is too much."""

    processor: int
    """Seconds of processor time, for this process and the programs that it starts, together."""
    elapsed: float
    """Seconds on the clock."""
    way_out: str
    """The end of the sentence of a refusal, in French."""
    answer: int = 32 * 2**20
    """Bytes of the answer."""

    def too_long(self) -> Refusal:
        """Return the refusal of work that takes too much time."""
        return self._refusal("ce fichier est trop compliqué : sa lecture, trop longue, a été arrêtée")

    def too_large(self) -> Refusal:
        """Return the refusal of work that takes too much memory, or whose answer is too large."""
        return self._refusal("ce fichier devient démesuré dès qu’on le lit : il demande trop de mémoire")

    def too_deep(self) -> Refusal:
        """Return the refusal of a file that is nested too deeply."""
        return self._refusal("ce fichier est trop imbriqué pour être lu")

    def broken(self, why: str = "") -> Refusal:
        """Return the refusal of work that failed, with *why* if it is known."""
        return self._refusal(f"ce fichier ne peut pas être lu{f' ({why})' if why else ''}")

    def _refusal(self, reason: str) -> Refusal:
        return Refusal(f"{reason} ; {self.way_out}.")


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


# A spawned process is given the closed lists, read-only mappings that Python does not pickle by itself.
copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


def call(work: Callable[..., Any], *arguments: Any, bounds: Bounds) -> Any:
    """Return the result of `work(*arguments)`, a JSON value; Refusal if it refuses, fails or exceeds a bound.

    *work* is a module-level function. A fork takes about 10 ms. Where forking is impossible, or unsafe because of other
    threads, a new Python is spawned, and *work* and its *arguments* must be picklable.
    """
    forks = sys.platform != "win32" and threading.active_count() == 1
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    # Otherwise the child would write whatever is still in a buffer a second time.
    sys.stdout.flush()
    sys.stderr.flush()
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(sending, bounds, work, arguments), daemon=True)
    child.start()
    try:
        sending.close()
        if not receiving.poll(bounds.elapsed):
            raise bounds.too_long()
        answer = json.loads(receiving.recv_bytes(bounds.answer))
    except EOFError:
        _end(child)
        raise _reason(child.exitcode, bounds) from None
    except OSError:
        raise bounds.too_large() from None
    except (UnicodeError, json.JSONDecodeError):
        raise bounds.broken() from None
    finally:
        _end(child)
        receiving.close()
    if "refused" in answer:
        raise Refusal(str(answer["refused"]))
    return answer["value"]


def processor_time() -> float:
    """Return the seconds of processor time that this process and its children that have ended have taken."""
    if sys.platform == "win32":
        return time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def program(command: Sequence[str], given: bytes, bounds: Bounds, left: float) -> bytes:
    """Return the standard output of *command* for the input *given*; Refusal if it fails or exceeds a bound.

    *left* is how many seconds of processor time there are left for it.
    """
    if left <= 0:
        raise bounds.too_long()
    timed: dict[str, Any] = {}
    if sys.platform != "win32":
        # Unlike a limit of resources, a timer counts fractions of seconds; both survive the start of the program.
        timed["preexec_fn"] = partial(signal.setitimer, signal.ITIMER_PROF, left)
    expired = threading.Event()
    output = b""
    with tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        process = subprocess.Popen(
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **timed
        )
        with process:
            # Reading blocks: without a timer, nothing would stop a program that prints nothing.
            alarm = threading.Timer(bounds.elapsed, _expire, (expired, process))
            alarm.start()
            try:
                output = process.stdout.read(bounds.answer + 1) if process.stdout else b""
            finally:
                if len(output) > bounds.answer:
                    process.kill()
                process.wait()
                alarm.cancel()
                alarm.join()
    if expired.is_set():
        raise bounds.too_long()
    if len(output) > bounds.answer or process.returncode == _HEAP_EXHAUSTED:
        raise bounds.too_large()
    if process.returncode:
        raise _reason(process.returncode, bounds)
    return output


def _expire(expired: threading.Event, process: subprocess.Popen[bytes]) -> None:
    expired.set()
    process.kill()


def _reason(code: int | None, bounds: Bounds) -> Refusal:
    """Return the refusal that explains the exit *code* of a process (minus the number of a signal, if one ended it)."""
    if sys.platform != "win32" and code is not None and code < 0:
        # A program that is denied memory aborts, and the system kills one that takes all of it.
        return bounds.too_long() if -code in (signal.SIGXCPU, signal.SIGPROF) else bounds.too_large()
    return bounds.broken()


def _end(child: BaseProcess) -> None:
    """Kill *child* and everything that it started, and wait for it."""
    if sys.platform != "win32" and child.pid is not None and child.exitcode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.join()


def _answer(sending: Connection, bounds: Bounds, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
    """Run *work* in the child process, and send one answer."""
    _confine(bounds)
    try:
        answer = _json({"value": work(*arguments)})
        if len(answer) > bounds.answer:
            answer = _json({"refused": str(bounds.too_large())})
    except Refusal as refused:
        answer = _json({"refused": str(refused)})
    except RecursionError:
        answer = _json({"refused": str(bounds.too_deep())})
    except MemoryError:
        answer = _json({"refused": str(bounds.too_large())})
    except BaseException as error:  # whatever a reader of hostile bytes raises, Rust panics included
        answer = _json({"refused": str(bounds.broken(type(error).__name__))})
    sending.send_bytes(answer)
    sending.close()


def _json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def _confine(bounds: Bounds) -> None:
    """Detach this process from the terminal, and limit it to its bounds."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        # A program that aborts prints messages of its own, in English.
        os.dup2(nowhere, stream)
    if sys.platform == "win32":
        return
    os.setsid()
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_FSIZE, _MAX_WRITTEN_FILE, _MAX_WRITTEN_FILE)
    # At the soft limit, the signal (SIGXCPU) says why the process ends; at the hard one, it is simply killed.
    _limit(resource.RLIMIT_CPU, bounds.processor, bounds.processor + 1)
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _limit(resource.RLIMIT_AS, taken + MEMORY, taken + MEMORY)


def _limit(what: int, soft: int, hard: int) -> None:
    """Lower the limit on *what*, never above a limit that this process was started with."""
    if sys.platform != "win32":
        allowed = resource.getrlimit(what)
        most = [each for each in allowed if each != resource.RLIM_INFINITY]
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (min([soft, *most]), min([hard, *most[-1:]])))
