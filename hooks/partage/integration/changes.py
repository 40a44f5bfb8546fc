"""Which files a proposal changes."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["added", "changed", "removed"]
_STATUSES: dict[str, Status] = {"A": "added", "D": "removed"}
_SHEETS = "initiatives"
_LISTS = "_vocabulaires"


class UnknownRevision(Exception):
    """Git knows no such revision here, or there is no repository."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A file that the proposal adds, changes or removes; one that moves is removed, then added."""

    path: str
    """From the project's root, with forward slashes."""
    status: Status = "changed"

    @property
    def is_sheet(self) -> bool:
        """Whether this is the file of an initiative."""
        path = PurePosixPath(self.path)
        return path.parent == PurePosixPath(_SHEETS) and path.suffix == ".md"

    @property
    def is_list(self) -> bool:
        """Whether this is a vocabulary."""
        return PurePosixPath(self.path).is_relative_to(f"{_SHEETS}/{_LISTS}")

    @property
    def is_code(self) -> bool:
        """Whether this can change what the project does, rather than what it says."""
        path = PurePosixPath(self.path)
        return not (path.is_relative_to(_SHEETS) or path.suffix == ".md")


def changes_since(root: Path, revision: str) -> list[Change]:
    """Return what changed under *root* from where the present state left *revision*."""
    try:
        done = subprocess.run(
            ["git", "diff", "-z", "--name-status", "--no-renames", "--relative", "--end-of-options",
             f"{revision}...HEAD"],
            cwd=root, capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as problem:
        raise UnknownRevision(revision) from problem
    # A name is bytes to Git; one that is no text is shown with its odd bytes replaced.
    told = done.stdout.decode("utf-8", "replace").split("\0")
    return sorted(
        Change(path, _STATUSES.get(letter, "changed"))
        for letter, path in zip(told[0::2], told[1::2], strict=False)
    )
