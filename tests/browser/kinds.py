"""One page of each kind that a site has: what is new among them is looked at without being named here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

MANY = 2
"""A folder with more pages or folders than that holds pages that are made in number, all of one kind."""
EDITIONS = ("en",)
TRANSLATED = frozenset({"en", "en/initiatives/*", "en/rechercher", "en/proposer"})
"""Kinds of another edition that are looked at: its templates are the same, its words are not."""


def one_of_each_kind(folder: Path) -> list[str]:
    """Return the address of the longest page of each kind in *folder*; a page that leads elsewhere is none."""
    pages = {
        path.parent.relative_to(folder).parts: path.stat().st_size
        for path in folder.rglob("index.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    folders = {parts[: depth + 1] for parts in pages for depth in range(len(parts))}
    crowds = Counter(parts[:-1] for parts in folders)
    longest: dict[str, tuple[str, ...]] = {}
    for parts in sorted(pages, key=lambda parts: (-pages[parts], parts)):
        longest.setdefault(_kind(parts, crowds), parts)
    kinds = {
        kind: parts for kind, parts in longest.items() if not kind.startswith(EDITIONS) or kind in TRANSLATED
    }
    return sorted("".join(f"{part}/" for part in parts) for parts in kinds.values())


def _kind(parts: tuple[str, ...], crowds: Counter[tuple[str, ...]]) -> str:
    own = 1 + (parts[:1] in [(edition,) for edition in EDITIONS])
    return "/".join(
        "*" if depth >= own and crowds[parts[:depth]] > MANY else part for depth, part in enumerate(parts)
    )
