"""The files that a proposal changes, and what kind of file each one is."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias

from partage.reference.place_table_file import PLACE_TABLE
from partage.runtime.project import FINDINGS_FOLDER, IMAGES_FOLDER, SHEETS_FOLDER, VOCABULARIES_FOLDER

Status: TypeAlias = Literal["added", "changed", "removed"]
_STATUSES: dict[str, Status] = {"A": "added", "D": "removed"}
Kind: TypeAlias = Literal["link", "code", "unknown", "text", "list", "picture", "sheet"]
TIMEOUT = 120.0
_SHEETS = PurePosixPath(SHEETS_FOLDER)
_LISTS = _SHEETS / VOCABULARIES_FOLDER
_FINDINGS = _SHEETS / FINDINGS_FOLDER
_PICTURES = _SHEETS / IMAGES_FOLDER
_PROGRAMS = frozenset(("hooks", "tests"))
_PICTURE_ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"))
_LINKS = frozenset(("120000", "160000"))
"""Git's file modes of a symbolic link and of a submodule."""


class UnknownRevision(Exception):
    """Git does not know this revision, or there is no repository here."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A file that the proposal adds, changes or removes; a renamed file is removed, then added."""

    path: str
    """Relative to the project's root, with forward slashes; names that are not UTF-8 are decoded by `os.fsdecode`."""
    status: Status = "changed"
    is_link: bool = False
    """Whether it is a symbolic link or a submodule, which point elsewhere instead of having content."""

    @property
    def kind(self) -> Kind:
        """The kind of file; outside the sheets' folder, anything that is not text may affect what runs."""
        path = PurePosixPath(self.path)
        if self.is_link:
            return "link"
        if path.is_relative_to(_SHEETS):
            return _kind_among_sheets(path)
        is_hidden = any(part.startswith(".") for part in path.parts)
        return "text" if path.suffix == ".md" and not is_hidden and path.parts[0] not in _PROGRAMS else "code"

    @property
    def is_sheet(self) -> bool:
        """Whether this is the sheet of an initiative."""
        return self.kind == "sheet"

    @property
    def is_list(self) -> bool:
        """Whether this is a vocabulary."""
        return self.kind == "list"

    @property
    def is_code(self) -> bool:
        """Whether this can change what the project does, not only what it says."""
        return self.kind in ("link", "code")


def _kind_among_sheets(path: PurePosixPath) -> Kind:
    if path.parent == _SHEETS and path.suffix == ".md":
        return "sheet"
    if path.parent == _LISTS and (path.suffix == ".yml" or path.name == PLACE_TABLE):
        return "list"
    if path.parent == _FINDINGS and path.suffix == ".md":
        return "text"
    is_picture = path.parent == _PICTURES and path.suffix.lower() in _PICTURE_ENDINGS
    return "picture" if is_picture else "unknown"


def changes_since(root: Path, revision: str) -> list[Change]:
    """Return the changes since HEAD branched off from *revision*, sorted, those outside *root* included.

    UnknownRevision if Git cannot tell.
    """
    try:
        # By its name alone, a revision could be taken for a file of the proposal, or for a pattern.
        start = (
            _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip().decode()
        )
        prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
        # Override what the configuration, or a `.gitmodules` of the proposal, could hide.
        output = _git(
            root, "-c", "diff.relative=false", "diff", "-z", "--raw", "--no-abbrev", "--no-renames",
            "--ignore-submodules=none", f"{start}...HEAD", "--",
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as problem:
        raise UnknownRevision(revision) from problem
    # To Git, a name is bytes, ended by the one byte that it cannot contain.
    parts = output.split(b"\0")
    return sorted(
        _change(about.decode("ascii"), os.fsdecode(path), prefix)
        for about, path in zip(parts[0::2], parts[1::2], strict=False)
    )


def _change(about: str, path: str, prefix: str) -> Change:
    """Return the change that Git describes as `:old-mode new-mode old-object new-object letter`."""
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
