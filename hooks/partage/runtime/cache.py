"""A cache of slow results: files that may be deleted, damaged, half written, read-only or planted at any moment.

An entry is either intact or ignored: it carries a digest of its content and its place that only this user can compute,
and it is written atomically. So a cache that came with a proposal, or from another machine or folder, is no cache at
all: nothing in it is unpickled or published. No link is followed, in reading, writing or removing.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import re
import sys
from collections.abc import Callable, Collection
from hmac import compare_digest
from pathlib import Path
from typing import Any, NamedTuple

from partage.runtime.cache_key import key
from partage.runtime.fingerprint import DIGEST_SIZE, digest
from partage.runtime.project import CACHE_FOLDER
from partage.runtime.rooted import Folder

_MARK = b"partage2"
_OTHERS = frozenset(
    {("builtins", "set"), ("builtins", "frozenset"), ("datetime", "date"), ("datetime", "time")}
)
_NAMED_BY_DIGEST = re.compile(rf"[0-9a-f]{{{2 * DIGEST_SIZE}}}(\.\d+)?")
_NUMBERED = re.compile(r"\d+(\.\d+)?")
_RESULT = re.compile(r"[0-9a-f]{20,64}\.(png|webp|json)(\.\d+)?")
"""A picture or what is known of one; with a number, what a process that was killed did not finish."""
MAX_UNUSED = 30 * 24 * 3600
"""Seconds after its last use in which a result is not yet removed: a branch is often left for some weeks."""


class _Values(pickle.Unpickler):
    """Unpickles our own value types and nothing else: a second barrier, behind the digest of each file."""

    def find_class(self, module: str, name: str) -> Any:
        # A module that is not loaded already is not imported.
        found = getattr(sys.modules.get(module), name, None)
        ours = module.startswith("partage.") and isinstance(found, type) and found.__module__ == module
        if ours or (module, name) in _OTHERS:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def dumps(value: Any) -> bytes:
    """Return *value* pickled."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def loads(data: bytes | memoryview) -> Any:
    """Return the value that `dumps` pickled as *data*, which this user must have written."""
    return _Values(io.BytesIO(data)).load()


def keyed_digest(*parts: bytes | str) -> bytes:
    """Return the digest of *parts* that only this user can compute."""
    return digest(*parts, key=key())


class BlobRef(NamedTuple):
    """Where one value is, in a file that holds many."""

    path: str
    start: int
    length: int
    keyed_digest: bytes

    def read(self) -> bytes:
        """Return its bytes; raise `CacheChanged` if they are not those of the beginning of this build."""
        # Called thousands of times: pathlib and a buffer would cost too much. No link is followed, no pipe waited for.
        flags = (
            os.O_RDONLY
            | getattr(os, "O_NOFOLLOW", 0)
            | getattr(os, "O_NONBLOCK", 0)
            | getattr(os, "O_BINARY", 0)
        )
        try:
            with os.fdopen(os.open(self.path, flags), "rb", buffering=0) as file:
                file.seek(self.start)
                data = file.read(self.length) or b""
        except OSError as error:
            raise CacheChanged(self.path) from error
        if not compare_digest(keyed_digest(data), self.keyed_digest):
            raise CacheChanged(self.path)
        return data


class CacheChanged(RuntimeError):
    """A file of the cache, whose path is its text, changed while it was in use; the next build writes it again."""

    def forget(self) -> None:
        """Remove the file: no build must find it, whatever the system says of it."""
        with contextlib.suppress(OSError):
            os.unlink(str(self))  # noqa: PTH108


MAX_ENTRY_BYTES = 1 << 30
"""A larger file is none of ours: the words of ten thousand sheets take 15 MB."""
HEADER = len(_MARK) + DIGEST_SIZE
"""Bytes before the content of a file."""


