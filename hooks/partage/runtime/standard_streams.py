"""Standard output and error, which may be closed, full, or a pipe that nobody reads any more."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from partage.text.characters import with_plain_spaces
from partage.text.folding import bare

_REPLACED = "partage.alike"
_SIGNS = {
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("•·", "*"),
    "…": "...",
    "→": "->",
    "€": "EUR",
}
"""What stands for the signs of our sentences where an encoding lacks them."""


def open_outputs() -> None:
    """Where a standard output is closed, such as with `>&-`, write to the null device instead."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def write_what_can_be() -> None:
    """Let the standard outputs replace what their encoding lacks, such as the narrow no-break space in cp1252.

    Windows gives a file or a pipe the encoding of the system, and Python would stop at the first such character.
    """
    codecs.register_error(_REPLACED, _alike)
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(errors=_REPLACED)


def _alike(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    """Return what says the same in ASCII; « ? » where nothing does."""
    if character in _SIGNS:
        return _SIGNS[character]
    made = bare(with_plain_spaces(character))
    # A sign could make a command of a forge.
    return made if made == " " or (made.isascii() and made.isalnum()) else "?"


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
