"""Dates of sheets that were renamed with too many changes for Git to tell: their `alias` does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from pathlib import Path, PurePosixPath

from partage.catalogue.initiative import Initiative
from partage.runtime.git import GitDates, read_history


def with_former_names(
    initiatives: Iterable[Initiative], history: Mapping[str, GitDates]
) -> dict[str, GitDates]:
    """Return *history*, by path, where each of *initiatives* also has the dates of the files it was named after."""
    dated = dict(history)
    for initiative in initiatives:
        if initiative.former_ids:
            path = PurePosixPath(initiative.path)
            names = [path, *(path.with_name(f"{former}.md") for former in initiative.former_ids)]
            known = [history[str(name)] for name in names if str(name) in history]
            if known:
                created = min(each.created for each in known)
                dated[str(path)] = GitDates(created, max(each.changed for each in known))
    return dated


def dates_of(
    initiatives: Iterable[Initiative], root: Path, folder: str, today: date, zone: tzinfo
) -> dict[str, GitDates]:
    """Return the dates of the files of *folder*, and those that *initiatives* have from their former names."""
    return with_former_names(initiatives, read_history(root, folder, today, zone))
