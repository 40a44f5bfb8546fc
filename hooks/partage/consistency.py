"""What is wrong between sheets that are each right: one address for two, one organisation with two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from partage import messages
from partage.catalogue import same_name
from partage.model import Initiative, Place
from partage.pictures import messages as picture_messages
from partage.references import References

Finding: TypeAlias = tuple[Initiative, Place, str]
"""A sheet, the place of what is wrong in its front matter, and the sentence."""


def captured_addresses(initiatives: Iterable[Initiative]) -> Iterator[Finding]:
    """Yield the former addresses that are a living sheet's, or that two sheets claim."""
    initiatives = sorted(initiatives, key=lambda initiative: initiative.id)
    taken = {initiative.id: initiative.path for initiative in initiatives}
    for initiative in initiatives:
        for index, former in enumerate(initiative.former_ids):
            holder = taken.setdefault(former, initiative.path)
            if holder != initiative.path or former == initiative.id:
                yield initiative, ("alias", index), messages.captured_address(former, messages.quoted(holder))


def twin_actors(initiatives: Iterable[Initiative], references: References) -> Iterator[Finding]:
    """Yield the names of organisations that are probably one, each once, where it is met second."""
    met: dict[str, tuple[Initiative, Place]] = {}
    for initiative in sorted(initiatives, key=lambda initiative: initiative.id):
        for name, _, place in initiative.named:
            if references.actors.find(name) is None:
                met.setdefault(name, (initiative, place))
    for other, name in same_name(met):
        yield *met[name], messages.twin_actors(name, other)


def unusable_pictures(initiatives: Iterable[Initiative], refused: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the pictures that sheets show and that cannot be published, by what *refused* says of their files."""
    for initiative in initiatives:
        if refused.keys().isdisjoint(initiative.pictures):
            continue
        listed = [picture.file for picture in initiative.fields.pictures]
        for name in initiative.pictures:
            if name in refused:
                place: Place = ("images", listed.index(name)) if name in listed else ("texte", name)
                yield initiative, place, picture_messages.unusable(name, refused[name])
