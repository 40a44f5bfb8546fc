"""Two territories at one scale, and what is around one."""

from __future__ import annotations

from math import acos, cos, radians, sin, sqrt

import pytest

from partage.catalogue.facets import BY_ID
from partage.catalogue.site import Site
from partage.catalogue.used_places import beside, comparable, near
from partage.maps.distance import RADIUS, distance
from partage.maps.outlines import centre_of, outline
from partage.maps.projection import kilometres
from partage.reference.cog import load_cog
from partage.reference.terms import Territory
from partage.rendering.neighbourhood import neighbourhood
from partage.rendering.same_scale import UNITS, ratio_in_words, same_scale
from partage.text.strings import strings
from partage.views import terms
from tests.samples import initiative, site, spaced

PLACES = (
    "05061 Gap", "05023 Briançon", "13055 Marseille", "qpv-marseille-3e", "qpv-haut-gap", "04070 Digne-les-Bains",
    "04112 Manosque", "05046 Embrun", "13214 Marseille 14e arrondissement", "97411 Saint-Denis", "departement-13",
)  # fmt: skip


@pytest.fixture(scope="module")
def here() -> Site:
    return site(*(initiative(f"f{number:02}", territoires=place) for number, place in enumerate(PLACES)))


def place(here: Site, identifier: str) -> Territory:
    found = here.catalogue.vocabularies["territory"].terms[identifier]
    assert isinstance(found, Territory)
    return found


def test_both_outlines_and_both_discs_are_at_one_scale(here: Site) -> None:
    scale = same_scale(here, place(here, "gap-05061"), "../../")
    assert scale
    gap, marseille = scale.drawn
    assert marseille.label == "Marseille 3e arrondissement"
    # Kilometres of each frame, and people for a square unit of each disc's frame.
    assert [each.kilometres * scale.half(each) / UNITS for each in scale.drawn] == pytest.approx(
        [9.85, 9.85], 0.01
    )
    assert scale.half_people(gap) / scale.half_people(marseille) == pytest.approx(sqrt(58029 / 41293), 0.01)
    assert [spaced(each) for each in scale.ratios] == [
        "Étendue : Gap, environ 46 fois Marseille 3e arrondissement.",
        "Population : Marseille 3e arrondissement, une fois et demie Gap.",
    ]
    labels = [each.label for each in scale.comparable]
    assert labels == ["Marseille 3e arrondissement", "Marseille 14e arrondissement", "Manosque"]
    # What they did can be narrowed by theme, all of them together.
    assert scale.search.startswith("../../rechercher/?territoires=marseille-3e-arrondissement-13203,")
    assert scale.search.count(",") == 2


def test_comparable_is_from_half_to_twice_and_of_one_kind(here: Site) -> None:
    gap = place(here, "gap-05061")
    for other in comparable(here, gap):
        assert 0.5 <= (other.population or 0) / (gap.population or 1) <= 2
        assert other.kind in {"commune", "arrondissement-municipal"}
    assert comparable(here, place(here, "departement-13")) == []


def test_what_a_sheet_tells_together_is_drawn_together() -> None:
    """Gap and La Ciotat have as many people; those of Gap met those of Marseille."""
    met = initiative("met", territoires=["qpv-haut-gap", "qpv-marseille-3e"])
    told = site(met, *(initiative(each[:5], territoires=each) for each in ("05061 Gap", "13028 La Ciotat")))
    drawn = [beside(told, place(told, each)) for each in ("gap-05061", "la-ciotat-13028", "departement-05")]
    assert [each and each.label for each in drawn] == [
        "Marseille 3e arrondissement",
        "Gap",
        "Bouches-du-Rhône",
    ]


def test_an_arrondissement_is_not_passed_off_as_its_priority_district(here: Site) -> None:
    district = place(here, "qpv-marseille-3e")
    scale = same_scale(here, district, "../../")
    assert scale
    assert (scale.drawn, scale.comparable) == ((), ())
    html = spaced(terms.body(here, BY_ID["territory"], district, heading="QPV"))
    assert "QPV de Marseille 3e : ni limites ni population ne sont données ici" in html
    assert "58 029" not in html


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.05, "A et B, à peu près autant"),
        (1.2, "A, un peu plus que B"),
        (1.5, "A, une fois et demie B"),
        (2.9, "A, trois fois B"),
        (10.4, "A, dix fois B"),
        (13.6, "A, environ 14 fois B"),
        (1234, "A, environ 1 200 fois B"),
    ],
)
def test_ratios_are_said_in_words(ratio: float, said: str) -> None:
    assert (
        spaced(ratio_in_words(strings("fr"), ("A", 100 * ratio), ("B", 100))).replace("\u202f", " ") == said
    )


def test_around_gap_its_own_departement_comes_first(here: Site) -> None:
    found = neighbourhood(here, place(here, "gap-05061"), "../../")
    assert found
    told = [(each.label, each.departement) for each in found.neighbours]
    assert told == [
        ("Embrun", ""),
        ("Briançon", ""),
        ("Digne-les-Bains", "Alpes-de-Haute-Provence"),
    ]
    assert spaced(found.neighbours[0].far) == "à 30 km"
    district = neighbourhood(here, place(here, "qpv-haut-gap"), "../../")
    assert district
    assert district.since == "Gap"


def test_around_an_arrondissement_are_those_of_its_city(here: Site) -> None:
    around = near(here, place(here, "marseille-3e-arrondissement-13203"), 60)
    assert [each.label for _, each in around][:1] == ["Marseille 14e arrondissement"]
    assert near(here, place(here, "departement-13"), 60) == []


def test_distances_are_those_of_a_second_formula() -> None:
    """The spherical law of cosines; and the flat map of France, to one in a hundred."""
    cog = load_cog()
    points = [centre_of(cog[key]) for key in ("05061", "13055", "59350", "29019", "67482", "2A004", "97411")]
    for one in points:
        for other in points:
            assert one
            assert other
            (x, y), (u, v) = one, other
            cosine = sin(radians(y)) * sin(radians(v)) + cos(radians(y)) * cos(radians(v)) * cos(
                radians(u - x)
            )
            assert distance(one, other) == pytest.approx(RADIUS * acos(min(1, cosine)), abs=0.2)
            if v > 0 and y > 0:
                (east, north), (west, south) = kilometres(*one), kilometres(*other)
                flat = sqrt((east - west) ** 2 + (north - south) ** 2)
                assert distance(one, other) == pytest.approx(flat, rel=0.01)
    assert distance((0, 0), (90, 0)) == pytest.approx(RADIUS * radians(90))


@pytest.mark.parametrize("departement", ["05", "13", "974"])
def test_each_commune_is_inside_its_own_outline(departement: str) -> None:
    cog = load_cog()
    outside = []
    for place in (cog[key] for key in cog if "-" not in key and key.startswith(departement)):
        shape, middle = outline(place), centre_of(place)
        if shape and middle and (far := shape.distance_to(kilometres(*middle))) > 0:
            outside.append((place.label, round(far, 2)))
    assert outside == []
