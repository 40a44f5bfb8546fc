"""Problems across sheets that are each valid: one address for two, one organisation with two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from partage.catalogue.initiative import Initiative
from partage.images import messages as picture_messages
from partage.reference.reference_data import ReferenceData
from partage.sheets.anchors import anchors_of
from partage.sheets.body.links import no_heading
from partage.sheets.file_names import RESERVED
from partage.text import messages
from partage.text.folding import fold
from partage.text.problem import Place

Finding: TypeAlias = tuple[Initiative, Place, str]
"""A sheet, the place of what is wrong in its front matter, and the sentence."""


def captured_addresses(initiatives: Sequence[Initiative], files: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the former addresses that lead to something else: a sheet of *files*, another claim, a page of the site.

    *files* are the paths of all sheets by identifier, invalid ones too: they will be corrected some day.
    """
    claims: dict[str, list[Initiative]] = {}
    for initiative in initiatives:
        for former in initiative.former_ids:
            claims.setdefault(former, []).append(initiative)
    for former, claimants in claims.items():
        for initiative in claimants:
            place = ("alias", initiative.former_ids.index(former))
            other = next((each for each in claimants if each is not initiative), None)
            if former in files:
                yield initiative, place, messages.captured_address(former, messages.quoted(files[former]))
            elif former in RESERVED:
                yield initiative, place, messages.reserved_address(former)
            elif other:
                yield initiative, place, messages.claimed_address(former, other.path)


def twin_actors(initiatives: Iterable[Initiative], references: ReferenceData) -> Iterator[Finding]:
    """Yield the names that are probably of one organisation, each once, where the second spelling is met."""
    met: dict[str, tuple[Initiative, Place]] = {}
    for initiative in sorted(initiatives, key=lambda initiative: initiative.id):
        for name, _, place in initiative.named:
            if references.actors.find(name) is None:
                met.setdefault(name, (initiative, place))
    for other, name in same_name(met):
        yield *met[name], messages.twin_actors(name, other)


def dead_anchors(initiatives: Sequence[Initiative]) -> Iterator[Finding]:
    """Yield the links to a heading that another sheet has not; nothing is said of a sheet that is not among them."""
    by_id = {initiative.id: initiative for initiative in initiatives}
    known: dict[str, frozenset[str]] = {}
    for initiative in initiatives:
        for other, anchor, written in dict.fromkeys(initiative.distant):
            if other not in by_id:
                continue
            if other not in known:
                known[other] = anchors_of(by_id[other].sheet)
            if anchor not in known[other]:
                shown = f"#{written.partition('#')[2]}"
                yield (
                    initiative,
                    ("texte", written),
                    no_heading(messages.quoted(other), shown, anchor, known[other]),
                )


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


def same_name(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of *names* that only a plural, a space or an accent tells apart."""
    first: dict[str, str] = {}
    for name in names:
        bare = "".join(word.rstrip("sx") for word in fold(name).split())
        other = first.setdefault(bare, name)
        if other != name:
            yield other, name
