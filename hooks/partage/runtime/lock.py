"""A lock: one build per project at a time. The next one waits, also for workers orphaned by a kill."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nothing keeps two builds apart
    fcntl = None  # type: ignore[assignment]


class BuildLock:
    """A lock on a folder; nothing is left in it, and nothing needs to be removed after a kill."""

    def __init__(self, folder: Path, waiting: Callable[[], None]) -> None:
        """Wait until no other build works in *folder*; *waiting* is called first where there is one."""
        self._file = -1
        if fcntl is None:
            return
        try:
            self._file = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(self._file, fcntl.LOCK_EX)
        except OSError:  # a file system without locks: as if there were none
            return

    def release(self) -> None:
        """Let the next build begin."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
