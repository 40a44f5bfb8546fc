"""Each facet as a list by sheet: what the browser counts and filters by, whatever the sheets that were found."""

from __future__ import annotations

import json
from collections import Counter

from partage.model import Term
from partage.search.codes import encoded_all
from partage.site import Site


def facet_list(site: Site, facet: str) -> str:
    """Return the terms of *facet* and those of each sheet, in the order of the catalogue, as JSON.

    `terms`: identifier, label, position of the broader term or -1, then those of its further ancestors, if any; the
    terms that most sheets name come first, since small numbers are short. `named`: how many terms are named by a sheet;
    those after them only hold others. `sheets`: the terms that each one names itself, as codes, sheets being separated
    by spaces.
    """
    carried = [initiative.terms.get(facet, ()) for initiative in site.catalogue.initiatives]
    named = Counter(term for terms in carried for term in terms)
    used = sorted(site.catalogue.used(facet), key=lambda term: -named[term.id])
    positions = {term.id: position for position, term in enumerate(used)}
    described = [_described(site, term, positions) for term in used]
    lists = " ".join(encoded_all(sorted(positions[term] for term in terms)) for terms in carried)
    return json.dumps(
        {"terms": described, "named": len(named), "sheets": lists}, ensure_ascii=False, separators=(",", ":")
    )


def _described(site: Site, term: Term, positions: dict[str, int]) -> list[str | int]:
    broader = positions.get(term.broader or "", -1)
    others = [positions[each] for each in term.ancestors if each in positions and each != term.broader]
    return [term.id, term.named(site.locale), broader, *others]
