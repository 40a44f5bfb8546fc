"""A page is made again when an answer that it was given has changed, whatever it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from partage.build.tracking import Tracker
from partage.catalogue.catalogue import Catalogue
from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.rendering.cards import card, title_link
from partage.rendering.output import Output
from partage.rendering.territory_map import COUNTS, map_of
from partage.rendering.told import origin
from partage.views import maps, sheets
from tests.samples import initiative, site

Ask = Callable[[Catalogue], Any]

ASKED: list[Ask] = [
    lambda c: c.initiatives,
    lambda c: c.by_id["a"],
    lambda c: "b" in c.by_id,
    lambda c: c.by_id.get("z"),
    lambda c: list(c.by_id),
    lambda c: len(c.by_id),
    lambda c: c.linked_from.get("a", ()),
    lambda c: c.vocabularies["territory"].terms,
    lambda c: c.vocabularies["actor"].terms,
    lambda c: c.vocabularies["year"].terms,
    lambda c: {key: dict(value) for key, value in c.postings.items()},
    lambda c: c.having("theme", "lien-social"),
    lambda c: c.at(c.first("theme", "lien-social", 1)),
    lambda c: c.at(c.first("theme", "lien-social", 1, after=1)),
    lambda c: c.count("theme", "lien-social"),
    lambda c: c.has("method", "tirage-au-sort"),
    lambda c: c.without("method"),
    lambda c: c.used("theme"),
    lambda c: c.at(
        [position for _, where in c.crossing("theme", "lien-social", "method") for position in where]
    ),
    lambda c: c.crossing("theme", "lien-social", "territory"),
    lambda c: c.told("obstacle/temps-equipe", 1),
    lambda c: c.told("obstacle/temps-equipe", 5, after=1),
    lambda c: c.tally("obstacle/temps-equipe"),
    lambda c: c.tally("lesson/enseignement"),
]
CHANGES = {
    "nothing": {},
    "text": {"body": "Un autre texte."},
    "title": {"titre": "Un autre titre pour ce jardin"},
    "term": {"methodes": "tirage-au-sort"},
    "place": {"territoires": ["05061 Gap", "13055 Marseille"]},
    "actor": {"financeurs": ["Une fondation"]},
    "year": {"debut": "2019"},
    "obstacle": {"freins": {"facteur": "temps-equipe", "texte": "Peu de temps."}},
    "lesson": {"enseignements": "Commencer petit."},
}  # fmt: skip


def with_changed(change: dict[str, Any]) -> Site:
    fields = dict(change)
    changed = initiative("b", fields.pop("body", "Un texte."), **{"debut": "2020", **fields})
    others = [initiative("a", "Un.", debut="2021"), initiative("c", "Trois.", debut="2018")]
    made = [replace(each, digest=repr(each.sheet).encode()) for each in (*others, changed)]
    return site(*made)


def tracked(here: Site) -> Tracker:
    return Tracker(here.catalogue, here.digest_of)


@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_what_is_read_changes_an_answer(ask: Ask, change: str) -> None:
    before, after = tracked(with_changed({})), tracked(with_changed(CHANGES[change]))
    read, answers = before.recording(lambda: ask(before.catalogue))
    read_after, _ = after.recording(lambda: ask(after.catalogue))
    same = all(after.fingerprints[question] == answer for question, answer in answers)
    assert not same or read == read_after
    assert same or change != "nothing"


def test_what_does_not_concern_a_page_changes_no_answer() -> None:
    before, after = tracked(with_changed({})), tracked(with_changed(CHANGES["text"]))
    for ask in (
        lambda c: c.by_id["a"],
        lambda c: c.having("year", "2021"),
        lambda c: c.at(c.first("theme", "lien-social", 1)),
        lambda c: c.count("theme", "lien-social"),
    ):
        _, answers = before.recording(lambda ask=ask: ask(before.catalogue))
        assert answers
        assert all(after.fingerprints[question] == answer for question, answer in answers)


def test_nothing_is_noted_out_of_hearing() -> None:
    tracker = tracked(with_changed({}))
    assert tracker.catalogue.count("theme", "lien-social") == 3
    assert tracker.recording(lambda: 1) == (1, ())


def test_shared_fragments_ask_nothing() -> None:
    """They are made once, for the first page that needs them: its answers would not be those of the others."""
    here = with_changed(CHANGES["term"])
    tracker = tracked(here)
    seen = replace(here, catalogue=tracker.catalogue)
    each = here.catalogue.by_id["b"]
    for make in (card, title_link, origin):
        html, answers = tracker.recording(lambda make=make: make(seen, each, "../"))
        assert html
        assert [answer for _, answer in answers if answer is not None] == []


def test_the_page_of_a_sheet_does_not_depend_on_all_others() -> None:
    here = with_changed(CHANGES["term"])
    tracker = tracked(here)
    seen = replace(here, catalogue=tracker.catalogue)
    _, answers = tracker.recording(lambda: sheets.body(seen, here.catalogue.by_id["b"]))
    assert ("all",) not in dict(answers)
    assert not {("terms", facet.id) for facet in FACETS if not facet.vocabulary} & {
        question for question, _ in answers
    }


MAPS = ("france", "region-93", "departement-05", "departement-13", "departement-974")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ({}, set()),
        ({"body": "Un autre texte."}, set()),
        ({"themes": "emploi-insertion"}, {COUNTS}),
        ({"territoires": "13055 Marseille"}, {"france", "region-93", "departement-05", "departement-13", COUNTS}),
    ],
)  # fmt: skip
def test_an_edit_makes_again_the_maps_whose_counts_moved_and_no_other(
    change: dict[str, Any], again: set[str]
) -> None:
    before, after = (drawn_of({"territoires": "05061 Gap", **each}) for each in ({}, change))
    moved = set()
    for (name, tracker, draw), (_, later, draw_later) in zip(before, after, strict=True):
        drawn, answers = tracker.recording(draw)
        if any(later.fingerprints[question] != answer for question, answer in answers):
            moved.add(name)
        else:
            assert drawn == later.recording(draw_later)[0], name
    assert moved == again


def drawn_of(fields: dict[str, Any]) -> Iterator[tuple[str, Tracker, Callable[[], object]]]:
    """Yield each map and the file of the counts, of a base where every territory has another sheet."""
    places = ("05061 Gap", "05023 Briançon", "13055 Marseille", "97411 Saint-Denis")
    made = [initiative(f"s{number}", territoires=place) for number, place in enumerate(places)]
    themes = initiative("t", themes=["lien-social", "emploi-insertion"], territoires="05061 Gap")
    changed = dict(fields)
    edited = initiative("b", changed.pop("body", "Un texte."), **{"themes": "lien-social", **changed})
    heads = (replace(each, head_digest=repr(each.sheet.fields).encode()) for each in (*made, themes, edited))
    here = site(*heads)
    tracker = Tracker(here.catalogue, here.head_digest_of)
    seen = replace(here, catalogue=tracker.catalogue)
    for name in MAPS:
        yield name, tracker, partial(map_of, seen, name, "../")
    counts: Output = next(each for each in maps.outputs(seen) if each.path == COUNTS)
    yield COUNTS, tracker, counts.content
