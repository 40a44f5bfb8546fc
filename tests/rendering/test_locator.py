"""Where sheets are, as a small picture in the smallest frame that holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partage.catalogue.catalogue import Catalogue
from partage.catalogue.facets import BY_ID
from partage.catalogue.site import Site
from partage.rendering.locator import Locator, locator, sheet_locator, site_locator
from tests.samples import initiative, site, spaced


def made(*places: str) -> Site:
    return site(*(initiative(f"f{number:02}", territoires=place) for number, place in enumerate(places)))


def of_theme(here: Site) -> Locator | None:
    return locator(here, BY_ID["theme"], here.catalogue.vocabularies["theme"].terms["lien-social"], "../../")


@pytest.mark.parametrize(
    ("places", "ground"),
    [
        (("05061 Gap", "05023 Briançon"), "departement-05"),
        (("05061 Gap", "13055 Marseille"), "region-93"),
        (("qpv-haut-gap", "97411 Saint-Denis"), "france"),
    ],
)
def test_the_smallest_frame_that_holds_the_places(places: tuple[str, ...], ground: str) -> None:
    drawn = of_theme(made(*places))
    assert drawn
    assert drawn.ground == f"../../carte/fonds/{ground}.svg"
    assert len(drawn.discs) == 2
    assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y, _ in drawn.discs)


def test_one_place_is_not_drawn_and_a_sheet_about_two_counts_once_in_each() -> None:
    assert of_theme(made("05061 Gap", "qpv-haut-gap")) is None
    assert of_theme(made("region-93", "departement-975")) is None
    drawn = of_theme(made("05061 Gap", "qpv-haut-gap", "13055 Marseille"))
    assert drawn
    assert spaced(drawn.label) == "Où : Gap (2), Marseille (1)."


def test_a_sheet_stands_on_its_region_and_one_of_a_departement_nowhere() -> None:
    here = made("05061 Gap", "departement-05", "97411 Saint-Denis")
    first = sheet_locator(here, here.catalogue.by_id["f00"], "../../")
    assert first
    assert (first.ground, len(first.discs)) == ("../../carte/fonds/region-93.svg", 1)
    assert sheet_locator(here, here.catalogue.by_id["f01"], "../../") is None
    overseas = sheet_locator(here, here.catalogue.by_id["f02"], "../../")
    assert overseas
    assert overseas.ground.endswith("departement-974.svg")
    whole = site_locator(here, "")
    assert whole
    assert whole.ground == "carte/fonds/france.svg"


def test_the_picture_of_a_sheet_asks_the_catalogue_nothing() -> None:
    """Or all sheets would be made again once one names a new territory."""
    here = made("05061 Gap", "13055 Marseille")
    asked: list[tuple[str, ...]] = []
    tracked = replace(here, catalogue=Catalogue(here.catalogue.index, asked.append))
    assert sheet_locator(tracked, here.catalogue.index.initiatives[0], "../../")
    assert asked == []
