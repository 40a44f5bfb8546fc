"""Digests, and the fingerprint of this engine: a result is reused only where what it was built with is the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO

DIGEST_SIZE = 16
"""Bytes of a digest."""
_BLOCK = 1 << 20
_LIBRARIES = frozenset(
    (
        "babel",
        "comrak",
        "jinja2",
        "lightningcss",
        "markupsafe",
        "mkdocs",
        "mkdocs-material",
        "nh3",
        "pydantic",
        "pyyaml",
        "rjsmin",
    )
)
_INSTALLED = (".dist-info", ".egg-info")
_PACKAGE = Path(__file__).parents[1]


def digest(*parts: bytes | str, key: bytes = b"") -> bytes:
    """Return the digest of *parts*, in their order: BLAKE2b (RFC 7693), keyed if there is a *key*."""
    made = blake2b(key=key, digest_size=DIGEST_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.digest()


def digest_of_open(file: IO[bytes]) -> bytes:
    """Return the digest of the content of *file*, read in blocks: that of its bytes as one part."""
    made = blake2b(digest_size=DIGEST_SIZE)
    made.update(file.seek(0, os.SEEK_END).to_bytes(8, "little"))
    file.seek(0)
    while block := file.read(_BLOCK):
        made.update(block)
    return made.digest()


def digest_of_files(paths: Iterable[Path]) -> bytes:
    """Return the digest of the names and contents of *paths*."""
    return digest(*(part for path in sorted(paths, key=str) for part in (path.name, _content(path))))


def _content(path: Path) -> bytes:
    # Hundreds of small files at each start: a third of the time of `read_bytes`.
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.readall()


def _installed() -> list[str]:
    """Return the folders that say which versions of the libraries are installed: their names have them.

    Python's own module for it takes longer to load than all the rest.
    """
    found: list[str] = []
    for folder in map(Path, sys.path):
        with suppress(OSError):
            found += (each.name for each in folder.iterdir() if each.name.endswith(_INSTALLED))
    return sorted({name for name in found if name.partition("-")[0].lower().replace("_", "-") in _LIBRARIES})


# Computed once: a server goes on with the code that it has loaded, whatever becomes of its files.
ENGINE_FINGERPRINT = digest(
    sys.version,
    *_installed(),
    digest_of_files([*_PACKAGE.rglob("*.py"), *(_PACKAGE / "data").iterdir()]),
)
"""Of this engine, its Python and its dependencies."""
