"""Pairs of teams: each reason is true of both sheets, by a second and naive computation."""

from __future__ import annotations

import pytest

from partage.across.bringing import FEW, SHARE_OF_FEW, Pair
from partage.catalogue.initiative import Initiative
from partage.rendering.teams import pairs_of
from tests.samples import ROOT, base_references, checked_text, initiative, site

GAP, MARSEILLE = "05061 Gap", "13055 Marseille"


def pairs(*sheets: Initiative) -> list[Pair]:
    return pairs_of(site(*sheets))


def two(one: dict[str, object] | None = None, other: dict[str, object] | None = None) -> list[Initiative]:
    """Two teams that a method joins, with what differs."""
    return [
        initiative(
            "conseil-citoyen-haut-gap",
            **{"methodes": "tirage-au-sort", "territoires": GAP, "porteur": "A", **(one or {})},
        ),
        initiative(
            "fete-des-voisins",
            **{"methodes": "tirage-au-sort", "territoires": MARSEILLE, "porteur": "B", **(other or {})},
        ),
    ]


def test_a_rare_method_joins_two_teams_of_two_departements() -> None:
    [pair] = pairs(*two())
    assert (pair.facet, pair.term, pair.carrying, pair.are_available) == (
        "method",
        "tirage-au-sort",
        2,
        False,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"territoires": GAP}),
        ({}, {"territoires": "departement-05"}),
        ({}, {"porteur": "A"}),
        ({"liens": "fete-des-voisins"}, {}),
        ({"acteurs": "B"}, {}),
        ({}, {"methodes": "habitants-relais"}),
    ],
    ids=["same town", "same departement", "same team", "linked", "named together", "no method in common"],
)
def test_those_who_met_or_are_near_are_no_pair(one: dict[str, object], other: dict[str, object]) -> None:
    assert pairs(*two(one, other)) == []


def test_a_third_sheet_that_names_both_is_a_meeting() -> None:
    third = initiative("z", liens=["conseil-citoyen-haut-gap", "fete-des-voisins"], territoires="75056 Paris")
    assert pairs(*two(), third) == []
    named = initiative("z", acteurs=["A", "B"], territoires="75056 Paris")
    assert pairs(*two(), named) == []


def test_what_many_have_joins_nobody() -> None:
    many = [
        initiative(f"x{number}", methodes="tirage-au-sort", porteur=f"P{number}") for number in range(FEW)
    ]
    assert pairs(*two(), *many) == []


def test_both_available_come_first_even_with_a_term_that_more_have() -> None:
    rare = two()
    more = [
        initiative(
            name, methodes="habitants-relais", territoires=place, porteur=name, disponible_pour="appel"
        )
        for name, place in (("p", GAP), ("q", MARSEILLE))
    ]
    third = initiative("r", methodes="habitants-relais", porteur="r")
    assert [pair.are_available for pair in pairs(*rare, *more, third)] == [True, False]


@pytest.fixture(scope="module")
def sixty() -> tuple[Initiative, ...]:
    """The invented sheets of the search's corpus that the vocabularies of the samples accept."""
    paths = sorted((ROOT / "tests/corpus/recherche").glob("*.md"))
    checked = [checked_text(path.read_text("utf-8"), path.stem) for path in paths]
    return tuple(each.initiative for each in checked if each.initiative)


def test_each_reason_is_true_of_both_sheets(sixty: tuple[Initiative, ...]) -> None:
    found = pairs(*sixty)
    by_id = {each.id: each for each in sixty}
    assert len(found) > 5
    for pair in found:
        one, other = by_id[pair.one], by_id[pair.other]
        fields = [
            (each.fields.methods + each.fields.selection, each.fields.audiences) for each in (one, other)
        ]
        carried = [each[0] if pair.facet == "method" else each[1] for each in fields]
        assert all(pair.term in terms for terms in carried), pair
        having = [
            each
            for each in sixty
            if pair.term
            in (
                (*each.fields.methods, *each.fields.selection)
                if pair.facet == "method"
                else each.fields.audiences
            )
        ]
        assert len(having) == pair.carrying <= max(FEW, len(sixty) // SHARE_OF_FEW)
        assert departement(one) != departement(other)
        assert departement(one)
        for sheet in sixty:
            named = {sheet.id, *(link.sheet for link in sheet.fields.links), *sheet.fields.inspired_by}
            assert not {one.id, other.id} <= named, pair
            names = {sheet.fields.lead, *(actor.name for actor in sheet.fields.actors), *sheet.fields.funders}
            leads = {one.fields.lead, other.fields.lead}
            assert None in leads or not leads <= names, pair
        assert pair.are_available == bool(one.fields.available_for and other.fields.available_for)


def departement(initiative: Initiative) -> str:
    places = base_references().territories
    first = initiative.fields.territories[0]
    return next(
        (each for each in (first, *places[first].ancestors) if places[each].kind == "departement"), ""
    )


def test_a_team_is_in_one_pair_at_most(sixty: tuple[Initiative, ...]) -> None:
    named = [each for pair in pairs(*sixty) for each in (pair.one, pair.other)]
    assert len(named) == len({*named})
