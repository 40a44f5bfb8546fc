"""Names of pictures → what can be published of them, and what is wrong with the others; over all processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from partage.parallel import map_slices
from partage.pictures import messages
from partage.pictures.keeping import Store
from partage.pictures.opening import LARGEST_FILE, Refused
from partage.pictures.picture import Picture

WORTH_IT = 4
"""Pictures from which several processes are faster than one."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The pictures that sheets show, by the name of their file."""

    pictures: Mapping[str, Picture]
    refused: Mapping[str, str]
    """Why, in words that follow the name."""


def prepare(folder: Path, names: Iterable[str], store: Store, processes: int = 1) -> Prepared:
    """Make the pictures *names* of *folder* ready to be published."""

    def prepared(name: str) -> Picture | str:
        try:
            return store.picture(_read(folder / name))
        except Refused as refused:
            return str(refused)
        except OSError as error:
            return messages.unreadable(error.strerror or "erreur")

    ordered = sorted(set(names))
    results = dict(zip(ordered, map_slices(prepared, ordered, processes, WORTH_IT), strict=True))
    return Prepared(
        {name: each for name, each in results.items() if isinstance(each, Picture)},
        {name: each for name, each in results.items() if isinstance(each, str)},
    )


def _read(path: Path) -> bytes:
    size = os.lstat(path).st_size
    if size > LARGEST_FILE:
        raise Refused(messages.too_heavy(size, LARGEST_FILE))
    with path.open("rb") as file:
        # It may have grown since.
        return file.read(LARGEST_FILE + 1)
