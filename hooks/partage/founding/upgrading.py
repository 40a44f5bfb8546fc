"""Replaces the engine of a base by that of another revision, whole: it never conflicts with the network's content."""

from __future__ import annotations

import subprocess
from pathlib import Path

from partage.founding.whose import ENGINE, KEPT, LEFT


class NotUpgraded(Exception):
    """Why the engine was not replaced; the message is the French sentence to show."""


def upgrade(root: Path, revision: str) -> int:
    """Put the engine of *revision* in the working tree and the index of *root*; return how many files differ.

    Nothing is committed: the network reads what changes, checks, then commits or gives up (`git restore`).
    """
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    ).strip()
    if not commit:
        raise NotUpgraded(
            f"Git ne connaît pas « {revision} » ici ; nommez d’abord le dépôt du moteur : git remote add moteur "
            "ADRESSE, puis git fetch moteur"
        )
    if _git(root, "status", "--porcelain", "--untracked-files=no", "--", *ENGINE):
        raise NotUpgraded(
            "des fichiers du moteur sont changés et pas encore enregistrés ; enregistrez-les, ou « git restore . »"
        )
    there = [name for name in ENGINE if _git(root, "ls-tree", "--name-only", commit, "--", name)]
    kept = [name for name in KEPT if _git(root, "ls-tree", "--name-only", "HEAD", "--", name)]
    # What a later version no longer has is taken away too.
    _git(root, "rm", "-r", "--quiet", "--ignore-unmatch", "--", *ENGINE)
    _git(root, "checkout", commit, "--", *there)
    for name in LEFT:
        _git(root, "rm", "-r", "--quiet", "--force", "--ignore-unmatch", "--", name)
    if kept:
        _git(root, "checkout", "HEAD", "--", *kept)
    return len(_git(root, "diff", "--cached", "--name-only").splitlines())


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode and arguments[0] in ("checkout", "rm", "status"):
        raise NotUpgraded(f"Git refuse : {' '.join(done.stderr.split())[:300]}")
    return done.stdout if not done.returncode else ""
