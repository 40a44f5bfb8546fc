"""What Git tracks in the folders that this program writes and empties.

A file system may take two names for one: whatever their case, in composed or decomposed letters, with characters that
are not seen or with dots at the end. A name that is tracked may therefore lead to a folder of ours without being
written as it is.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from partage.text.printable import CONTROLS, printable

TIMEOUT = 30.0
"""Seconds that Git may take to list the tracked files."""
_LONGEST_REASON = 300
_UNSEEN = re.compile(f"[{CONTROLS}]")
_AT_END = re.compile(r"[. ]+(?=/|$)")
"""Windows takes « site. » for « site »."""


class GitIsSilentError(Exception):
    """Git could not list the tracked files of a checkout; the text says why, in French."""


def tracked(root: Path, folders: Iterable[str]) -> str:
    """Return the first name that Git tracks at one of *folders* or in it, from *root*; empty if there is none.

    Names are compared as the most lenient file system does. Raise `GitIsSilentError` where *root* is in a checkout of
    which Git says nothing; outside one, nothing is tracked.
    """
    ours = {_folded(folder) for folder in folders}
    starts = tuple(f"{folder}/" for folder in ours)
    for name in _tracked_files(root):
        folded = _folded(name)
        if folded.startswith(starts) or folded in ours:
            return name
    return ""


def _tracked_files(root: Path) -> list[str]:
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, timeout=TIMEOUT, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        if not _is_checkout(root):
            return []
        raise GitIsSilentError(_why(error)) from None
    return os.fsdecode(done.stdout).split("\0")[:-1]


def _is_checkout(root: Path) -> bool:
    """Whether *root* is in the working tree of a repository that tracks files, as far as can be seen without Git."""
    found = (folder / ".git" for folder in (root, *root.parents))
    # A linked working tree and a submodule have a file there. Without an index, nothing is tracked.
    return any(git.is_file() or (git / "index").exists() for git in found)


def _why(error: OSError | subprocess.SubprocessError) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return f"pas de réponse en {TIMEOUT:g} secondes"
    if isinstance(error, subprocess.CalledProcessError):
        said = printable(os.fsdecode(error.stderr).strip().partition("\n")[0][:_LONGEST_REASON])
        return f"« {said} »" if said else f"il s’arrête avec le code {error.returncode}"
    return "la commande « git » ne peut pas être lancée"


def _folded(name: str) -> str:
    if not name.isascii():
        name = unicodedata.normalize("NFKC", _UNSEEN.sub("", name).casefold())
    return _AT_END.sub("", name.replace("\\", "/")).lower()
