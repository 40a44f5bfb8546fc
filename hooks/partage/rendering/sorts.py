"""What sort of thing a term is, in words: it tells a commune from the département of the same name."""

from __future__ import annotations

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.reference.terms import Term, Territory


def disambiguation(site: Site, facet: Facet, term: Term) -> str:
    """Return what tells *term* from its namesakes: Paris is a commune and a département, and a method may be a kind."""
    if not isinstance(term, Territory):
        return site.strings(f"facet.{facet.id}.one").lower()
    above = (site.references.territories[each] for each in term.ancestors)
    departements = [place.named(site.locale) for place in above if place.kind == "departement"]
    return ", ".join([kind_label(site, facet, term).lower(), *departements])


def kind_label(site: Site, facet: Facet, term: Term) -> str:
    """Return what sort of place or of organisation a term is."""
    if isinstance(term, Territory):
        own = site.references.place_kinds.get(term.kind)
        return own.named(site.locale) if own else site.strings(f"territory.{term.kind}")
    kind = (
        site.references.vocabularies["types-d-acteur"].find(term.definition) if facet.id == "actor" else None
    )
    return kind.named(site.locale) if kind else ""
