"""Resized pictures in the cache: named by the digest of what they are made from, and by that of what they are.

    <key>.json      the sizes made from a file; the key is the hash of the recipe and of its bytes
    <digest>.webp   one size

What is damaged or missing is made again; a cache that cannot be written to only costs time.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from partage.images.decode import MAX_FILE_BYTES, is_located
from partage.images.picture import Picture, Size
from partage.images.resize import RECIPE, digest, made
from partage.runtime.cache import Cache
from partage.runtime.project import CACHED_PICTURES
from partage.runtime.rooted import Folder


class SourceChanged(RuntimeError):
    """A file changed after pages were built for it."""


@dataclass(frozen=True, slots=True)
class Store:
    """The resized pictures of one project."""

    cache: Cache

    @classmethod
    def of(cls, root: Path) -> Store:
        """Return the store of the project *root*."""
        return cls(Cache(root))

    def picture(self, data: bytes) -> Picture:
        """Return the picture that *data* holds, made now if it never was; raise `Refused` where it is none."""
        name = f"{CACHED_PICTURES}/{hashlib.sha256(RECIPE.encode() + data).hexdigest()}.json"
        known = self.cache.read(name, is_used=True)
        if known is not None:
            value = json.loads(known)
            return Picture(tuple(Size(**size) for size in value["sizes"]), value["is_located"])
        picture = Picture(tuple(self._made(data)), is_located(data))
        self.cache.write(name, json.dumps(asdict(picture)).encode())
        return picture

    def content(self, size: Size, source: Path) -> bytes:
        """Return the bytes of *size*, made again from *source* where the cache does not have them."""
        data = self.cache.read(_name(size))
        if data is not None and digest(data) == size.digest:
            return data
        with Folder(source.parent, ours=False) as folder:
            files = self._made(folder.read(source.name, MAX_FILE_BYTES))
        if size not in files:
            raise SourceChanged(f"l’image « {source.name} » a changé pendant la construction ; relancez-la")
        return files[size]

    def _made(self, data: bytes) -> dict[Size, bytes]:
        files = dict(made(data))
        for size, content in files.items():
            self.cache.write(_name(size), content)
        return files


def _name(size: Size) -> str:
    return f"{CACHED_PICTURES}/{size.digest}.webp"
