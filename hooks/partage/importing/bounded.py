"""Work on what somebody sent, in a process of its own: it may crash, swell or never end, and this one goes on.

Bounded: the time, of processor and of the clock; the memory, where the system counts it (Linux; macOS does not); the
files written; the answer. On Windows, only the time and the answer are. What comes back is JSON: a process that read
hostile bytes is no longer trusted with more than values.
"""

from __future__ import annotations

import faulthandler
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from partage.importing.refusal import Refusal

if sys.platform != "win32":
    import resource

MEMORY = 1280 * 2**20
"""Bytes that the work may ask for, beside what the process already has."""
_LARGEST_FILE = 64 * 2**20
_HEAP_EXHAUSTED = 251
"""What a Haskell program, such as pandoc, ends with when its own bound on memory is reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one piece of work may take, and what to do where it takes more."""

    processor: int
    """Seconds of processor, for each process."""
    elapsed: float
    """Seconds on the clock."""
    way_out: str
    """In French: the end of the sentence of a refusal."""
    answer: int = 32 * 2**20
    """Bytes of what comes back."""

    def too_long(self) -> Refusal:
        """Return the refusal of work that takes too much time."""
        return self._refusal("ce fichier est trop compliqué : sa lecture, trop longue, a été arrêtée")

    def too_large(self) -> Refusal:
        """Return the refusal of work that takes too much memory, or says too much."""
        return self._refusal("ce fichier devient démesuré dès qu’on le lit : il demande trop de mémoire")

    def too_deep(self) -> Refusal:
        """Return the refusal of what holds itself too many times."""
        return self._refusal("ce fichier est trop imbriqué pour être lu")

    def broken(self, why: str = "") -> Refusal:
        """Return the refusal of work that fails."""
        return self._refusal(f"ce fichier ne peut pas être lu{f' ({why})' if why else ''}")

    def _refusal(self, reason: str) -> Refusal:
        return Refusal(f"{reason} ; {self.way_out}.")


def call(work: Callable[..., Any], *arguments: Any, bounds: Bounds) -> Any:
    """Return what `work(*arguments)` does, a value that JSON can say; Refusal where it refuses, or breaks a bound.

    *work* is a function of a module. A fork costs some 10 ms. Where there is none, or where other threads make it
    unsafe, a new Python reads its *arguments*.
    """
    forks = sys.platform != "win32" and threading.active_count() == 1
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    # What is still in a buffer would be written once more by the child.
    sys.stdout.flush()
    sys.stderr.flush()
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(sending, bounds, work, arguments), daemon=True)
    child.start()
    try:
        sending.close()
        if not receiving.poll(bounds.elapsed):
            raise bounds.too_long()
        told = json.loads(receiving.recv_bytes(bounds.answer))
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
    if "refused" in told:
        raise Refusal(str(told["refused"]))
    return told["value"]


def program(command: Sequence[str], given: bytes, bounds: Bounds) -> bytes:
    """Return what *command* writes when it reads *given*; Refusal where it fails or breaks a bound."""
    expired = threading.Event()
    said = b""
    with tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        with process:
            # Otherwise nobody would end a program that says nothing.
            alarm = threading.Timer(bounds.elapsed, _expire, (expired, process))
            alarm.start()
            try:
                said = process.stdout.read(bounds.answer + 1) if process.stdout else b""
            finally:
                if len(said) > bounds.answer:
                    process.kill()
                process.wait()
                alarm.cancel()
                alarm.join()
    if expired.is_set():
        raise bounds.too_long()
    if len(said) > bounds.answer or process.returncode == _HEAP_EXHAUSTED:
        raise bounds.too_large()
    if process.returncode:
        raise _reason(process.returncode, bounds)
    return said


def _expire(expired: threading.Event, process: subprocess.Popen[bytes]) -> None:
    expired.set()
    process.kill()


def _reason(ended: int | None, bounds: Bounds) -> Refusal:
    """Return why a process *ended* so: minus the number of a signal, or what the program says."""
    if sys.platform != "win32" and ended is not None and ended < 0:
        # A program that cannot have the memory that it asks for aborts, and the system kills what takes all of it.
        return bounds.too_long() if -ended == signal.SIGXCPU else bounds.too_large()
    return bounds.broken()


def _end(child: BaseProcess) -> None:
    """End *child* and all that it started, and wait for it."""
    if sys.platform != "win32" and child.pid is not None and child.exitcode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.join()


def _answer(sending: Connection, bounds: Bounds, work: Callable[..., Any], arguments: Sequence[Any]) -> None:
    """Do the work of a child: send one answer, and end."""
    _confine(bounds)
    try:
        told = _json({"value": work(*arguments)})
        if len(told) > bounds.answer:
            told = _json({"refused": str(bounds.too_large())})
    except Refusal as refused:
        told = _json({"refused": str(refused)})
    except RecursionError:
        told = _json({"refused": str(bounds.too_deep())})
    except MemoryError:
        told = _json({"refused": str(bounds.too_large())})
    except BaseException as error:  # whatever a reader of hostile bytes raises, a panic of Rust too
        told = _json({"refused": str(bounds.broken(type(error).__name__))})
    sending.send_bytes(told)
    sending.close()


def _json(told: dict[str, Any]) -> bytes:
    return json.dumps(told).encode()


def _confine(bounds: Bounds) -> None:
    """Take from this process what it does not need: the terminal, and more than its bounds."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        # What ends abruptly says so in its own words.
        os.dup2(nowhere, stream)
    if sys.platform == "win32":
        return
    os.setsid()
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_FSIZE, _LARGEST_FILE, _LARGEST_FILE)
    # At the first limit the system says why it ends the process; at the second one, it only ends it.
    _limit(resource.RLIMIT_CPU, bounds.processor, bounds.processor + 1)
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        _limit(resource.RLIMIT_AS, taken + MEMORY, taken + MEMORY)


def _limit(what: int, soft: int, hard: int) -> None:
    """Lower the limit of this process on *what*: who started it may have lowered it more."""
    if sys.platform != "win32":
        allowed = resource.getrlimit(what)
        most = [each for each in allowed if each != resource.RLIM_INFINITY]
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (min([soft, *most]), min([hard, *most[-1:]])))
