"""Maps: each disc has its row, and counts are those of the catalogue."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from math import sqrt

import pytest

from partage.catalogue.catalogue import Catalogue, build_catalogue
from partage.catalogue.facets import BY_ID
from partage.catalogue.loader import load
from partage.catalogue.site import Site
from partage.maps.grounds import ground
from partage.reference.cog import load_cog
from partage.reference.local_territories import OwnTerritory
from partage.reference.reference_data import ReferenceData
from partage.reference.territories import load_territories
from partage.rendering.jinja import render
from partage.rendering.territory_map import LARGEST, map_of
from partage.sheets.source import Source, read_text_source
from partage.views import indexes, maps
from tests.samples import base_references, initiative, sheet, site, spaced

PLACES = ["05061 Gap"] * 9 + ["05023 Briançon"] * 4 + [
    "13055 Marseille", "13203 Marseille 3e arrondissement", "departement-05", "epci-200067825", "departement-975",
    "97411 Saint-Denis", "region-93",
]  # fmt: skip

HOSTILE = OwnTerritory.model_validate({
    "id": "piege", "nom": "<script>alert(1)</script>", "type": "territoire-vecu", "parent": "departement-05",
    "point": {"lat": "44.6", "lon": "6.2"},
})  # fmt: skip
NOWHERE = OwnTerritory.model_validate({
    "id": "nulle-part", "nom": "Vallée de nulle part", "type": "territoire-vecu", "parent": "departement-05",
})  # fmt: skip


def maps_of(catalogue: Catalogue, references: ReferenceData) -> str:
    """The map of the Hautes-Alpes, of another catalogue than that of the base."""
    here = replace(site(), catalogue=catalogue, references=references)
    return spaced(
        render("territory_map.html.jinja", "fr", root="../", map=map_of(here, "departement-05", "../"))
    )


def many() -> Site:
    return site(*(initiative(f"f{number:02}", territoires=place) for number, place in enumerate(PLACES)))


def test_every_disc_has_its_row_and_the_number_of_the_catalogue() -> None:
    here = many()
    for name in ("france", "region-93", "departement-05", "departement-13"):
        drawn = map_of(here, name, "../")
        assert drawn
        assert [disc.row for disc in drawn.discs] == list(drawn.placed)
        for row in (*drawn.placed, *drawn.without):
            place = row.href.split("/")[-2]
            assert row.sheets.split()[0] == str(here.catalogue.count("territory", place))


def test_a_surface_tells_how_many_sheets() -> None:
    drawn = map_of(many(), "departement-05", "../")
    assert drawn
    gap, briancon = drawn.discs
    assert (gap.row.label, gap.number, gap.radius) == ("Gap", "9", LARGEST)
    assert briancon.radius == round(LARGEST * sqrt(4 / 9), 1)
    assert [row.label for row in drawn.without] == [
        "Communauté d’agglomération Gap-Tallard-Durance",
        "Communauté de communes du Briançonnais",
    ]


def test_marseille_is_in_the_middle_of_its_arrondissements() -> None:
    drawn = map_of(many(), "departement-13", "../")
    assert drawn
    [marseille] = drawn.discs
    # The point of the reference is ten kilometres to the east, on its border.
    assert (marseille.row.label, marseille.number) == ("Marseille", "2")
    frame = ground("departement-13").frame
    assert frame
    assert marseille.x < frame.place(5.4481, 43.2938)[0] - 15


def test_what_has_no_outline_is_in_the_list() -> None:
    here = many()
    drawn = map_of(here, "france", "../")
    assert drawn
    assert {row.label for row in drawn.placed} == {"Hautes-Alpes", "Bouches-du-Rhône", "La Réunion"}
    labels = [row.label for row in drawn.without]
    assert labels.count("Saint-Pierre-et-Miquelon") == 1
    assert map_of(here, "gap-05061", "../") is None
    assert maps.entries(here) == 3
    html = spaced(maps.body(here))
    assert html.count("<circle") == 3
    assert "Ce qui n’est pas raconté ici n’est pas sur la carte." in html
    assert re.search(r'<use href="\.\./carte/fonds/france\.svg#fond"', html)


def test_grounds_are_those_of_the_used_territories_alone() -> None:
    names = {each.path for each in maps.outputs(many())}
    assert {
        f"carte/fonds/{name}.svg" for name in ("france", "region-93", "departement-05", "departement-974")
    } < names
    assert "carte/fonds/departement-01.svg" not in names
    assert list(maps.outputs(site())) == []


def test_a_site_without_a_sheet_has_an_invitation_in_place_of_a_map() -> None:
    assert "<circle" not in maps.body(site())


def test_a_group_of_communes_holds_them_from_beside_the_path() -> None:
    here = many()
    terms = here.catalogue.vocabularies["territory"].terms
    assert terms["epci-200067825"].narrower == ("gap-05061",)
    assert terms["gap-05061"].broader == "departement-05"
    assert indexes.body(here, BY_ID["territory"]).count("territoires/gap-05061/") == 1


def test_labels_are_escaped_and_what_has_no_place_is_listed_without_a_point() -> None:
    references = replace(base_references(), territories=load_territories([HOSTILE, NOWHERE])[0])
    sources = [
        read_text_source(sheet(territoires=name).encode(), f"initiatives/{name}.md")
        for name in ("piege", "nulle-part")
    ]
    sheets = [load(each, references)[0] for each in sources if isinstance(each, Source)]
    html = maps_of(build_catalogue(filter(None, sheets), references), references)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2
    assert html.count("<circle") == 1
    assert "Vallée de nulle part" in html.partition("Sans point")[2]


@pytest.mark.parametrize(
    "name", ["france", "region-93", "departement-05", "departement-13", "departement-974"]
)
def test_every_map_is_light(name: str) -> None:
    """The page of a région with sixty discs, without the chrome: 12 kB at most."""
    cog = load_cog()
    codes = [key for key in cog if "-" not in key and cog[key].ancestors and name in cog[key].ancestors]
    if name == "france":
        codes = [each for each in cog if each.startswith("departement-")]
    places = [each if "-" in each else f"{each} {cog[each].label}" for each in codes[:70]]
    here = site(*(initiative(f"f{number:02}", territoires=place) for number, place in enumerate(places)))
    drawn = map_of(here, name, "../../")
    assert drawn
    html = render("territory_map.html.jinja", "fr", root="../../", map=drawn)
    assert len(gzip.compress(html.encode(), 9)) < 12_000
    assert [each.row for each in drawn.discs] == list(drawn.placed)[: len(drawn.discs)]
