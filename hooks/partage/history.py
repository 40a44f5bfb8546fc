"""When each file was made and last changed: one pass of Git."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

_MARK = "\x01"
TIMEOUT = 120.0
"""Seconds after which the site is published without these dates rather than late."""


@dataclass(frozen=True, slots=True)
class Change:
    """Dates of a file's first and last commits."""

    created: date
    changed: date


def read_history(root: Path, folder: str) -> dict[str, Change]:
    """Return the dates of the files of *folder*, by path from *root*.

    Empty without Git, outside a repository, and on a shallow clone, whose dates would be wrong.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    prefix = _git(root, "rev-parse", "--show-prefix").strip()
    log = _git(root, "-c", "core.quotePath=false", "log", f"--format={_MARK}%ct", "--name-only", "--", folder)
    history: dict[str, Change] = {}
    day = date.min
    for line in log.splitlines():
        if line.startswith(_MARK):
            day = datetime.fromtimestamp(int(line[1:]), UTC).date()
        elif line:
            path = line.removeprefix(prefix)
            # The log goes back in time: the first day met is the last change.
            known = history.get(path)
            history[path] = Change(day, known.changed if known else day)
    return history


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, timeout=TIMEOUT, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout
