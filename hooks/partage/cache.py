"""Values kept between builds, in files that may be deleted, damaged, half written or read-only at any moment.

A file is right or it is not there: it holds the digest of its content, and takes its place at once. What is read back
is data and never code: only the values of the knowledge base are made again.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import shutil
import sys
from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

FOLDER = Path(".cache", "partage")
DIGEST = 16
"""Bytes of a digest."""
_MARK = b"partage1"
_OTHERS = frozenset({("builtins", "set"), ("builtins", "frozenset"), ("datetime", "date")})
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
    "snowballstemmer",
)
_PACKAGE = Path(__file__).parent


def digest(*parts: bytes | str) -> bytes:
    """Return what stands for *parts*, in their order."""
    made = blake2b(digest_size=DIGEST)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.digest()


def digest_of_files(paths: Iterable[Path]) -> bytes:
    """Return what stands for the names and the contents of *paths*."""
    return digest(*(part for path in sorted(paths) for part in (path.name, path.read_bytes())))


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


# A server goes on with the code that it has loaded, whatever becomes of its files.
CODE = digest(
    sys.version,
    *(f"{library} {_installed(library)}" for library in _LIBRARIES),
    digest_of_files([*_PACKAGE.rglob("*.py"), *(_PACKAGE / "data").iterdir()]),
)
"""What stands for this engine and what it is made with."""


class _Values(pickle.Unpickler):
    """Reads values of the knowledge base and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        # Nothing is imported for it.
        found = getattr(sys.modules.get(module), name, None)
        ours = module.startswith("partage.") and isinstance(found, type) and found.__module__ == module
        if ours or (module, name) in _OTHERS:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def packed(value: Any) -> bytes:
    """Return *value* as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def opened(data: bytes | memoryview) -> Any:
    """Return the value that `packed` made *data* of."""
    return _Values(io.BytesIO(data)).load()


class Piece(NamedTuple):
    """A part of a file that holds many values."""

    path: str
    start: int
    length: int
    sum: int
    """Its CRC-32."""

    def read(self) -> bytes:
        """Return its bytes; raise an error if they are others than when this build began."""
        with open(self.path, "rb") as file:  # noqa: PTH123 - thousands of times
            file.seek(self.start)
            data = file.read(self.length)
        if crc32(data) != self.sum:
            raise Changed(self.path)
        return data


class Changed(RuntimeError):
    """A file of the cache changed while it was used; the next build makes it again."""


def keep(path: Path, content: bytes) -> bool:
    """Keep *content* at *path*; return False where that cannot be done, which never stops a build."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(_MARK + digest(content))
            file.write(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        return False
    return True


HEADER = len(_MARK) + DIGEST
"""Bytes before the content of a file."""


def kept(path: Path) -> bytes | None:
    """Return the content kept at *path*; None where there is none, or where it is not what was kept."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    content = data[HEADER:]
    return content if data[:HEADER] == _MARK + digest(content) else None


def kept_value(path: Path) -> Any:
    """Return the value kept at *path*, or None."""
    content = kept(path)
    try:
        return None if content is None else opened(content)
    except Exception:  # whatever a value of another day makes of our classes, it is made again
        return None


def only_latest(folder: Path, most: int) -> None:
    """Remove all but the *most* files of *folder* that were kept last."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir(), key=lambda path: -path.stat().st_mtime_ns)[most:]:
            path.unlink()


def only(folder: Path) -> None:
    """Remove what is beside *folder*: what older versions kept."""
    try:
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        return
