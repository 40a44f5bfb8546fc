"""What is published, file by file: what it was made of, and whether it is still there as it was made.

Nothing of it is believed that the folder does not confirm: a file that anyone changed, added or removed since is
replaced, removed or made again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path

from partage import cache, publishing
from partage.rendering.writing import Made

MOST_SITES = 4
"""Folders of which something is known: each local server has one of its own."""


class Publication:
    """The site from one build to the next."""

    def __init__(self, published: Path, folder: Path) -> None:
        """Read what *folder* knows of *published*."""
        self.published = published
        self._file = folder / cache.digest(str(published.absolute())).hex()
        known: dict[str, Made] = cache.kept_value(self._file) or {}
        self._there = {path: (size, changed) for path, size, changed in _listed(published)} if known else {}
        self._known = {
            path: made for path, made in known.items() if self._there.get(path) == (made.size, made.changed)
        }
        self._now: dict[str, Made] = {}

    def keeps(self, path: str, made_of: Hashable, answer: Callable[[tuple[str, ...]], Hashable]) -> bool:
        """Whether the file at *path* is there as it would be made again: of the same, from the same answers."""
        known = self._known.get(path)
        if (
            known is None
            or known.made_of != made_of
            or any(answer(each) != was for each, was in known.answers)
        ):
            return False
        self._now[path] = known
        return True

    def has(self, path: str, digest: bytes) -> bool:
        """Whether the file at *path* is there with the content that *digest* stands for."""
        known = self._known.get(path)
        if known is None or known.digest != digest:
            return False
        self._now[path] = known
        return True

    def add(self, path: str, made: Made) -> None:
        """Note that *path* was made again, beside the published site."""
        known = self._known.get(path)
        if known and known.digest == made.digest:
            # It came to the same: the published one stays, with the time that it has.
            made = made._replace(changed=known.changed)
        self._now[path] = made

    def publish(self, staged: Path) -> None:
        """Publish what is in *staged*, and what is kept of the published site."""
        built = {path: Made(size, changed, b"") for path, size, changed in publishing.files_in(staged)}
        for path in built.keys() - self._now.keys():
            self.add(path, built[path]._replace(digest=cache.digest((staged / path).read_bytes())))
        if built.keys() == self._now.keys():
            # Nothing is kept: the whole of it can take its place in one step.
            for path, made in built.items():
                self._now[path] = self._now[path]._replace(changed=made.changed)
            publishing.publish(self.published)
        else:
            again = [path for path in built if not self._has(path)]
            publishing.move_in(self.published, again, sorted(self._there.keys() - self._now.keys()))
        # Where it cannot be kept, that of an earlier site is no harm: the folder does not confirm what changed since.
        cache.keep(self._file, cache.packed(self._now))
        cache.only_latest(self._file.parent, MOST_SITES)

    def _has(self, path: str) -> bool:
        known = self._known.get(path)
        return known is not None and known.digest == self._now[path].digest


def _listed(published: Path) -> Iterable[tuple[str, int, int]]:
    try:
        yield from publishing.files_in(published)
    except OSError:
        return
