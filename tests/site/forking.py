"""A build in a process of its own, which may be killed: forked, since loading the engine takes longer than building."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from traceback import format_exc

from tests.site.building import build


class ForkedBuild:
    """What `mkdocs build` does, in a group of processes of its own, with two processes."""

    def __init__(self, root: Path) -> None:
        self._status: int | None = None
        self._beside = root.parent
        self.pid = os.fork()
        if not self.pid:
            self._run(root)

    def _run(self, root: Path) -> None:
        status = 1
        try:
            os.setsid()
            os.environ["PARTAGE_PROCESSES"] = "2"
            output = os.open(self._output_of(os.getpid()), os.O_WRONLY | os.O_CREAT)
            os.dup2(output, 1)
            os.dup2(output, 2)
            build(root, strict=False)
            status = 0
        except BaseException:
            os.write(2, format_exc().encode())
            raise
        finally:
            # Neither the tests nor what they do at their end go on here.
            os._exit(status)

    @property
    def said(self) -> str:
        """What it wrote, with the error that ended it if one did."""
        return self._output_of(self.pid).read_text("utf-8", "replace")

    def _output_of(self, process: int) -> Path:
        return self._beside / f"output-{process}"

    def poll(self) -> int | None:
        """Return how it ended, if it did."""
        if self._status is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status

    def wait(self, seconds: float = 120) -> int:
        """Return how it ended."""
        end = time.monotonic() + seconds
        while (status := self.poll()) is None:
            assert time.monotonic() < end, "the build does not end"
            time.sleep(0.005)
        return status

    def kill(self, *, with_workers: bool = False) -> None:
        """Kill it, with its workers as when the machine stops, or alone as when memory is short."""
        (os.killpg if with_workers else os.kill)(self.pid, signal.SIGKILL)
