"""The pages that read across sheets: which rooms there are, and which lists of sentences each shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from partage.across.sentences import PROSE
from partage.catalogue.site import Site
from partage.catalogue.urls import HELP, LESSONS, PER_SHELF, PROMISES, page_count
from partage.reference.vocabularies import DEFAULT_TERMS

PARTICIPATION = "participation/"
Layout: TypeAlias = Literal["lesson", "prose", "promise", "offer"]
MOST_PROMISES = 50
"""On a page: each may have a text, those it is with, and what followed."""
PREVIEW = 10
"""Sentences of a list that the page of its room shows; a longer list has pages of its own."""
MIN_ENTRIES = 3
"""A room with fewer entries is in no menu yet."""
_TYPES, _STATES, _OFFERS = "types-d-enseignement", "etats-de-proposition", "disponibilites"
_EFFECTS = ("results_people", "results_organisations", "results_territory")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of sentences as a room shows it."""

    name: str
    """Of the list in the catalogue."""
    slug: str
    """Of its pages, under the room's address; French and permanent."""
    title: str
    layout: Layout
    key: str = ""
    """Of the words that say what it holds, under its title; empty where the title is enough."""

    @property
    def per_page(self) -> int:
        """Sentences on one page of its own."""
        return MOST_PROMISES if self.layout == "promise" else PER_SHELF


def rooms(site: Site) -> dict[str, list[Shelf]]:
    """Return the lists of each room, by its address, in the order in which they are read; empty ones are left out."""
    every = {
        LESSONS: [*_lessons(site), *_prose(site, (each for each in PROSE if each not in _EFFECTS))],
        PROMISES: _promises(site),
        HELP: _offers(site),
        PARTICIPATION: [*_prose(site, ("missing",)), *_prose(site, _EFFECTS)],
    }
    return {
        room: [shelf for shelf in shelves if site.catalogue.tally(shelf.name).sentences]
        for room, shelves in every.items()
    }


_SLUGS = {
    "next_time": "a-refaire",
    "unexpected": "effets-inattendus",
    "disputed": "fait-debat",
    "missing": "absents",
    "results_people": "effets-habitants",
    "results_organisations": "effets-structures",
    "results_territory": "effets-territoire",
}


def _lessons(site: Site) -> Iterator[Shelf]:
    """Yield what was observed first, what was learnt last: an observation asks for no agreement."""
    plain = DEFAULT_TERMS[_TYPES]
    terms = site.references.vocabularies[_TYPES].terms.values()
    for term in sorted(terms, key=lambda term: term.id == plain):
        key = f"across.lesson.{term.id}"
        known = key in site.strings.table
        title = site.strings(key) if known else term.named(site.locale)
        yield Shelf(f"lesson/{term.id}", term.id, title, "lesson", term.id)


def _prose(site: Site, kinds: Iterator[str] | tuple[str, ...]) -> Iterator[Shelf]:
    for kind in kinds:
        yield Shelf(kind, _SLUGS[kind], site.strings(f"across.{kind}"), "prose")


def _promises(site: Site) -> list[Shelf]:
    terms = site.references.vocabularies[_STATES].terms.values()
    return [Shelf(f"proposal/{each.id}", each.id, each.named(site.locale), "promise") for each in terms]


def _offers(site: Site) -> list[Shelf]:
    terms = site.references.vocabularies[_OFFERS].terms.values()
    return [Shelf(f"offer/{each.id}", each.id, each.named(site.locale), "offer") for each in terms]


def entries_of(site: Site, room: str) -> int:
    """Return how many sentences the lists of *room* hold."""
    return sum(site.catalogue.tally(shelf.name).sentences for shelf in rooms(site)[room])


def shelf_address(room: str, shelf: Shelf) -> str:
    """Return the address of the pages of *shelf*."""
    return f"{room}{shelf.slug}/"


def shelf_pages(site: Site, shelf: Shelf) -> int:
    """Return how many pages of its own *shelf* has: none if its room shows it whole."""
    total = site.catalogue.tally(shelf.name).sentences
    return page_count(total, shelf.per_page) if total > PREVIEW else 0
