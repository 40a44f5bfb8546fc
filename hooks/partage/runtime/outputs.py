"""The outputs of a command, which may be closed, full, or read by nobody any more."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO


def open_outputs() -> None:
    """Let a command that is run without an output, such as with « >&- », write to nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def settle(*outputs: TextIO) -> None:
    """Write what is still to be written, or send it nowhere, so that leaving does not fail for it a second time."""
    for output in outputs:
        try:
            output.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, output.fileno())
                os.close(nowhere)
