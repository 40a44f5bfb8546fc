"""Files that did not change since they were read, known without reading them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from partage.runtime.clock import nanoseconds
from partage.runtime.fingerprint import digest
from partage.runtime.rooted import Folder

MARGIN = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use."""


def settled(folder: Folder, names: Iterable[str]) -> bytes:
    """Return what stands for the files *names* of *folder* as they are now, to be asked before they are read.

    Each change of a file changes it: the system notes the time of the last one, which nobody sets. Empty where this
    is not sure: one is no plain file, or changed so recently that it could change again at the same time by a coarse
    clock (as in the index of Git).
    """
    if os.name == "nt":
        # There, the second time is that of the creation, and anybody sets the first one.
        return b""
    known = []
    latest = 0
    try:
        for name in names:
            status = folder.status(name)
            if not stat.S_ISREG(status.st_mode):
                return b""
            latest = max(latest, status.st_mtime_ns, status.st_ctime_ns)
            times = status.st_mtime_ns, status.st_ctime_ns
            known.append(f"{name}/{status.st_ino}/{status.st_dev}/{status.st_mode}/{status.st_size}/{times}")
    except OSError:
        return b""
    return digest("\n".join(known)) if latest < nanoseconds() - MARGIN else b""
