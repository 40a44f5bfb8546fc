"""A case: something that somebody might send, generated from a number; and how it is put on disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Protocol

from tests.fuzz.text_mutations import SECRET

FORMS = (
    "link",
    "link to a folder",
    "dangling link",
    "loop",
    "folder",
    "fifo",
    "link to endless zeros",
    "unreadable",
)
"""What may stand where a file is expected."""
GIVEN_FORMS = tuple(form for form in FORMS if form != "link")
"""The same for a file that the user names: a link named by the user may be followed."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that somebody might send."""

    number: int
    name: str
    """Of the file; surrogates stand for bytes that are not UTF-8."""
    data: bytes
    form: str = "file"
    seed: str = ""
    """What it was made from."""
    sheets: int = 1
    """How many it may contain."""


class Kind(Protocol):
    """A kind of input, and how the program handles it; each process has its own, with a working folder."""

    def __init__(self, folder: Path) -> None: ...

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*, always the same."""
        ...

    def run(self, case: Case) -> None:
        """Process *case* as the program does; raise if anything goes wrong."""
        ...


def form_of(draw: Random, forms: Sequence[str] = FORMS) -> str:
    """Return the form to put on disk: nearly always a file."""
    return draw.choice(forms) if draw.random() < 0.02 else "file"


def put(path: Path, case: Case) -> None:
    """Put *case* at *path*, which must not exist yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    outside = path.parent.parent / "outside"
    if case.form == "link":
        outside.mkdir(exist_ok=True)
        (outside / "secret").write_text(f"- {SECRET}: {SECRET}\n{SECRET}: [{SECRET}\n", "utf-8")
        path.symlink_to(outside / "secret")
    elif case.form == "link to a folder":
        path.symlink_to(path.parent)
    elif case.form == "dangling link":
        path.symlink_to(path.parent / "nothing")
    elif case.form == "loop":
        path.symlink_to(path)
    elif case.form == "folder":
        path.mkdir()
    elif case.form == "fifo":
        os.mkfifo(path)
    elif case.form == "link to endless zeros":
        path.symlink_to("/dev/zero")
    else:
        path.write_bytes(case.data)
        if case.form == "unreadable":
            path.chmod(0)


def take_away(path: Path) -> None:
    """Remove what `put` put at *path*."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
