"""Two entries of one list that want the same identifier or the same name: nobody could tell which is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from partage.text import messages
from partage.text.folding import fold
from partage.text.problem import Place

Conflict: TypeAlias = tuple[Place, str]
"""The place of what is claimed already, and the sentence."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one entry wants to be known by."""

    place: Place
    id: str
    names: Sequence[tuple[Place, str]]
    """Label and aliases, each with its place in the file."""


def duplicates(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield what a second entry claims; an identifier goes before a name, whatever their order in the file."""
    identifiers = set()
    holders: dict[str, str] = {}
    for claim in claims:
        if claim.id in identifiers:
            sentence = messages.duplicate_identifier(claim.id, "une autre entrée de cette liste")
            yield (*claim.place, "id"), sentence
        identifiers.add(claim.id)
        holders.setdefault(fold(claim.id), claim.id)
    for claim in claims:
        for place, name in claim.names:
            holder = holders.setdefault(fold(name), claim.id)
            if holder != claim.id:
                yield place, messages.duplicate_name(name, holder)
