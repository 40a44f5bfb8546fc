"""The published folder is whole at every moment: build next to it, then exchange, or move in what changed.

Where nothing is known of the published site, the folder built next to it takes its place in one step. Where it is, only
what changed was built. If a page is new, the files that stay are linked next to it, and the whole is exchanged: no new
page leads to another that is not there yet. Otherwise each file takes the place of the former one in one step, in an
order in which no page leads to a missing file: new files first, then changed ones, then deletions.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from partage.runtime.output_folders import MARKER, beside, former
from partage.runtime.rooted import Folder, Unsafe

_MARK = "Ce dossier est écrit et vidé par « partage » : n’y mettez rien.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(published: Path) -> Path:
    """Return the empty folder in which the next site is built, next to *published*.

    The leftovers of a killed build are removed, and its unfinished exchange is completed.
    """
    before = former(published)
    if os.path.lexists(before) and not os.path.lexists(published):
        before.rename(published)
    for leftover in (beside(published), before):
        _remove(leftover)
    beside(published).mkdir(parents=True)
    (beside(published) / MARKER).write_text(_MARK, "utf-8")
    return beside(published)


def publish(published: Path) -> None:
    """Put what was built in the place of *published*, in one step where the system can."""
    built, before = beside(published), former(published)
    (built / MARKER).unlink(missing_ok=True)
    if not os.path.lexists(published):
        built.rename(published)
    elif _exchange(built, published):
        _remove(built)
    else:
        published.rename(before)
        built.rename(published)
        _remove(before)


def complete(published: Path, paths: Iterable[str]) -> bool:
    """Link the published files at *paths* into what was built, without copying: it is then the whole next site.

    Return False where that cannot be done, such as on a file system without hard links.
    """
    built = beside(published)
    try:
        for folder, names in _by_folder(paths):
            (built / folder).mkdir(parents=True, exist_ok=True)
            with Folder(published, *folder.parts) as source:
                for name in names:
                    # MkDocs writes all its pages each time: an unchanged one keeps its time.
                    (built / folder / name).unlink(missing_ok=True)
                    source.link(name, built / folder / name)
    except OSError:
        return False
    return True


def move_in(published: Path, paths: Iterable[str], gone: Iterable[str]) -> None:
    """Move the built files at *paths* into *published*, then delete *gone* and the folders that this leaves empty.

    New files come before those that change. No link in *published* is followed: one that is in the way is removed.
    """
    built = beside(published)
    ordered = sorted(paths)
    replaced = [path for path in ordered if os.path.lexists(published / path)]
    changed = set(replaced)
    for folder, names in (
        *_by_folder(path for path in ordered if path not in changed),
        *_by_folder(replaced),
    ):
        with _made(published, folder) as target:
            for name in names:
                if target.is_folder(name):
                    shutil.rmtree(target.path / name)
                target.replace(built / folder / name, name)
    for folder, names in _by_folder(gone):
        with contextlib.suppress(FileNotFoundError, Unsafe), Folder(published, *folder.parts) as target:
            for name in names:
                # A folder is there now: the file has made room for it already.
                with contextlib.suppress(FileNotFoundError):
                    if not target.is_folder(name):
                        target.remove(name)
        _remove_empty(published, folder)
    _remove(built)


def _by_folder(paths: Iterable[str]) -> Iterator[tuple[PurePosixPath, list[str]]]:
    """Yield the folders of *paths* in the order in which they are first met, each with the names in it."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for folder, names in folders.items():
        yield PurePosixPath(folder), names


def _made(published: Path, folder: PurePosixPath) -> Folder:
    """Return *folder* of *published*, created where missing; a file or a link in the way is removed."""
    with contextlib.suppress(FileNotFoundError, Unsafe):
        return Folder(published, *folder.parts)
    for depth, part in enumerate(folder.parts):
        with (
            Folder(published, *folder.parts[:depth], make=True) as parent,
            contextlib.suppress(FileNotFoundError),
        ):
            if not parent.is_folder(part):
                parent.remove(part)
    return Folder(published, *folder.parts, make=True)


def _remove_empty(published: Path, folder: PurePosixPath) -> None:
    """Remove *folder* and those that hold it, as far up as they are empty."""
    for depth in range(len(folder.parts), 0, -1):
        try:
            with Folder(published, *folder.parts[: depth - 1]) as parent:
                parent.remove_folder(folder.parts[depth - 1])
        except OSError:
            return


def _remove(folder: Path) -> None:
    """Remove *folder* of an earlier build with everything in it; follow no link, *folder* itself included.

    Its mark goes last: what is left by a kill, or seen meanwhile by another build, would be refused as somebody else’s.
    """
    with contextlib.suppress(FileNotFoundError), Folder(folder.parent, folder.name) as opened:
        names = opened.names()
        if MARKER not in names:
            # On a full disk there is no room for it.
            with contextlib.suppress(OSError):
                opened.write(MARKER, _MARK.encode())
        for name in names:
            if opened.is_folder(name):
                shutil.rmtree(folder / name)
            elif name != MARKER:
                opened.remove(name)
        shutil.rmtree(folder)


def files_in(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the path of each file of *folder*, its size, and the nanoseconds of its last change."""
    # Tens of thousands of files: paths as texts, since pathlib takes as long as the system.
    root = f"{folder}{os.sep}"
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(root + inside) as entries:
            for entry in entries:
                path = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield path, status.st_size, status.st_mtime_ns


def discard(published: Path) -> None:
    """Leave *published* as it was."""
    with contextlib.suppress(OSError):
        _remove(beside(published))


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once (Linux, renameat2(2)); return False where that cannot be done."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0)
