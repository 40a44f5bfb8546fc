"""Pictures already made, in a folder that is safe to delete: named by what they are made from, and by what they are.

    <key>.json      what was made from the bytes and the recipe that the key is the hash of, after a hash of itself
    <digest>.webp   one size

What is damaged or missing is made again, and a folder that cannot be written to only costs time.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from partage.pictures.making import RECIPE, digest, made
from partage.pictures.opening import is_located
from partage.pictures.picture import Picture, Size


class SourceChanged(RuntimeError):
    """A file is no more the one that the pages were made for."""


@dataclass(frozen=True, slots=True)
class Store:
    """The pictures made from the files of one project."""

    folder: Path

    def picture(self, data: bytes) -> Picture:
        """Return the picture that *data* holds, made now if it never was; raise `Refused` where it is none."""
        key = hashlib.sha256(RECIPE.encode() + data).hexdigest()
        kept = self._kept(key)
        if kept is not None:
            return kept
        picture = Picture(tuple(self._made(data)), is_located(data))
        self._keep(f"{key}.json", _signed(asdict(picture)))
        return picture

    def content(self, size: Size, source: Path) -> bytes:
        """Return the bytes of *size*, made again from *source* where they were not kept well."""
        with suppress(OSError):
            data = self._path(size).read_bytes()
            if digest(data) == size.digest:
                return data
        files = self._made(source.read_bytes())
        if size not in files:
            raise SourceChanged(f"l’image « {source.name} » a changé pendant la construction ; relancez-la")
        return files[size]

    def _made(self, data: bytes) -> dict[Size, bytes]:
        files = dict(made(data))
        for size, content in files.items():
            self._keep(self._path(size).name, content)
        return files

    def _path(self, size: Size) -> Path:
        return self.folder / f"{size.digest}.webp"

    def _kept(self, key: str) -> Picture | None:
        try:
            text = (self.folder / f"{key}.json").read_bytes()
        except OSError:
            return None
        signature, _, told = text.partition(b"\n")
        if hashlib.sha256(told).hexdigest().encode() != signature:
            return None
        value = json.loads(told)
        return Picture(tuple(Size(**size) for size in value["sizes"]), value["is_located"])

    def _keep(self, name: str, data: bytes) -> None:
        # In one step: another build may be reading, or be killed.
        beside = self.folder / f".{name}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
            beside.replace(self.folder / name)


def _signed(value: object) -> bytes:
    told = json.dumps(value).encode()
    return hashlib.sha256(told).hexdigest().encode() + b"\n" + told
