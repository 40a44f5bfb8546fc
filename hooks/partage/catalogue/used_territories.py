"""The territories that sheets name, and what holds them, as one vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from partage.catalogue.initiative import Initiative
from partage.reference.countries import COUNTRY
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.reference.vocabularies import Vocabulary
from partage.text.folding import collation


def used_territories(initiatives: Iterable[Initiative], references: ReferenceData) -> Vocabulary:
    """Return the territories that carry a sheet and what holds them; narrower terms are the used ones."""
    places = references.territories
    carried = dict.fromkeys(each for one in initiatives for each in one.terms.get("territory", ()))
    used: dict[str, Term] = {
        each: places[each] for place in carried for each in (place, *places[place].ancestors)
    }
    used = _without_lone_country(used, carried)
    narrower: dict[str, list[str]] = defaultdict(list)
    for term in sorted(used.values(), key=lambda term: collation(term.label)):
        # A group of communes holds them from beside the path: they are narrower, without it being broader.
        beside = [each for each in term.ancestors[:1] if each.startswith("epci-")]
        for holder in filter(None, (term.broader, *beside)):
            narrower[holder].append(term.id)
    terms = {term.id: replace(term, narrower=tuple(narrower[term.id])) for term in used.values()}
    ordered = sorted(terms.values(), key=lambda term: (len(term.ancestors), collation(term.label)))
    return Vocabulary("territoires", {term.id: term for term in ordered}, {})


def _without_lone_country(used: dict[str, Term], carried: Collection[str]) -> dict[str, Term]:
    """Return *used* without the country that holds all of them and that no sheet names: it would tell nothing apart."""
    roots = [term.id for term in used.values() if not term.ancestors]
    if len(roots) != 1 or roots[0] in carried or not roots[0].startswith(f"{COUNTRY}-"):
        return used
    return {
        term.id: replace(
            term,
            ancestors=tuple(each for each in term.ancestors if each != roots[0]),
            broader=None if term.broader == roots[0] else term.broader,
        )
        for term in used.values()
        if term.id != roots[0]
    }
