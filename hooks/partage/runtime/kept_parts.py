"""Large files written part after part: those that did not change are copied from the published file, which is as it was
made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import IO, NamedTuple, TypeAlias

from partage.runtime.cache import Cache
from partage.runtime.fingerprint import digest
from partage.runtime.project import CACHED_PARTS
from partage.runtime.rooted import Folder

MAX_FILES = 64
"""Files whose parts the cache knows."""
_Place: TypeAlias = tuple[int, int, bytes]
"""Where a part begins and ends, and its digest."""
_BUFFER = 1 << 18


class Around(NamedTuple):
    """What a file has besides its parts."""

    head: str = ""
    between: str = ""
    """Between two parts that say something."""
    tail: str = ""


class KeptParts:
    """Where each part is in the files that were published before."""

    def __init__(
        self, kept: Cache, published: Path, inputs_of: Callable[[str], Hashable], made_with: bytes
    ) -> None:
        """Take parts from *published*; *kept* says where they are.

        *made_with* stands for all that files are made from besides what the keys of their parts stand for. *inputs_of*
        tells what a published file was made with and from, if it is still there as it was made.
        """
        self._cache, self._published = kept, published
        self._inputs_of, self._made_with = inputs_of, made_with

    def places(self, path: str) -> dict[bytes, _Place]:
        """Return where each part is in the published file at *path*, by the keys that stand for them; nothing where it
        is not the file that is known."""
        value = self._cache.read_value(self._name(path))
        # Compared before it is opened: what another version of this program wrote may have another form.
        if not value or value[0] != self._inputs_of(path) or value[0][0] != self._made_with:
            return {}
        _, keys, places = value
        return dict(zip(keys, places, strict=True))

    def opened(self, path: str) -> IO[bytes]:
        """Return the published file at *path*, open to be read."""
        *folders, leaf = path.split("/")
        with Folder(self._published, *folders) as folder:
            return folder.opened(leaf)

    def keep(self, path: str, inputs: Hashable, places: dict[bytes, _Place]) -> None:
        """Keep the *places* of the parts of the file at *path*, made from *inputs*."""
        self._cache.write_value(self._name(path), ((self._made_with, inputs), [*places], [*places.values()]))
        self._cache.prune(CACHED_PARTS, MAX_FILES)

    def _name(self, path: str) -> str:
        return f"{CACHED_PARTS}/{digest(str(self._published.absolute()), path).hex()}"


class PartedFile:
    """One such file while it is written, to a temporary one: in memory, ten thousand sheets would take 300 MB."""

    def __init__(self, path: str, inputs: Hashable, around: Around, kept: KeptParts | None) -> None:
        """Begin the file at *path*, made from *inputs*; *kept* is what is known of the one that is published."""
        self._path, self._inputs, self._around, self._kept = path, inputs, around, kept
        self._file: IO[bytes] = tempfile.TemporaryFile(buffering=_BUFFER)  # noqa: SIM115 - closed by who takes it
        self._file.write(around.head.encode())
        self._places: dict[bytes, _Place] = {}
        self._is_begun = False
        self._published: IO[bytes] | None = None
        self._known = kept.places(path) if kept else {}
        if kept and self._known:
            try:
                self._published = kept.opened(path)
            except OSError:
                self._known = {}

    def add(self, key: bytes, make: Callable[[], str]) -> None:
        """Write the part that *key* stands for; *make* makes it, where the published file does not have it."""
        part = self._part(key, make)
        if part and self._is_begun:
            self._file.write(self._around.between.encode())
        start = self._file.tell()
        self._file.write(part)
        self._is_begun |= bool(part)
        self._places[key] = start, start + len(part), digest(part)

    def taken(self) -> IO[bytes]:
        """End the file, and return it from its beginning; whoever takes it closes it."""
        self._file.write(self._around.tail.encode())
        self._file.seek(0)
        if self._published:
            self._published.close()
        if self._kept:
            self._kept.keep(self._path, self._inputs, self._places)
        return self._file

    def _part(self, key: bytes, make: Callable[[], str]) -> bytes:
        if self._published and key in self._known:
            start, end, known = self._known[key]
            self._published.seek(start)
            data = self._published.read(end - start)
            if digest(data) == known:
                return data
        return make().encode()
