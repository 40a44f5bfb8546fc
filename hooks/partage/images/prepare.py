"""Names of pictures → those that can be published, and what is wrong with the others; over all processes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from partage.images import messages
from partage.images.decode import MAX_FILE_BYTES, Refused
from partage.images.picture import Picture
from partage.images.store import Store
from partage.runtime.pool import parallel_map
from partage.runtime.rooted import TOO_LARGE, Folder, Unsafe
from partage.runtime.unreadable import in_french

MIN_PICTURES = 4
"""Fewer pictures are faster in one process."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The pictures that sheets show, by the name of their file."""

    pictures: Mapping[str, Picture]
    refused: Mapping[str, str]
    """Why, in words that follow the name."""


def prepare(folder: Path, names: Iterable[str], store: Store, processes: int = 1) -> Prepared:
    """Resize the pictures *names* of *folder* for publication; a name in NFC is also that of a file in another form."""
    ordered = sorted(set(names))
    if not ordered:
        return Prepared({}, {})
    try:
        opened = Folder(folder.parent.parent, folder.parent.name, folder.name, ours=False)
    except OSError as error:
        return Prepared({}, dict.fromkeys(ordered, messages.unreadable(in_french(error))))

    def prepared(name: str) -> Picture | str:
        try:
            return store.picture(_read(opened, name))
        except Refused as refused:
            return str(refused)
        except OSError as error:
            return messages.unreadable(in_french(error))

    with opened:
        results = dict(zip(ordered, parallel_map(prepared, ordered, processes, MIN_PICTURES), strict=True))
    return Prepared(
        {name: each for name, each in results.items() if isinstance(each, Picture)},
        {name: each for name, each in results.items() if isinstance(each, str)},
    )


def name_on_disk(folder: Path, name: str) -> str:
    """Return how *folder* calls the file of that *name*, in NFC: macOS writes accents as letters of their own."""
    spread = unicodedata.normalize("NFD", name)
    return (
        spread if not name.isascii() and not (folder / name).exists() and (folder / spread).exists() else name
    )


def _read(folder: Folder, name: str) -> bytes:
    name = name_on_disk(folder.path, name)
    try:
        return folder.read(name, MAX_FILE_BYTES)
    except Unsafe as error:
        if error.strerror == TOO_LARGE:
            raise Refused(messages.too_heavy(folder.status(name).st_size, MAX_FILE_BYTES)) from None
        raise
