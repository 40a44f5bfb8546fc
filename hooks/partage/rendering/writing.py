"""Outputs → files, over all processors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from partage.model import Output
from partage.parallel import Postponed, Started, start_slices


class DoubleAddress(ValueError):
    """Two outputs with one path: the second would silently replace the first."""


def start_writing(outputs: Sequence[Output], folder: Path, processes: int) -> Started[None] | Postponed[None]:
    """Start to write each of *outputs* under *folder*; the first error of a view comes with the results."""
    twice = [path for path, times in Counter(output.path for output in outputs).items() if times > 1]
    if twice:
        raise DoubleAddress(f"two outputs for one address: {', '.join(sorted(twice)[:5])}")

    def write(output: Output) -> None:
        content = output.content()
        _write(folder / output.path, content if isinstance(content, bytes) else content.encode())

    return start_slices(write, outputs, processes)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
