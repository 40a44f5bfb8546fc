"""A case: what somebody might send, made from a number; and how it is put on the disk."""

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
"""What may be where a file is meant."""
GIVEN_FORMS = tuple(form for form in FORMS if form != "link")
"""The same for a file that a person names: a link that they name may be followed."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that somebody might send."""

    number: int
    name: str
    """Of the file; half characters stand for bytes that are no text."""
    data: bytes
    form: str = "file"
    seed: str = ""
    """What it was made from."""
    sheets: int = 1
    """How many it may hold."""


class Kind(Protocol):
    """What is sent, and what becomes of it; each process has its own, with a folder to work in."""

    def __init__(self, folder: Path) -> None: ...

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*: the same each time."""
        ...

    def run(self, case: Case) -> None:
        """Do with *case* what the program does; raise what goes wrong."""
        ...


def form_of(draw: Random, forms: Sequence[str] = FORMS) -> str:
    """Return what is put on the disk: nearly always a file."""
    return draw.choice(forms) if draw.random() < 0.02 else "file"


def put(path: Path, case: Case) -> None:
    """Put *case* at *path*, in a folder where nothing of that name is."""
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
    """Take away what `put` put at *path*."""
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
