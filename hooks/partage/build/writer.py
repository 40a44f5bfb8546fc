"""Outputs → files, each with a record of its inputs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, NamedTuple, TypeAlias

from partage.rendering.output import Output
from partage.runtime import fingerprint
from partage.text.messages import listed

Answers: TypeAlias = tuple[tuple[tuple[str, ...], Hashable], ...]
Recorder: TypeAlias = Callable[[Callable[[], Any]], tuple[Any, Answers]]
"""Calls the function, and returns its result with the answers that the catalogue gave meanwhile."""


class DoubleAddress(ValueError):
    """Two files of the site with one path: the second would silently replace the first. Its text is in French."""


class BuiltFile(NamedTuple):
    """A file of the site, and its inputs."""

    size: int
    changed: int
    """Nanoseconds of its last change: while this and the size are the same, nobody touched it."""
    digest: bytes
    """Of its content."""
    inputs: Hashable = None
    answers: Answers = ()


def refuse_double_addresses(paths: Iterable[str]) -> None:
    """Raise `DoubleAddress` where one of *paths* occurs twice."""
    twice = [path for path, times in Counter(paths).items() if times > 1]
    if twice:
        raise DoubleAddress(
            f"deux fichiers du site auraient une même adresse : {listed(sorted(twice), 5)} ; renommez la page ou le "
            "fichier de « docs/ » qui la prend."
        )


def write(output: Output, folder: Path, record: Recorder, inputs: Hashable = None) -> BuiltFile:
    """Write *output* under *folder*; *record* notes the answers that it was built from."""
    content, answers = record(output.content)
    path = f"{folder}/{output.path}"
    if isinstance(content, str | bytes):
        data = content if isinstance(content, bytes) else content.encode()
        status, digest = _write(path, data), fingerprint.digest(data)
    else:
        with content:
            digest = fingerprint.digest_of_open(content)
            content.seek(0)
            status = _write(path, content)
    return BuiltFile(status.st_size, status.st_mtime_ns, digest, inputs, answers)


def _write(path: str, content: bytes | IO[bytes]) -> os.stat_result:
    # Half the time of pathlib, tens of thousands of times.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = os.open(path, flags, 0o666)
    with os.fdopen(file, "wb", buffering=0) as opened:
        if isinstance(content, bytes):
            opened.write(content)
        else:
            copyfileobj(content, opened)
        return os.fstat(opened.fileno())
