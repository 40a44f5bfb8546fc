"""What is slow to make, kept from one build to the next under a name that tells all that it depends on."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SEAL = 16


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return what is kept at *path*, made if it is not there or not whole.

    Where nothing can be written, nothing is kept. Two builds at once write the same bytes, each in one step.
    """
    with suppress(OSError):
        stored = path.read_bytes()
        if stored[:_SEAL] == _seal(stored[_SEAL:]):
            return stored[_SEAL:]
    data = make()
    with suppress(OSError):
        _write(path, _seal(data) + data)
    return data


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
    beside.replace(path)


def _seal(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()
