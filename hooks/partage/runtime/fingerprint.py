"""Digests, and the fingerprint of this engine: a result is reused only where what it was built with is the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

DIGEST_SIZE = 16
"""Bytes of a digest."""
_LIBRARIES = (
    "babel",
    "comrak",
    "jinja2",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pydantic",
    "pyyaml",
)
_PACKAGE = Path(__file__).parents[1]


def digest(*parts: bytes | str, key: bytes = b"") -> bytes:
    """Return the digest of *parts*, in their order: BLAKE2b (RFC 7693), keyed if there is a *key*."""
    made = blake2b(key=key, digest_size=DIGEST_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.digest()


def digest_of_files(paths: Iterable[Path]) -> bytes:
    """Return the digest of the names and contents of *paths*."""
    return digest(*(part for path in sorted(paths) for part in (path.name, path.read_bytes())))


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


# Computed once: a server goes on with the code that it has loaded, whatever becomes of its files.
ENGINE_FINGERPRINT = digest(
    sys.version,
    *(f"{library} {_installed(library)}" for library in _LIBRARIES),
    digest_of_files([*_PACKAGE.rglob("*.py"), *(_PACKAGE / "data").iterdir()]),
)
"""Of this engine, its Python and its dependencies."""
