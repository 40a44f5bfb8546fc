"""The published folder is whole at every moment: build beside it, then exchange, or move in what changed.

Where nothing is known of the published site, the folder built beside it takes its place in one step. Where it is, only
what changed was built: each file then takes the place of the former one in one step, in an order in which no page
leads to what is not there: what is new, then what changed, then away with what is gone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(published: Path) -> Path:
    """Return the empty folder in which the next site is built, beside *published*.

    What a build that was killed left behind is removed, and its half-done exchange finished.
    """
    former = _former(published)
    if former.exists() and not published.exists():
        former.rename(published)
    for leftover in (beside(published), former):
        shutil.rmtree(leftover, ignore_errors=True)
    beside(published).mkdir(parents=True)
    return beside(published)


def publish(published: Path) -> None:
    """Put what was built in the place of *published*, in one step where the system can."""
    built, former = beside(published), _former(published)
    if not published.exists():
        built.rename(published)
    elif _exchange(built, published):
        shutil.rmtree(built)
    else:
        published.rename(former)
        built.rename(published)
        shutil.rmtree(former)


def move_in(published: Path, paths: Iterable[str], gone: Iterable[str]) -> None:
    """Move the built files at *paths* into *published*, then remove those that are *gone* and what held them only."""
    built = beside(published)
    ordered = sorted(paths)
    replaced = [path for path in ordered if os.path.lexists(published / path)]
    changed = set(replaced)
    for path in (*(path for path in ordered if path not in changed), *replaced):
        target = published / path
        try:
            (built / path).replace(target)
        except OSError:
            _make_room(published, target)
            (built / path).replace(target)
    for path in gone:
        if not os.path.lexists(published / path) or (published / path).is_dir():
            # Room was made there.
            continue
        (published / path).unlink()
        with contextlib.suppress(OSError):
            # As far up as folders are empty.
            (published / path).parent.rmdir()
            os.removedirs((published / path).parent.parent)
    shutil.rmtree(built)


def _make_room(published: Path, target: Path) -> None:
    """Make the folders of *target*; a folder in its place, or a file in theirs, goes."""
    for parent in reversed(target.relative_to(published).parents):
        if (published / parent).is_file():
            (published / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        shutil.rmtree(target)


def files_in(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the path of each file of *folder*, its size, and the nanoseconds of its last change."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield path, status.st_size, status.st_mtime_ns


def discard(published: Path) -> None:
    """Leave *published* as it was."""
    shutil.rmtree(beside(published), ignore_errors=True)


def beside(published: Path) -> Path:
    """Return the folder where the next site is built."""
    return published.with_name(f"{published.name}.new")


def _former(published: Path) -> Path:
    return published.with_name(f"{published.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once (Linux, renameat2(2)); return False where that cannot be done."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
