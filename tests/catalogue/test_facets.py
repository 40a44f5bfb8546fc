"""A facet is data: what each one finds in a sheet."""

from __future__ import annotations

import pytest

from partage.catalogue.facets import BY_ID, FACETS, as_actor
from partage.reference.reference_data import ReferenceData
from tests.samples import initiative


def test_minimal_sheet_carries_what_it_says_and_no_more() -> None:
    assert initiative().terms == {
        "theme": ("lien-social",),
        "territory": ("gap-05061",),
        "stage": ("en-cours",),
        "actor": ("centre-social-les-tilleuls",),
    }


def test_selection_is_found_under_the_methods() -> None:
    terms = initiative(methodes="habitants-relais", selection=["tirage-au-sort", "habitants-relais"]).terms
    assert terms["method"] == ("habitants-relais", "tirage-au-sort")


def test_methods_only_discussed_are_not_methods() -> None:
    assert "method" not in initiative(methodes_evoquees="theatre-forum").terms


def test_every_level_of_participation_is_carried_once() -> None:
    levels = {"diagnostic": "consultation", "conception": "consultation", "mise-en-oeuvre": "co-construction"}
    assert initiative(participation=levels).terms["participation"] == ("consultation", "co-construction")


def test_obstacles_and_levers_are_one_facet() -> None:
    terms = initiative(
        freins={"facteur": "temps-equipe", "texte": "Peu de temps."},
        leviers={"facteur": "confiance-relations", "texte": "On se connaît."},
        enjeux={"facteur": "communication-visibilite", "texte": "Peu connu."},
    ).terms
    assert terms["factor"] == ("temps-equipe", "confiance-relations")


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ({"debut": "2018-11", "fin": "2020"}, ("2018", "2019", "2020")),
        ({"debut": "2018"}, ("2018",)),
        ({"debut": "2018", "atteste_en": "2020"}, ("2018",)),
        ({"atteste_en": "2018-11-16"}, ("2018",)),
        ({"fin": "2020"}, ()),
        ({"debut": "1960", "fin": "2020"}, tuple(str(year) for year in range(1960, 2021))),
        ({"debut": "1018", "fin": "2018"}, ("1018", "2018")),
    ],
)
def test_years_go_from_start_to_end_but_never_by_thousands(
    dates: dict[str, str], years: tuple[str, ...]
) -> None:
    assert initiative(**dates).terms.get("year", ()) == years


def test_actors_are_the_named_organisations_the_lead_first() -> None:
    terms = initiative(
        acteurs=["Ville de Gap", {"type": "association", "nombre": 30}, "ville de gap"],
        financeurs=["Caf", "!!!"],
    ).terms
    assert terms["actor"] == ("centre-social-les-tilleuls", "ville-de-gap", "caf")


def test_settled_name_goes_before_the_written_one(references: ReferenceData) -> None:
    settled = as_actor("association Mot à Mot", "reseau", references)
    assert settled is not None
    assert (settled.id, settled.label, settled.definition) == ("mot-a-mot", "Mot à Mot", "association")
    assert as_actor("", "", references) is None


def test_facets_have_addresses_of_their_own_and_cross_facets_that_exist() -> None:
    assert len({facet.address for facet in FACETS}) == len(FACETS) == 12
    assert {other for facet in FACETS for other in facet.crossed_with} <= set(BY_ID)
    assert all(facet.id not in facet.crossed_with for facet in FACETS)
    assert "initiatives" not in {facet.address for facet in FACETS}
