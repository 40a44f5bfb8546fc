"""What a command costs, its descendants included: seconds, processor seconds, peak memory.

Memory is read in /proc every 20 ms as PSS, which shares out between processes the pages that they share: the sum over
a tree of forked workers is what the machine really gives. Elsewhere than on Linux the peak is unknown.
"""

from __future__ import annotations

import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

EVERY = 0.02
_PROC = Path("/proc")
Process: TypeAlias = "subprocess.Popen[bytes]"


class CommandFailedError(Exception):
    """A command did not end well; the message holds what it wrote."""


@dataclass(frozen=True, slots=True)
class Time:
    """What one run of a command took."""

    seconds: float
    cpu_seconds: float


def time_of(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Time:
    """Run *command* in *folder* to its end, with nothing beside it; raise CommandFailedError if it fails."""
    cpu_before, started = _cpu_of_children(), time.perf_counter()
    with _running(command, folder, environment) as process:
        process.wait()
        seconds = time.perf_counter() - started
    return Time(seconds, _cpu_of_children() - cpu_before)


def peak_of(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> float | None:
    """Run *command* likewise; return the most that its tree held at one moment, in MB of 10^6 bytes.

    Reading /proc takes about a tenth of a processor: no run is both timed and watched.
    """
    peak = 0
    with _running(command, folder, environment) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional_bytes, _tree(process.pid))))
            time.sleep(EVERY)
    return peak / 1e6 if peak else None


@contextmanager
def _running(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Iterator[Process]:
    # A file and no pipe: nobody reads while the command runs, and a full pipe would stop it.
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        yield process
        if process.returncode:
            log.seek(0)
            raise CommandFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read()}")


def _cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        # Any thread may have started a process.
        children = [(thread / "children").read_text() for thread in (_PROC / str(pid) / "task").iterdir()]
    except OSError:
        return
    for child in " ".join(children).split():
        yield from _tree(int(child))


def _proportional_bytes(pid: int) -> int:
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0  # It ended between two looks.
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
