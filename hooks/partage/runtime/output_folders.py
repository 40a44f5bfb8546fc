"""The folders that this program writes and empties: the cache, the site, and those next to it during a build.

They must never come from a proposal: Git puts what is tracked in the place of what it ignores, so that a link proposed
as `.cache/partage/fiches` would lead what is written and cleaned there to another folder of whoever reads the proposal.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shlex import quote

from partage.runtime.project import CACHE_FOLDER, CACHE_FOLDERS
from partage.runtime.rooted import NOT_OURS, Folder, Unsafe
from partage.runtime.tracked import GitIsSilentError, tracked
from partage.text.printable import printable

MARKER = ".partage"
"""File of the folder that a site is built in, until it is published."""
_OF_A_SITE = "serveur/Caddyfile"
"""File of every site that this program has built."""


def refusal(root: Path, site: Path | None = None) -> str:
    """Return why the cache of the project at *root*, or *site*, must not be written to; empty if all is well.

    In French, in one sentence that names the place and says what to do.
    """
    sites = [folder(site) for folder in (Path, beside, former)] if site else []
    folders = [folder for folder in (root / CACHE_FOLDER, *sites) if folder.is_relative_to(root)]
    try:
        theirs = printable(tracked(root, [folder.relative_to(root).as_posix() for folder in folders]))
    except GitIsSilentError as why:
        return (
            f"Git ne dit pas s’il suit des fichiers là où ce programme écrit et efface ({why}) : rien n’a été "
            "construit ; lancez « git status » dans ce dossier et suivez ce qu’il demande, par exemple : "
            f"git config --global --add safe.directory {quote(printable(str(root)))}"
        )
    if theirs:
        return (
            f"Git suit « {theirs} », alors que ce programme écrit et efface à cet endroit : rien n’a été construit ; "
            "si cela vient d’une proposition, ne l’acceptez pas telle quelle ; pour l’enlever : "
            f"git rm --force {quote(theirs)}"
        )
    try:
        for kept in CACHE_FOLDERS:
            # A file in its place does no harm: nothing is cached, and the build takes longer.
            with suppress(NotADirectoryError):
                _open(root, Path(CACHE_FOLDER, kept))
        for folder in sites:
            base = root if folder.is_relative_to(root) else folder.parent
            _open(base, folder.relative_to(base))
            if folder != site and not _is_ours(folder):
                raise Unsafe(folder, NOT_OURS)
    except Unsafe as problem:
        name = printable(os.path.relpath(problem.filename, root))
        return (
            f"« {name} » ne convient pas pour ce que ce programme écrit et efface : {problem.strerror} ; rien n’a été "
            f"construit, et rien n’a été effacé ; enlevez-le vous-même (rm {quote(name)}), puis recommencez"
        )
    return ""


def _is_ours(site: Path) -> bool:
    """Whether the folder *site*, next to the published one, is missing, empty, or was written by this program."""
    with suppress(FileNotFoundError):
        return any((site / name).is_file() for name in (MARKER, _OF_A_SITE)) or not any(site.iterdir())
    return True


def _open(root: Path, folder: Path) -> None:
    """Open *folder* of *root*, as far as it is there; raise `Unsafe` if it is no plain folder of ours."""
    with suppress(FileNotFoundError), Folder(root, *folder.parts) as opened:
        for name in _folders_in(opened) if folder.name == "fiches" else ():
            Folder(root, *folder.parts, name).close()


def _folders_in(folder: Folder) -> Iterator[str]:
    return (entry.name for entry in folder.entries() if not entry.is_file(follow_symlinks=False))


def beside(published: Path) -> Path:
    """Return the folder where the next site is built."""
    return published.with_name(f"{published.name}.new")


def former(published: Path) -> Path:
    """Return the folder where the site that is replaced waits to be removed."""
    return published.with_name(f"{published.name}.old")