class Cache:
    """The cache of one project, by names such as `partage/mots/fr`; always empty where there is no *root*."""

    def __init__(self, root: Path | None, *, is_read_only: bool = False) -> None:
        """Use the folder `.cache` of *root*; nothing in it changes where it *is_read_only*."""
        self._root, self._is_read_only = root and root.absolute(), is_read_only
        # Generated before processes are forked: they all need the same.
        key()

    def path(self, name: str) -> Path | None:
        """Return the file of the entry *name*."""
        return self._root and self._root / CACHE_FOLDER / name

    def read(self, name: str, *, is_used: bool = False) -> bytes | None:
        """Return the content of the entry *name*; None where it is missing, or not as this user wrote it.

        Where it *is_used*, `prune_unused` knows it by its time.
        """
        folder, _, leaf = name.rpartition("/")
        try:
            with self._folder(folder) as opened_folder:
                data = opened_folder.read(leaf, MAX_ENTRY_BYTES)
                if is_used and not self._is_read_only:
                    opened_folder.touch(leaf)
        except OSError:
            return None
        content = data[HEADER:]
        return content if compare_digest(data[:HEADER], self._header(name, content)) else None

    def read_value(self, name: str, *, is_used: bool = False) -> Any:
        """Return the value of the entry *name*, or None; where it *is_used*, as in `read`."""
        content = self.read(name, is_used=is_used)
        try:
            return None if content is None else loads(content)
        except Exception:  # an old value may not fit our classes any more: it is computed again
            return None

    def write(self, name: str, content: bytes) -> bool:
        """Write *content* as the entry *name*; return False where that fails, which never stops a build."""
        if self._is_read_only:
            return False
        folder, _, leaf = name.rpartition("/")
        try:
            with self._folder(folder, make=True) as opened_folder:
                opened_folder.write(leaf, self._header(name, content), content)
        except OSError:
            return False
        return True

    def write_value(self, name: str, value: Any) -> bool:
        """Write *value* as the entry *name*, as `write` does."""
        return self.write(name, dumps(value))

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Return the entry *name*, made now if it is missing; two builds at once write the same bytes."""
        known = self.read(name)
        if known is not None:
            return known
        content = make()
        self.write(name, content)
        return content

    def remove_siblings(self, folder: str, name: str) -> None:
        """Remove what older versions left next to *name* in *folder*: folders named by a digest, of numbered files.

        Whatever else is there is not ours, and stays.
        """
        if self._is_read_only:
            return
        for other in self._named_by_digest(folder):
            if other != name:
                self._remove_numbered(folder, other)

    def _remove_numbered(self, folder: str, name: str) -> None:
        with contextlib.suppress(OSError):
            with self._folder(f"{folder}/{name}") as inside:
                for each in [entry.name for entry in inside.entries() if _NUMBERED.fullmatch(entry.name)]:
                    inside.remove(each)
            with self._folder(folder) as around:
                around.remove_folder(name)

    def prune(self, folder: str, most: int) -> None:
        """Of the files of *folder* named by a digest, remove all but the *most* recent."""
        if self._is_read_only:
            return
        with contextlib.suppress(OSError), self._folder(folder) as opened_folder:
            names = self._named_by_digest(folder)
            ages = {name: -opened_folder.status(name).st_mtime_ns for name in names}
            for name in sorted(names, key=ages.__getitem__)[most:]:
                opened_folder.remove(name)

    def prune_unused(self, folder: str, used: Collection[str], now: float) -> None:
        """Remove the results in *folder* that no build has used for long before *now*; this build uses *used*.

        What is not named as a result is not ours, and stays. Whatever goes while another build needs it is made again.
        """
        if self._is_read_only:
            return
        with contextlib.suppress(OSError), self._folder(folder) as opened_folder:
            for name in [entry.name for entry in opened_folder.entries() if _RESULT.fullmatch(entry.name)]:
                with contextlib.suppress(OSError):
                    unused = now - opened_folder.status(name).st_mtime
                    if name not in used and unused > MAX_UNUSED:
                        opened_folder.remove(name)
                    elif name in used and unused > MAX_UNUSED / 2:
                        opened_folder.touch(name)

    def _named_by_digest(self, folder: str) -> list[str]:
        try:
            with self._folder(folder) as opened_folder:
                names = [entry.name for entry in opened_folder.entries()]
        except OSError:
            return []
        return [name for name in names if _NAMED_BY_DIGEST.fullmatch(name)]

    def _folder(self, name: str, *, make: bool = False) -> Folder:
        if self._root is None:
            raise FileNotFoundError(name)
        return Folder(self._root, CACHE_FOLDER, *name.split("/"), make=make)

    def _header(self, name: str, content: bytes) -> bytes:
        return _MARK + keyed_digest(str(self._root), name, content)
