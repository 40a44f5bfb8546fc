"""Outlines and centres of official territories, those that the reference says nothing of among them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from partage.maps.outlines import centre_of, outline
from partage.maps.projection import kilometres
from partage.reference.cog import load_cog
from partage.reference.territories import UnknownTerritory, load_territories
from partage.rendering.cards import term_crumbs
from partage.rendering.territory_map import map_of
from tests.maps.test_grounds import WITHOUT_OUTLINE
from tests.samples import initiative, site

WITHOUT_POINT = ["12218 Conques-en-Rouergue", "14581 Aurseulles", "15031 Celles"]


def test_every_wide_territory_has_a_centre_but_the_collectivities_without_outline() -> None:
    cog = load_cog()
    lacking = {
        key for key in cog if key.startswith(("departement", "region", "epci")) and not centre_of(cog[key])
    }
    departements = {key for key in lacking if key.startswith("departement-")}
    assert departements == {f"departement-{code}" for code in WITHOUT_OUTLINE}
    assert {cog[key].label for key in lacking} == {cog[key].label for key in departements}
    for key in cog:
        if key.startswith(("departement", "region")) and key not in lacking:
            middle, shape = centre_of(cog[key]), outline(cog[key])
            assert middle
            assert shape
            # The middle of several pieces may be at sea, never far from one.
            assert shape.distance_to(kilometres(*middle)) < 60, key


def test_a_collectivity_without_outline_is_never_drawn() -> None:
    cog = load_cog()
    for code in WITHOUT_OUTLINE:
        assert outline(cog[f"departement-{code}"]) is None


def test_a_surface_is_about_that_of_the_land_register() -> None:
    """In square kilometres, to five in a hundred: Gap 110, Arles 759, Hautes-Alpes 5,549, La Réunion 2,504."""
    cog = load_cog()
    for key, surface in {"05061": 110, "13004": 759, "departement-05": 5549, "departement-974": 2504}.items():
        shape = outline(cog[key])
        assert shape
        assert shape.square_kilometres == pytest.approx(surface, rel=0.05)


@pytest.mark.parametrize("key", ["region-93", "region-84", "13055"])
def test_what_is_made_of_several_is_drawn_by_what_is_around_them(key: str) -> None:
    cog = load_cog()
    shape = outline(cog[key])
    assert shape
    sides = {side for ring in shape.rings for side in pairwise(ring)}
    # But for a few spurs that rounding makes.
    assert sum((end, start) in sides for start, end in sides) < len(sides) / 50
    parts = cog.arrondissements(cog[key].code) or cog.inside(key)
    outlines = [drawn for each in parts if (drawn := outline(each))]
    assert len(outlines) > 1
    # A hole, such as an enclave of another région, stays a hole.
    assert shape.square_kilometres == pytest.approx(sum(each.square_kilometres for each in outlines))


def test_communes_without_a_point_are_in_the_list() -> None:
    here = site(*(initiative(f"f{number}", territoires=place) for number, place in enumerate(WITHOUT_POINT)))
    for place in WITHOUT_POINT:
        code, name = place.split(" ", 1)
        drawn = map_of(here, f"departement-{code[:2]}", "../")
        assert drawn is None or name in {row.label for row in drawn.without}


@pytest.mark.parametrize("gone", ["05120 Ristolas", "05138 Saint-Étienne-en-Dévoluy"])
def test_a_merged_commune_is_refused_with_a_way_out(gone: str) -> None:
    territories, _ = load_territories()
    with pytest.raises(UnknownTerritory) as refused:
        territories.find(gone)
    assert gone.split()[0] in str(refused.value)


def test_breadcrumbs_of_500_random_communes_are_those_of_the_reference() -> None:
    cog = load_cog()
    rows = {key: parents.split() for _, key, _, parents, *_ in cog.rows() if "-" not in key}
    chosen = random.Random(19).sample(sorted(key for key in rows if rows[key][-1] in key), 500)
    sheets = [
        initiative(f"f{at:03}", territoires=[f"{key} {cog[key].label}" for key in chosen[at : at + 10]])
        for at in range(0, 500, 10)
    ]
    here = site(*sheets)
    for key in chosen:
        crumbs = [each.label for each in term_crumbs(here, "territory", cog[key], "../../")]
        departement = cog[f"departement-{rows[key][-1]}"]
        region = cog.identified(departement.ancestors[0])
        assert crumbs == ["Territoires", region.label, departement.label], key
