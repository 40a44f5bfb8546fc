"""Each facet as a list by sheet."""

from __future__ import annotations

import json

import pytest

from partage.search import facet_lists
from partage.search.encoding import encoded_all
from partage.search.facet_lists import TREE, facet_list, top_list
from tests.samples import initiative, site


def test_terms_of_each_sheet_in_the_order_of_the_catalogue() -> None:
    here = site(
        initiative("a", themes=["jeunesse", "lien-social"], debut="2020"),
        initiative("b", themes=["lien-social"], debut="2019"),
    )
    made = facet_list(here, "theme")
    assert [term[0] for term in made.terms][:2] == ["lien-social", "jeunesse"]
    assert made.named == 2
    assert made.blocks == [f"{encoded_all([2, 1])} {encoded_all([0, 0, 0])}"]


def test_sheets_are_cut_into_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facet_lists, "SHEETS_PER_BLOCK", 2)
    here = site(*(initiative(name, themes="jeunesse", debut="2020") for name in "abc"))
    assert facet_list(here, "theme").blocks == [
        f"{encoded_all([1, 1])} {encoded_all([0, 0])}",
        f"{encoded_all([1])} {encoded_all([0])}",
    ]


def test_broader_terms_are_told_by_position() -> None:
    # As the browser reads them.
    terms = json.loads(json.dumps(facet_list(site(initiative(territoires="05061 Gap")), "territory").terms))
    gap = next(term for term in terms if term[0] == "gap-05061")
    line = []
    position = gap[2]
    while position >= 0:
        line.append(terms[position][0])
        position = terms[position][2]
    others = [terms[each][0] for each in gap[3:]]
    # All that is told is in France: the country would tell nothing apart.
    assert {*line, *others} == set(site(initiative()).references.territories["gap-05061"].ancestors) - {
        "pays-fr"
    }


def test_a_sheet_without_a_term_keeps_its_place() -> None:
    here = site(initiative("a", debut="2020"), initiative("b", methodes="tirage-au-sort", debut="2019"))
    assert facet_list(here, "method").blocks == [f"{encoded_all([0, 1])} {encoded_all([0])}"]


def test_labels_are_those_of_the_edition() -> None:
    made = facet_list(site(initiative(themes="jeunesse"), locale="en"), "theme")
    assert made.terms[0][1] != "Jeunesse"


def test_the_top_of_a_tree_counts_each_sheet_once_under_each_root() -> None:
    here = site(
        initiative("a", territoires=["05061 Gap", "13203 Marseille 3e arrondissement"]),
        initiative("b", territoires="05061 Gap"),
    )
    made = top_list(here, TREE)
    ((top, label, broader),) = made.terms
    assert (top, broader, made.more["holding"]) == ("region-93", -1, 1)
    assert label == "Provence-Alpes-Côte d’Azur"
    assert made.blocks == [f"{encoded_all([1, 1])} {encoded_all([0, 0])}"]
    assert made.more["whole"] == len(facet_list(here, TREE).terms)
