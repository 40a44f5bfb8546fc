"""Large files made of parts: those that did not change are taken from the published file, which is as it was made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import NamedTuple

from partage.runtime.cache import Cache
from partage.runtime.fingerprint import digest
from partage.runtime.project import CACHED_PARTS
from partage.runtime.rooted import Folder

MAX_FILES = 64
"""Files whose parts the cache knows."""


class Around(NamedTuple):
    """What a file has besides its parts."""

    head: bytes = b""
    between: bytes = b""
    """Between two parts that say something."""
    tail: bytes = b""


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

    def joined(
        self,
        path: str,
        inputs: Hashable,
        keys: Sequence[bytes],
        make: Callable[[int], bytes],
        around: Around,
    ) -> bytes:
        """Return the file at *path*, made from *inputs*: the parts that *keys* stand for, in what is *around* them.

        *make* makes one by its number: only those that the published file does not have.
        """
        name = f"{CACHED_PARTS}/{digest(str(self._published.absolute()), path).hex()}"
        known = self._parts(name, path)
        pieces, places, at = [around.head], [], len(around.head)
        for number, key in enumerate(keys):
            part = known[key] if key in known else make(number)
            if part and len(pieces) > 1:
                pieces.append(around.between)
                at += len(around.between)
            places.append((at, at + len(part)))
            if part:
                pieces.append(part)  # type: ignore[arg-type]
                at += len(part)
        content = b"".join([*pieces, around.tail])
        self._cache.write_value(name, ((self._made_with, inputs), [*keys], places))
        self._cache.prune(CACHED_PARTS, MAX_FILES)
        return content

    def _parts(self, name: str, path: str) -> dict[bytes, memoryview]:
        """Return the parts of the published file, by their keys; none where it is not the file that is known."""
        value = self._cache.read_value(name)
        # Compared before it is opened: what another version of this program wrote may have another form.
        if not value or value[0] != self._inputs_of(path) or value[0][0] != self._made_with:
            return {}
        _, keys, places = value
        *folders, leaf = path.split("/")
        try:
            with Folder(self._published, *folders) as folder:
                content = memoryview(folder.read(leaf))
        except OSError:
            return {}
        return {key: content[start:end] for key, (start, end) in zip(keys, places, strict=True)}
