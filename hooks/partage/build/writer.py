"""Outputs → files, each with a record of its inputs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

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
    data = content if isinstance(content, bytes) else content.encode()
    status = _write(f"{folder}/{output.path}", data)
    return BuiltFile(len(data), status.st_mtime_ns, fingerprint.digest(data), inputs, answers)


def _write(path: str, data: bytes) -> os.stat_result:
    # Half the time of pathlib, tens of thousands of times.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = os.open(path, flags, 0o666)
    with os.fdopen(file, "wb", buffering=0) as opened:
        opened.write(data)
        return os.fstat(opened.fileno())
