"""Sentences of a list as its pages show them: those of one factor together under its name, then those of a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from partage.across.sentences import Sentence
from partage.catalogue.initiative import Initiative, family_of
from partage.catalogue.site import Site
from partage.rendering import offers, promises
from partage.rendering.components import Fact
from partage.rendering.facts import label_of
from partage.rendering.rooms import Shelf
from partage.rendering.told import Sieve, told
from partage.text.folding import slug

Notes = Callable[[Site, Initiative, Sentence, str], list[Fact]]
_NOTES: dict[str, Notes] = {"promise": promises.notes_of, "offer": offers.notes_of}
WORTH_SPLITTING = 6
"""Lessons of one factor that are told theme by theme; fewer are read sooner than the names of their themes."""


def groups_of(
    site: Site, shelf: Shelf, met: Sequence[tuple[Initiative, Sentence]], root: str, sieve: Sieve
) -> list[dict[str, Any]]:
    """Return the sentences *met* in *shelf*, in their order, by factor; what is no lesson is of none."""
    by_factor = groupby(met, lambda one: one[1].factor if shelf.layout == "lesson" else "")
    return [
        {
            "label": label_of(site, "facteurs", factor) if factor else "",
            "id": anchor(shelf, factor),
            "parts": [
                {
                    "label": label_of(site, "themes", family) if family else "",
                    "told": _told(site, shelf, of_family, root, sieve),
                }
                for family, of_family in _by_family(site, shelf, factor, list(of_factor))
            ],
        }
        for factor, of_factor in by_factor
    ]


def anchor(shelf: Shelf, factor: str) -> str:
    """Return the identifier of where *factor* begins among the lessons of *shelf*."""
    return slug(f"{shelf.slug}-{factor or 'autres'}")


def _by_family(
    site: Site, shelf: Shelf, factor: str, met: Sequence[tuple[Initiative, Sentence]]
) -> list[tuple[str, list[tuple[Initiative, Sentence]]]]:
    """Return the sentences by family of themes, or all of them without one."""
    is_lesson = shelf.layout == "lesson"
    if not is_lesson or site.catalogue.tally(f"{shelf.name}/{factor}").sentences < WORTH_SPLITTING:
        return [("", list(met))]
    themes = site.references.vocabularies["themes"]
    return [(family, list(of)) for family, of in groupby(met, lambda one: family_of(one[0], themes))]


def _told(
    site: Site, shelf: Shelf, met: Sequence[tuple[Initiative, Sentence]], root: str, sieve: Sieve
) -> list[Any]:
    notes = _NOTES.get(shelf.layout)
    return [
        told(site, each, said, root, sieve=sieve, notes=notes(site, each, said, root) if notes else ())
        for each, said in met
    ]
