"""What is published, file by file: what it was made of, and whether it is still there as it was made.

Nothing of it is believed that the folder does not confirm: a file that anyone changed, added or removed since is
replaced, removed or made again.
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
from partage.runtime.pool import start_tasks
from partage.runtime.project import CACHED_PICTURES, CACHED_POSTERS, CACHED_SITES

MANY = 2_000
"""Files from which another process is worth its start."""
MOST_SITES = 4
"""Folders of which something is known."""


class _Differences(NamedTuple):
    """What a folder does not confirm of what is known of it."""

    missing: list[str]
    others: list[str]
    """Files that are there and unknown, or not as they are known."""


class Manifest:
    """The site from one build to the next."""

    def __init__(self, published: Path, kept: Cache, processes: int = 1) -> None:
        """Read what *kept* knows of *published*; one of *processes* compares it meanwhile with what is there."""
        self.published = published
        self._cache = kept
        self._name = fingerprint.digest("columns", str(published.absolute())).hex()
        self._believed = _opened(kept.read_value(f"{CACHED_SITES}/{self._name}"))
        self._comparing = start_tasks(
            self._compare, [published], processes if len(self._believed) >= MANY else 1, worth=1
        )
        self._now: dict[str, BuiltFile] = {}
        self._answers: dict[Any, Any] = {}

    def _compare(self, published: Path) -> _Differences:
        """Return how *published* differs from what is believed of it."""
        left, others = dict(self._believed), []
        try:
            for path, size, changed in publishing.files_in(published) if left else ():
                known = left.pop(path, None)
                if known is None or (known.size, known.changed) != (size, changed):
                    others.append(path)
        except OSError:
            return _Differences([*self._believed], [])
        return _Differences([*left], others)

    @cached_property
    def _differences(self) -> _Differences:
        (differences,) = self._comparing.results()
        return differences

    @cached_property
    def _known(self) -> dict[str, BuiltFile]:
        """What is known and confirmed."""
        for path in (*self._differences.missing, *self._differences.others):
            self._believed.pop(path, None)
        return self._believed

    def confirm(self) -> None:
        """Wait until what is known was compared with what is there."""
        _ = self._known

    def for_next_build(self) -> Manifest:
        """Return it for the next build, which believes what this one published: nobody else writes there."""
        following = Manifest(self.published, Cache(None))
        following._known, following._differences = self._known, self._differences
        return following

    def stop(self) -> None:
        """End the comparison, whether it is done or not."""
        self._comparing.stop()

    def reuse(self, path: str, made_of: Hashable, answers: Mapping[tuple[str, ...], Hashable]) -> bool:
        """Whether the file at *path* is there as it would be made again: of the same, from the same answers."""
        known = self._known.get(path)
        if (
            known is None
            or known.made_of != made_of
            or any(answers[each] != was for each, was in known.answers)
        ):
            return False
        self._now[path] = known
        return True

    def reuse_content(self, path: str, digest: bytes) -> bool:
        """Whether the file at *path* is there with the content that *digest* stands for; if so, it stays."""
        known = self._known.get(path)
        if known is None or known.digest != digest:
            return False
        self._now[path] = known
        return True

    def record(self, path: str, made: BuiltFile) -> None:
        """Note that *path* was made again, beside the published site."""
        known = self._known.get(path)
        # Many files ask the same: what they were answered is kept once.
        share = self._answers.setdefault
        made = made._replace(answers=tuple([share(each, each) for each in made.answers]))
        if known and known.digest == made.digest:
            # It came to the same: the published one stays, with the time that it has.
            made = made._replace(changed=known.changed)
        self._now[path] = made

    def publish(self, staged: Path, later: tuple[str, ...] = ()) -> None:
        """Publish what is in *staged*, and what is kept of the published site.

        Of what is in folders that are made *later*, nothing goes until this is called again.
        """
        left = {path: made for path, made in self._known.items() if path.startswith(later)}
        left = {path: left[path] for path in left.keys() - self._now.keys()}
        built = {path: BuiltFile(size, changed, b"") for path, size, changed in publishing.files_in(staged)}
        for path in built.keys() - self._now.keys():
            self.record(path, built[path]._replace(digest=fingerprint.digest((staged / path).read_bytes())))
        again = [path for path in built if not self._has(path)]
        if built.keys() == self._now.keys() and not left:
            # Nothing is kept: the whole of it can take its place in one step.
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
        # Where it cannot be kept, that of an earlier site is no harm: the folder does not confirm what changed.
        self._cache.write(f"{CACHED_SITES}/{self._name}", _packed(self._known))
        self._cache.prune(CACHED_SITES, MOST_SITES)
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
        """Whether one of *paths* is a new page: it leads to others and they to it: they must come at once."""
        return any(path.endswith(".html") and path not in self._known for path in paths)

    def _has(self, path: str) -> bool:
        known = self._known.get(path)
        return known is not None and known.digest == self._now[path].digest


def _packed(files: Mapping[str, BuiltFile]) -> bytes:
    # By columns: ten thousands of objects take ten times as long.
    return cache.dumps([[*files], *([*map(attrgetter(name), files.values())] for name in BuiltFile._fields)])


def _opened(value: list[list[Any]] | None) -> dict[str, BuiltFile]:
    if value is None:
        return {}
    paths, *columns = value
    return dict(zip(paths, map(BuiltFile._make, zip(*columns, strict=True)), strict=True))
