"""The dates of each file’s first and last commits, from one pass of `git log`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
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


def read_history(root: Path, folder: str, today: date, zone: tzinfo = UTC) -> dict[str, GitDates]:
    """Return the dates of the files of *folder*, by path from *root*; a name that is not UTF-8 as `os` gives it.

    Days are those of *zone*. A file that was renamed, even with changes, keeps the dates of its former name. A commit
    whose date is garbled, or later than *today*, has no date: a file that no other one touched has the day of the
    commit before, or else of the one after. Empty without Git, outside a repository, and on a shallow clone, whose
    dates would be wrong.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    prefix = os.fsdecode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    history: dict[str, GitDates] = {}
    names: dict[str, str] = {}
    undated: set[str] = set()
    last: date | None = None
    before: dict[str, GitDates] = {}
    for time, changes in _commits(_log(root, folder)):
        day = _day(time, today, zone)
        if day is not None:
            before.update(dict.fromkeys(undated - before.keys(), GitDates(day, day)))
            undated.clear()
            last = day
        touched = [(names.get(path, path), former, path) for former, path in changes]
        for path, _, _ in touched:
            if day is None:
                undated.add(path)
            else:
                # With an odd date, the log may be out of order.
                known = history.get(path, GitDates(day, day))
                history[path] = GitDates(min(known.created, day), max(known.changed, day))
        # What has the new name in older commits is another file.
        names |= {name: f"{name}\0" for _, former, name in touched if former}
        names |= {former: path for path, former, _ in touched if former}
    # Nothing older is believed: the commit after is not earlier.
    before.update(dict.fromkeys(undated - before.keys(), GitDates(last, last)) if last else {})
    dated = {**before, **history}
    return {path.removeprefix(prefix): dates for path, dates in dated.items() if "\0" not in path}


def _log(root: Path, folder: str) -> bytes:
    # Names end with a zero byte, the only one that they cannot hold.
    return _git(
        root, "-c", "log.showSignature=false", "-c", "diff.relative=false", "log", "-z",
        f"--format={_MARK.decode()}%ct", "--name-status", "--find-renames", "--", folder,
    )  # fmt: skip


def _commits(log: bytes) -> Iterator[tuple[bytes, list[tuple[str, str]]]]:
    """Yield the time of each commit of *log*, and its files: the name before, empty where it is the same, and after."""
    for commit in log.removeprefix(_MARK).split(b"\0" + _MARK):
        # After the time there is a line end, then the letter and the names of each file.
        time, _, rest = commit.partition(b"\0")
        parts = iter(rest.removeprefix(b"\n").removesuffix(b"\0").split(b"\0"))
        files = []
        for letter in parts:
            before = os.fsdecode(next(parts, b"")) if letter.startswith((b"R", b"C")) else ""
            name = os.fsdecode(next(parts, b""))
            if name:
                files.append(("" if letter.startswith(b"C") else before, name))
        yield time, files


def _day(written: bytes, latest: date, zone: tzinfo) -> date | None:
    """Return the day of a time as Git writes it; None where no commit can have been made on it.

    Forges accept a commit of the year 10000, and Git writes 0, or nothing, for a time that it cannot read.
    """
    if not written.isdigit() or len(written) > _LONGEST_TIME or int(written) == 0:
        return None
    try:
        day = datetime.fromtimestamp(int(written), zone).date()
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
