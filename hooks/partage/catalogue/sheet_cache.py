"""Checked sheets kept from one build to the next, in a fixed number of buckets by their names.

A bucket is two files of the cache: the whole sheets, each with its piece of the open data, read only when a page is
built from them; and a table of light values. A server also keeps the tables in memory, while the files are those that
it read or wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, TypeVar

from partage.catalogue.initiative import Initiative
from partage.runtime import cache
from partage.runtime.cache import BlobRef, Cache
from partage.runtime.fingerprint import DIGEST_SIZE
from partage.text.problem import Problem

BUCKETS = 64
_OF_ALL = 200
"""The file of what is known of all sheets together."""
Value = TypeVar("Value")
Lookups: TypeAlias = dict[tuple[str, str], bool]
_State: TypeAlias = tuple[int, int, int, int]
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

    seen: bytes
    """What stands for its files, and for all names of sheets and pictures, when they were read; empty if unsure."""
    columns: bytes
    """Pickled: their names, then one list for each field of `CachedSheet`: thousands of objects are slower."""
    problems: Mapping[str, list[Problem]]
    """By name, where there are any."""
    initiatives: bytes
    """Pickled, by name; None where a file is no valid sheet."""
    sheets: tuple[_State | None, bytes]
    """The file of the whole sheets, as it was written, and the code that it begins with, over those of all of them."""

    @cached_property
    def known(self) -> dict[str, CachedSheet]:
        """What is known of each file, by name."""
        names, *columns = cache.loads(self.columns)
        return dict(zip(names, map(CachedSheet._make, zip(*columns, strict=True)), strict=True))

    @cached_property
    def by_name(self) -> dict[str, Initiative | None]:
        """The initiatives."""
        found: dict[str, Initiative | None] = cache.loads(self.initiatives)
        return found

    def __reduce__(self) -> tuple[type[Bucket], tuple[Any, ...]]:
        """Leave out what is computed from the rest."""
        return Bucket, (self.seen, self.columns, self.problems, self.initiatives, self.sheets)


InMemory: TypeAlias = dict[Path, tuple[_State, Bucket]]
"""The buckets that a server keeps in memory, by file."""


class SheetCache:
    """The buckets, in the files of a folder of the cache."""

    def __init__(self, kept: Cache, folder: str, memory: InMemory | None = None) -> None:
        """Use the folder *folder* of *kept*, and the buckets in *memory* whose files did not change."""
        self._cache, self._folder, self._memory = kept, folder, memory

    def group(self, number: int) -> Bucket:
        """Return the bucket *number*."""
        file = self._cache.path(self._table(number))
        group = None
        if file and self._memory and file in self._memory:
            state, remembered = self._memory[file]
            group = remembered if state == _state_of(file) else None
        if group is None:
            group = self._cache.read_value(self._table(number))
        return group if isinstance(group, Bucket) and self._has_sheets(number, group) else _NOTHING

    def remember(self, groups: Iterable[Bucket]) -> None:
        """Keep all *groups*, in their order, in memory, and nothing else."""
        if self._memory is None:
            return
        self._memory.clear()
        for number, group in enumerate(groups):
            file = self._cache.path(self._table(number))
            if file and (state := _state_of(file)):
                self._memory[file] = state, group

    def keep(
        self,
        number: int,
        known: Mapping[str, CachedSheet],
        by_name: Mapping[str, Initiative | None],
        seen: bytes,
    ) -> Bucket:
        """Write a bucket: the sheets, then the table that says where each is; if that fails, keep them in memory."""
        name, initiatives = self._sheets(number), {each: by_name[each] for each in known}
        file = self._cache.path(name)
        blobs: list[bytes] = []
        placed: dict[str, Initiative | None] = {}
        start = cache.HEADER + DIGEST_SIZE
        codes: list[bytes] = []
        for each, initiative in initiatives.items():
            both: list[BlobRef] = []
            for blob in (_bytes_of(initiative.packed), _bytes_of(initiative.piece)) if initiative else ():
                both.append(BlobRef(str(file), start, len(blob), cache.keyed_digest(blob)))
                codes.append(both[-1].keyed_digest)
                blobs.append(blob)
                start += len(blob)
            placed[each] = initiative and replace(initiative, packed=both[0], piece=both[1])
        code = cache.keyed_digest(*codes)
        if file and self._cache.write(name, b"".join((code, *blobs))):
            group = _bucket(seen, known, placed, (_state_of(file), code))
            if self._cache.write_value(self._table(number), group):
                return group
        return _bucket(b"", known, in_memory(initiatives), _NO_FILE)

    def keep_seen(self, number: int, group: Bucket, seen: bytes) -> Bucket:
        """Note that the files of *group*, whose content is as it was, are those that *seen* stands for."""
        group = replace(group, seen=seen)
        self._cache.write_value(self._table(number), group)
        return group

    def made(self, key: bytes, make: Callable[[], Value]) -> Value:
        """Return the value of all sheets that *key* stands for; it is made where another one is kept, then kept."""
        name = f"{self._folder}/{_OF_ALL}"
        known = self._cache.read_value(name)
        if known and known[0] == key:
            value: Value = known[1]
            return value
        value = make()
        self._cache.write_value(name, (key, value))
        return value

    def _has_sheets(self, number: int, group: Bucket) -> bool:
        """Whether the file of the whole sheets is that of *group*, which is looked at where it was touched."""
        state, code = group.sheets
        file = self._cache.path(self._sheets(number))
        if file and state and _state_of(file) == state:
            return True
        content = self._cache.read(self._sheets(number))
        return content is not None and content[:DIGEST_SIZE] == code

    def _table(self, number: int) -> str:
        return f"{self._folder}/{number:02}"

    def _sheets(self, number: int) -> str:
        return f"{self._folder}/1{number:02}"


def in_memory(initiatives: Mapping[str, Initiative | None]) -> dict[str, Initiative | None]:
    """Return *initiatives* with their sheets in memory, independent of the file that holds them."""
    return {
        name: each and replace(each, packed=_bytes_of(each.packed), piece=_bytes_of(each.piece))
        for name, each in initiatives.items()
    }


def _bytes_of(kept: bytes | BlobRef) -> bytes:
    return kept if isinstance(kept, bytes) else kept.read()


def _bucket(
    seen: bytes,
    known: Mapping[str, CachedSheet],
    initiatives: Mapping[str, Initiative | None],
    sheets: tuple[_State | None, bytes],
) -> Bucket:
    columns: Sequence[list[Any]] = [[each[column] for each in known.values()] for column in range(3)]
    problems = {name: each.problems for name, each in known.items() if each.problems}
    return Bucket(seen, cache.dumps(([*known], *columns)), problems, cache.dumps(dict(initiatives)), sheets)


_NO_FILE: tuple[_State | None, bytes] = (None, b"")
_NOTHING = _bucket(b"", {}, {}, _NO_FILE)


def _state_of(file: Path) -> _State | None:
    try:
        status = file.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
