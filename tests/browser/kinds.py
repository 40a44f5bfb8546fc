"""One page of each kind that a site has: what is new among them is looked at without being named here.

Of those, the ones that are enough for each element that any of them has, as it stands in what is around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.site.dom import Node, parse

MANY = 2
"""A folder with more pages or folders than that holds pages that are made in number, all of one kind."""
EDITIONS = ("en",)
TRANSLATED = frozenset({"en", "en/initiatives/*", "en/rechercher", "en/proposer"})
"""Kinds of another edition that are looked at: its templates are the same, its words are not."""
DEPTH = 3
"""An element is alike another where so many are, from what is around it to itself."""
SAID = frozenset({"role", "type", "hidden", "aria-current"})
"""Attributes whose value changes what an element is; of others, that they are there."""
NOT_DRAWN = frozenset({"svg", "script", "template"})
Standing = tuple[str, ...]
"""An element and those around it."""


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


def enough_for_each_element(folder: Path, addresses: list[str]) -> list[str]:
    """Return those of *addresses*, pages in *folder*, that have every element of all of them, each in what is around it.

    A page that is left out is made of what others are made of.
    """
    elements = {
        address: set(_standing(parse((folder / address / "index.html").read_text("utf-8"))))
        for address in addresses
    }
    left = set().union(*elements.values())
    enough = []
    while left:
        richest = max(addresses, key=lambda address: len(elements[address] & left))
        enough.append(richest)
        left -= elements[richest]
    return sorted(enough)


def _standing(node: Node, around: Standing = ()) -> Iterator[Standing]:
    for child in node.children:
        if isinstance(child, Node) and child.tag not in NOT_DRAWN:
            standing = (*around, _alike(child))[-DEPTH:]
            yield standing
            yield from _standing(child, standing)


def _alike(node: Node) -> str:
    attributes = (
        f"{name}={' '.join(sorted(value.split()))}" if name == "class" or name in SAID else name
        for name, value in sorted(node.attributes.items())
    )
    return " ".join((node.tag, *attributes))
