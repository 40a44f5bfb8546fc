"""Checked sheets kept from one build to the next, in a fixed number of buckets by their names.

A bucket is one file of the cache: the whole sheets, read only when a page is built from them, each with its piece of
the open data; then a table of light values. A server also keeps the tables in memory, while the files are those that it
read or wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from partage.catalogue.initiative import Initiative
from partage.runtime import cache
from partage.runtime.cache import BlobRef, Cache
from partage.text.problem import Problem

BUCKETS = 64
_SIZE = 8
"""Bytes of the number that says how long the part before the table is."""
Lookups: TypeAlias = dict[tuple[str, str], bool]
_State: TypeAlias = tuple[int, int, int]
"""Of a file: while this is the same, so is the file."""


class CachedSheet(NamedTuple):
    """What is known of one file, in addition to its initiative."""

    digest: bytes
    """Of its content."""
    answers: Lookups
    """What else it depends on: which sheets and pictures it names, and whether they exist."""
    problems: list[Problem]


@dataclass(frozen=True)
class Bucket:
    """What is known of the files of one bucket."""

    columns: tuple[list[str], list[bytes], list[Lookups], list[list[Problem]]]
    """Their names, then one list for each field of `CachedSheet`: thousands of objects are slower to pickle."""
    initiatives: bytes
    """Pickled initiatives in the same order; None where a file is no valid sheet. Sheets are in the same file."""

    @cached_property
    def known(self) -> dict[str, CachedSheet]:
        """What is known of each file, by name."""
        names, *columns = self.columns
        return dict(zip(names, map(CachedSheet._make, zip(*columns, strict=True)), strict=True))

    @cached_property
    def by_name(self) -> dict[str, Initiative | None]:
        """The initiatives."""
        return dict(zip(self.columns[0], cache.loads(self.initiatives), strict=True))

    def __reduce__(self) -> tuple[type[Bucket], tuple[object, bytes]]:
        """Leave out what is computed from the rest."""
        return Bucket, (self.columns, self.initiatives)


InMemory: TypeAlias = dict[Path, tuple[_State, Bucket]]
"""The buckets that a server keeps in memory, by file."""


class SheetCache:
    """The buckets, in the files of a folder of the cache."""

    def __init__(self, kept: Cache, folder: str, memory: InMemory | None = None) -> None:
        """Use the folder *folder* of *kept*, and the buckets in *memory* whose files did not change."""
        self._cache, self._folder, self._memory = kept, folder, memory

    def group(self, number: int) -> Bucket:
        """Return the bucket *number*."""
        file = self._file(number)
        if file and self._memory and file in self._memory:
            state, group = self._memory[file]
            if state == _state_of(file):
                return group
        return self._kept(number)

    def remember(self, groups: Iterable[Bucket]) -> None:
        """Keep all *groups*, in their order, in memory, and nothing else."""
        if self._memory is None:
            return
        self._memory.clear()
        for number, group in enumerate(groups):
            file = self._file(number)
            if file and (state := _state_of(file)):
                self._memory[file] = state, group

    def keep(
        self, number: int, known: Mapping[str, CachedSheet], by_name: Mapping[str, Initiative | None]
    ) -> Bucket:
        """Write a bucket: the sheets, then the table that says where each is; if that fails, keep them in memory."""
        file, initiatives = self._file(number), [by_name[name] for name in known]
        blobs: list[bytes] = []
        placed: list[Initiative | None] = []
        start = cache.HEADER + _SIZE
        for each in initiatives:
            both: list[BlobRef] = []
            for blob in (_bytes_of(each.packed), _bytes_of(each.piece)) if each else ():
                both.append(BlobRef(str(file), start, len(blob), cache.keyed_digest(blob)))
                blobs.append(blob)
                start += len(blob)
            placed.append(each and replace(each, packed=both[0], piece=both[1]))
        group = _group(known, placed)
        table = cache.dumps((group.columns, group.initiatives))
        length = start - cache.HEADER
        content = b"".join((length.to_bytes(_SIZE, "little"), *blobs, table))
        return (
            group if self._cache.write(self._name(number), content) else _group(known, in_memory(initiatives))
        )

    def _kept(self, number: int) -> Bucket:
        content = self._cache.read(self._name(number))
        if content is None:
            return _NOTHING
        try:
            columns, initiatives = cache.loads(content[int.from_bytes(content[:_SIZE], "little") :])
        except Exception:  # an old value may not fit our classes any more: it is computed again
            return _NOTHING
        return Bucket(columns, initiatives)

    def _name(self, number: int) -> str:
        return f"{self._folder}/{number:02}"

    def _file(self, number: int) -> Path | None:
        return self._cache.path(self._name(number))


def in_memory(initiatives: Iterable[Initiative | None]) -> list[Initiative | None]:
    """Return *initiatives* with their sheets in memory, independent of the file that holds them."""
    return [
        each and replace(each, packed=_bytes_of(each.packed), piece=_bytes_of(each.piece))
        for each in initiatives
    ]


def _bytes_of(kept: bytes | BlobRef) -> bytes:
    return kept if isinstance(kept, bytes) else kept.read()


def _group(known: Mapping[str, CachedSheet], initiatives: Sequence[Initiative | None]) -> Bucket:
    digests, answers, problems = ([each[column] for each in known.values()] for column in range(3))
    return Bucket(([*known], digests, answers, problems), cache.dumps(initiatives))  # type: ignore[arg-type]


_NOTHING = _group({}, [])


def _state_of(file: Path) -> _State | None:
    try:
        status = file.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
