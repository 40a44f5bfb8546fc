"""The place of inhabitants across sheets: by phase, by level reached, and how people were recruited."""

from __future__ import annotations

from typing import Any

from partage.catalogue.site import Site
from partage.catalogue.urls import root_of, term_address
from partage.rendering.jinja import render
from partage.rendering.rooms import PARTICIPATION

_PHASES, _LEVELS = "phases", "niveaux-de-participation"


def body(site: Site) -> str:
    """Return what the page of all levels says across sheets, to go under the list of levels."""
    root = root_of(PARTICIPATION)
    return render(
        "participation.html.jinja",
        site.locale,
        root=root,
        rows=_rows(site),
        levels=_levels(site, root),
        recruited=_recruited(site, root),
        total=len(site.catalogue.initiatives),
        telling=len({each for phase in _terms(site, _PHASES) for each in _sheets(site, phase)}),
    )


def _terms(site: Site, vocabulary: str) -> list[str]:
    return list(site.references.vocabularies[vocabulary].terms)


def _sheets(site: Site, phase: str) -> set[int]:
    return {position for position, _ in site.catalogue.index.shelves.get(f"phase/{phase}", ())}


def _levels(site: Site, root: str) -> list[dict[str, str]]:
    terms = site.references.vocabularies[_LEVELS].terms.values()
    return [
        {
            "label": term.named(site.locale),
            "href": root + term_address("participation", term.id)
            if site.catalogue.has("participation", term.id)
            else "",
        }
        for term in terms
    ]


def _rows(site: Site) -> list[dict[str, Any]]:
    """Return, for each phase that sheets tell, how many reach each level."""
    levels = site.references.vocabularies[_LEVELS].terms.values()
    rows = []
    for phase in site.references.vocabularies[_PHASES].terms.values():
        counts = [
            (level.named(site.locale), site.catalogue.tally(f"phase/{phase.id}/{level.id}").sentences)
            for level in levels
        ]
        if any(count for _, count in counts):
            rows.append({"label": phase.named(site.locale), "counts": counts})
    return rows


def _recruited(site: Site, root: str) -> list[tuple[str, str, int]]:
    """Return each way of recruiting that sheets name, the most frequent first."""
    counted = [
        (term.named(site.locale), root + term_address("method", term.id), count)
        for term in site.references.vocabularies["methodes"].terms.values()
        if (count := site.catalogue.tally(f"selected/{term.id}").sheets)
    ]
    return sorted(counted, key=lambda entry: -entry[2])
