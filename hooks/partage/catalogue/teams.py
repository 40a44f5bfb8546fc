"""The teams of the whole catalogue that are brought together."""

from __future__ import annotations

from collections.abc import Sequence

from partage.across.bringing import FACETS, Pair, Team, pairs, rare_terms
from partage.catalogue.facets import as_actor
from partage.catalogue.initiative import Initiative
from partage.reference.reference_data import ReferenceData


def pairs_among(initiatives: Sequence[Initiative], references: ReferenceData) -> list[Pair]:
    """Return the pairs of *initiatives*, which are in the order of the catalogue."""
    # In a large base, no term of the lists may be rare: nothing more is then looked at.
    if not rare_terms([each.terms for each in initiatives]):
        return []
    return pairs([team_of(each, references) for each in initiatives])


def team_of(initiative: Initiative, references: ReferenceData) -> Team:
    """Return what pairs are made from."""
    places = references.territories
    place = next(iter(initiative.terms.get("territory", ())), "")
    around = [places[each] for each in (place, *places[place].ancestors)] if place else []
    lead = next((name for name, _, where in initiative.named if where == ("porteur",)), "")
    actor = as_actor(lead, "", references) if lead else None
    return Team(
        id=initiative.id,
        departement=next((each.id for each in around if each.kind == "departement"), ""),
        terms={facet: initiative.terms.get(facet, ()) for facet in FACETS},
        lead=actor.id if actor else "",
        actors=frozenset(initiative.terms.get("actor", ())),
        links=frozenset(named for named, _ in initiative.links),
        is_available=any(each.kind == "offer" for each in initiative.sentences),
    )
