"""The dates of each file’s first and last commits, from one pass of `git log`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

_MARK = b"\x01"
_LONGEST_TIME = 12
"""Digits: more is no date, and would only take time to parse."""
TIMEOUT = 120.0
"""Seconds after which the site is published without these dates, rather than late."""


@dataclass(frozen=True, slots=True)
class GitDates:
    """Dates of a file's first and last commits."""

    created: date
    changed: date


def read_history(root: Path, folder: str, today: date) -> dict[str, GitDates]:
    """Return the dates of the files of *folder*, by path from *root*; a name that is not UTF-8 as `os` gives it.

    A commit whose date is garbled, or later than the day after *today*, has no date; the others keep theirs.
    Empty without Git, outside a repository, and on a shallow clone, whose dates would be wrong.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    history: dict[str, GitDates] = {}
    for day, name in _dated(_log(root, folder), today + timedelta(days=1)):
        path = name.removeprefix(prefix)
        # With an odd date, the log may be out of order.
        known = history.get(path, GitDates(day, day))
        history[path] = GitDates(min(known.created, day), max(known.changed, day))
    return history


def _log(root: Path, folder: str) -> bytes:
    # Names end with a zero byte, the only one that they cannot hold.
    return _git(
        root, "-c", "log.showSignature=false", "-c", "diff.relative=false", "log", "-z",
        f"--format={_MARK.decode()}%ct", "--name-only", "--no-renames", "--", folder,
    )  # fmt: skip


def _dated(log: bytes, latest: date) -> Iterator[tuple[date, str]]:
    """Yield each path of *log* with the day of its commit, if that is a valid date."""
    day: date | None = None
    for commit in log.removeprefix(_MARK).split(b"\0" + _MARK):
        # After the time there is a line end, then the names.
        time, _, names = commit.partition(b"\0")
        day = _day(time, latest)
        if day is not None:
            for name in names.removeprefix(b"\n").split(b"\0"):
                if name:
                    yield day, os.fsdecode(name)


def _day(written: bytes, latest: date) -> date | None:
    """Return the day of a time as Git writes it; None where no commit can have been made on it.

    Forges accept a commit of the year 10000, and Git writes 0, or nothing, for a time that it cannot read.
    """
    if not written.isdigit() or len(written) > _LONGEST_TIME or int(written) == 0:
        return None
    try:
        day = datetime.fromtimestamp(int(written), UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
    return day if day <= latest else None


def _git(root: Path, *arguments: str) -> bytes:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, timeout=TIMEOUT, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
