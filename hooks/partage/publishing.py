"""The published folder is whole at every moment: build beside it, then exchange."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(published: Path) -> Path:
    """Return the empty folder in which the next site is built, beside *published*.

    What a build that was killed left behind is removed, and its half-done exchange finished.
    """
    beside, former = _neighbours(published)
    if former.exists() and not published.exists():
        former.rename(published)
    for leftover in (beside, former):
        shutil.rmtree(leftover, ignore_errors=True)
    beside.mkdir(parents=True)
    return beside


def publish(published: Path) -> None:
    """Put what was built in the place of *published*, in one step where the system can."""
    beside, former = _neighbours(published)
    if not published.exists():
        beside.rename(published)
    elif _exchange(beside, published):
        shutil.rmtree(beside)
    else:
        published.rename(former)
        beside.rename(published)
        shutil.rmtree(former)


def discard(published: Path) -> None:
    """Leave *published* as it was."""
    shutil.rmtree(_neighbours(published)[0], ignore_errors=True)


def _neighbours(published: Path) -> tuple[Path, Path]:
    return published.with_name(f"{published.name}.new"), published.with_name(f"{published.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once (Linux, renameat2(2)); return False where that cannot be done."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
