"""Each facet as a list by sheet."""

from __future__ import annotations

import json

from partage.search.codes import encoded_all
from partage.search.facet_lists import facet_list
from tests.samples import initiative, site


def test_terms_of_each_sheet_in_the_order_of_the_catalogue() -> None:
    here = site(
        initiative("a", themes=["jeunesse", "lien-social"], debut="2020"),
        initiative("b", themes=["lien-social"], debut="2019"),
    )
    made = json.loads(facet_list(here, "theme"))
    ids = [term[0] for term in made["terms"]]
    assert ids[:2] == ["lien-social", "jeunesse"]
    assert made["named"] == 2
    assert made["sheets"] == f"{encoded_all([0, 1])} {encoded_all([0])}"


def test_broader_terms_are_told_by_position() -> None:
    made = json.loads(facet_list(site(initiative(territoires="05061 Gap")), "territory"))
    by_id = {term[0]: term for term in made["terms"]}
    gap = by_id["gap-05061"]
    line = []
    position = gap[2]
    while position >= 0:
        line.append(made["terms"][position][0])
        position = made["terms"][position][2]
    others = [made["terms"][each][0] for each in gap[3:]]
    assert {*line, *others} == set(site(initiative()).references.territories["gap-05061"].ancestors)


def test_a_sheet_without_a_term_keeps_its_place() -> None:
    here = site(initiative("a", debut="2020"), initiative("b", methodes="tirage-au-sort", debut="2019"))
    assert json.loads(facet_list(here, "method"))["sheets"] == f" {encoded_all([0])}"


def test_labels_are_those_of_the_edition() -> None:
    made = json.loads(facet_list(site(initiative(themes="jeunesse"), locale="en"), "theme"))
    assert made["terms"][0][1] != "Jeunesse"
