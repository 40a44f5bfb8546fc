"""Standard output and error, which may be closed, full, or a pipe that nobody reads any more."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def open_outputs() -> None:
    """Where a standard output is closed, such as with `>&-`, write to the null device instead."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def settle(*outputs: TextIO) -> None:
    """Flush *outputs*, or discard what they hold, so that the interpreter does not fail on it again as it exits."""
    for output in outputs:
        try:
            output.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, output.fileno())
                os.close(nowhere)
