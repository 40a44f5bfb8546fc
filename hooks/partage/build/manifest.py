"""A manifest of the published files: the inputs of each, and whether it is still there as it was built.

An entry is trusted only if size and time on disk still match: a file that anyone changed, added or removed since is
replaced, removed or built again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from partage.build import publishing
from partage.build.writer import BuiltFile
from partage.runtime import cache, fingerprint
from partage.runtime.cache import Cache
from partage.runtime.output_folders import MARKER
from partage.runtime.pool import start_tasks
from partage.runtime.project import CACHED_PICTURES, CACHED_POSTERS, CACHED_SITES

MIN_FILES_TO_FORK = 2_000
"""Fewer files are compared sooner than a process starts."""
MAX_SITES = 4
"""Published folders that the cache knows."""


class _Differences(NamedTuple):
    """How a folder differs from its manifest."""

    missing: list[str]
    others: list[str]
    """Files that are there but not in the manifest, or not as it has them."""


class Manifest:
    """The site from one build to the next."""

    def __init__(self, published: Path, kept: Cache, processes: int = 1) -> None:
        """Read from *kept* what is known of *published*; one of *processes* compares it with the folder meanwhile."""
        self.published = published
        self._cache = kept
        self._name = fingerprint.digest("whole, columns", str(published.absolute())).hex()
        self._whole, self._unconfirmed = _opened(kept.read_value(f"{CACHED_SITES}/{self._name}"))
        self._whole_now: dict[str, bytes] = {}
        self._comparing = start_tasks(
            self._compare,
            [published],
            processes if len(self._unconfirmed) >= MIN_FILES_TO_FORK else 1,
            min_items=1,
        )
        self._now: dict[str, BuiltFile] = {}
        self._answers: dict[Any, Any] = {}

    def _compare(self, published: Path) -> _Differences:
        """Return how *published* differs from what is known of it."""
        left, others = dict(self._unconfirmed), []
        try:
            for path, size, changed in publishing.files_in(published) if left else ():
                known = left.pop(path, None)
                if known is None or (known.size, known.changed) != (size, changed):
                    others.append(path)
        except OSError:
            return _Differences([*self._unconfirmed], [])
        return _Differences([*left], others)

    @cached_property
    def _differences(self) -> _Differences:
        (differences,) = self._comparing.results()
        return differences

    @cached_property
    def _known(self) -> dict[str, BuiltFile]:
        """What is known and confirmed."""
        for path in (*self._differences.missing, *self._differences.others):
            self._unconfirmed.pop(path, None)
        return self._unconfirmed

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of a former site: all files are to be built."""
        return not self._unconfirmed

    def confirm(self) -> None:
        """Wait for the comparison with the folder."""
        _ = self._known

    def for_next_build(self) -> Manifest:
        """Return the manifest for the next build, which trusts what this one published: nobody else writes there."""
        following = Manifest(self.published, Cache(None))
        following._unconfirmed = following._known = self._known
        following._whole = self._whole
        following._differences = self._differences
        return following

    def is_same(self, root: str, whole: bytes) -> bool:
        """Note that the edition at *root* is built from *whole*; return whether its published files were."""
        self._whole_now[root] = whole
        return self._whole.get(root) == whole

    def stop(self) -> None:
        """End the comparison, whether it is done or not."""
        self._comparing.stop()

    def reuse(self, path: str, inputs: Hashable, answers: Mapping[tuple[str, ...], Hashable] | None) -> bool:
        """Whether the file at *path* can be reused: built from the same inputs and the same answers.

        No answer is looked at where there are no *answers*, since all are the same.
        """
        known = self._known.get(path)
        if (
            known is None
            or known.inputs != inputs
            or (answers is not None and any(answers[each] != was for each, was in known.answers))
        ):
            return False
        self._now[path] = known
        return True

    def inputs_of(self, path: str) -> Hashable:
        """Return the inputs of the published file at *path*; None where it is not as it was built."""
        known = self._known.get(path)
        return known and known.inputs

    def reuse_content(self, path: str, digest: bytes) -> bool:
        """Whether the file at *path* has the content of *digest*; if so, it is reused."""
        known = self._known.get(path)
        if known is None or known.digest != digest:
            return False
        self._now[path] = known
        return True

    def record(self, path: str, made: BuiltFile) -> None:
        """Record that *path* was built again, next to the published site."""
        known = self._known.get(path)
        # Many files have answers in common: each is in memory once.
        share = self._answers.setdefault
        made = made._replace(answers=tuple([share(each, each) for each in made.answers]))
        if known and known.digest == made.digest:
            # The same content: the published file stays, with its time.
            made = made._replace(changed=known.changed)
        self._now[path] = made

    def publish(self, staged: Path, later: tuple[str, ...] = ()) -> None:
        """Publish what is in *staged*, with the files of the published site that are reused.

        Nothing is deleted from folders that are built *later*, until this is called again.
        """
        left = {path: made for path, made in self._known.items() if path.startswith(later)}
        left = {path: left[path] for path in left.keys() - self._now.keys()}
        built = {
            path: BuiltFile(size, changed, b"")
            for path, size, changed in publishing.files_in(staged)
            if path != MARKER
        }
        for path in built.keys() - self._now.keys():
            self.record(path, built[path]._replace(digest=fingerprint.digest((staged / path).read_bytes())))
        again = [path for path in built if not self._has(path)]
        if built.keys() == self._now.keys() and not left:
            # Nothing is reused: the whole can take its place in one step.
            self._note_times(built, built)
            publishing.publish(self.published)
        elif self._has_new_page(again) and publishing.complete(
            self.published, (self._now.keys() | left.keys()).difference(again)
        ):
            self._note_times(again, built)
            publishing.publish(self.published)
        else:
            there = self._known.keys() | self._differences.others
            publishing.move_in(self.published, again, sorted(there - self._now.keys() - left.keys()))
        self._known, self._differences = self._now | left, _Differences([], [])
        self._whole = self._whole_now
        # If this cannot be written, an older manifest does no harm: the folder does not match it where it changed.
        self._cache.write(f"{CACHED_SITES}/{self._name}", _packed(self._whole, self._known))
        self._cache.prune(CACHED_SITES, MAX_SITES)
        self._prune_pictures(max((file.changed for file in built.values()), default=0))

    def _prune_pictures(self, now: int) -> None:
        """Remove from the cache the pictures that no site has shown for long; *now* by the clock of the disk."""
        # There, a picture has the name that it is published under.
        used = {path.rpartition("/")[2] for path in self._known if path.endswith((".png", ".webp"))}
        for folder in (CACHED_PICTURES, CACHED_POSTERS):
            self._cache.prune_unused(folder, used, now / 1e9)

    def _note_times(self, paths: Iterable[str], built: Mapping[str, BuiltFile]) -> None:
        for path in paths:
            self._now[path] = self._now[path]._replace(changed=built[path].changed)

    def _has_new_page(self, paths: Iterable[str]) -> bool:
        """Whether one of *paths* is a new page: it and the pages that link to each other must come at once."""
        return any(path.endswith(".html") and path not in self._known for path in paths)

    def _has(self, path: str) -> bool:
        known = self._known.get(path)
        return known is not None and known.digest == self._now[path].digest


def _packed(whole: Mapping[str, bytes], files: Mapping[str, BuiltFile]) -> bytes:
    # By columns: tens of thousands of objects take ten times as long.
    columns = ([*map(attrgetter(name), files.values())] for name in BuiltFile._fields)
    return cache.dumps([whole, [*files], *columns])


def _opened(value: list[Any] | None) -> tuple[dict[str, bytes], dict[str, BuiltFile]]:
    if value is None:
        return {}, {}
    whole, paths, *columns = value
    return whole, dict(zip(paths, map(BuiltFile._make, zip(*columns, strict=True)), strict=True))
