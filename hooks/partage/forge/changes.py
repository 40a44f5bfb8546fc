"""Which files a proposal changes."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from partage.runtime.project import IMAGES_FOLDER, SHEETS_FOLDER, VOCABULARIES_FOLDER

Status: TypeAlias = Literal["added", "changed", "removed"]
_STATUSES: dict[str, Status] = {"A": "added", "D": "removed"}
Kind: TypeAlias = Literal["link", "code", "unknown", "text", "list", "picture", "sheet"]
TIMEOUT = 120.0
_SHEETS = PurePosixPath(SHEETS_FOLDER)
_LISTS = _SHEETS / VOCABULARIES_FOLDER
_PICTURES = _SHEETS / IMAGES_FOLDER
_PROGRAMS = frozenset(("hooks", "tests"))
_PICTURE_ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"))
_LINKS = frozenset(("120000", "160000"))
"""What Git notes of a symbolic link, and of another repository inside this one."""


class UnknownRevision(Exception):
    """Git knows no such revision here, or there is no repository."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A file that the proposal adds, changes or removes; one that moves is removed, then added."""

    path: str
    """From the project's root, with forward slashes; a name that is not UTF-8 as `os` gives it."""
    status: Status = "changed"
    is_link: bool = False
    """Whether it leads elsewhere, instead of holding something: a symbolic link, another repository."""

    @property
    def kind(self) -> Kind:
        """What this is; outside the folder of the sheets, whatever is no text may decide what runs."""
        path = PurePosixPath(self.path)
        if self.is_link:
            return "link"
        if path.is_relative_to(_SHEETS):
            return _kind_among_sheets(path)
        is_hidden = any(part.startswith(".") for part in path.parts)
        return "text" if path.suffix == ".md" and not is_hidden and path.parts[0] not in _PROGRAMS else "code"

    @property
    def is_sheet(self) -> bool:
        """Whether this is the file of an initiative."""
        return self.kind == "sheet"

    @property
    def is_list(self) -> bool:
        """Whether this is a vocabulary."""
        return self.kind == "list"

    @property
    def is_code(self) -> bool:
        """Whether this can change what the project does, rather than what it says."""
        return self.kind in ("link", "code")


def _kind_among_sheets(path: PurePosixPath) -> Kind:
    if path.parent == _SHEETS and path.suffix == ".md":
        return "sheet"
    if path.parent == _LISTS and path.suffix == ".yml":
        return "list"
    is_picture = path.parent == _PICTURES and path.suffix.lower() in _PICTURE_ENDINGS
    return "picture" if is_picture else "unknown"


def changes_since(root: Path, revision: str) -> list[Change]:
    """Return what changed from where the present state left *revision*, outside *root* too."""
    try:
        prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
        # Whatever the configuration, or a `.gitmodules` of the proposal, would leave out.
        told = _git(
            root, "-c", "diff.relative=false", "diff", "-z", "--raw", "--no-abbrev", "--no-renames",
            "--ignore-submodules=none", "--end-of-options", f"{revision}...HEAD",
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as problem:
        raise UnknownRevision(revision) from problem
    # A name is bytes to Git, and ends with the only one that it cannot hold.
    parts = told.split(b"\0")
    return sorted(
        _change(about.decode("ascii"), os.fsdecode(path), prefix)
        for about, path in zip(parts[0::2], parts[1::2], strict=False)
    )


def _change(about: str, path: str, prefix: str) -> Change:
    """Return the change that Git tells as `:old-mode new-mode old-object new-object letter`."""
    before, after, _, _, letter = about.removeprefix(":").split()
    if prefix:
        path = (
            path.removeprefix(prefix)
            if path.startswith(prefix)
            else os.path.relpath(f"/{path}", f"/{prefix}")
        )
    mode = before if letter == "D" else after
    return Change(path, _STATUSES.get(letter[0], "changed"), mode in _LINKS)


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, check=True, timeout=TIMEOUT
    ).stdout
