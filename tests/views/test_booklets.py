"""Which booklets there are, and what their pages hold."""

from __future__ import annotations

import pytest

from partage.catalogue.facets import BY_ID
from partage.catalogue.urls import PER_BOOKLET
from partage.views import booklets
from tests.samples import initiative, site
from tests.site.dom import parse


def test_only_the_terms_that_people_search_by_and_that_several_sheets_carry_have_one() -> None:
    made = site(initiative("a"), initiative("b"), initiative("c", themes="enfance"))
    addresses = {address for *_, address in booklets.volumes(made)}
    assert "recueil/territoires/gap-05061/" in addresses
    assert not {address for address in addresses if "lien-social/" in address}
    assert {address.split("/")[1] for address in addresses} <= {"themes", "territoires", "methodes"}


@pytest.fixture(scope="module")
def many() -> object:
    return site(*(initiative(f"fiche-{number:03}") for number in range(2 * PER_BOOKLET + 1)))


def test_a_booklet_is_bounded_and_its_volumes_follow_each_other(many: object) -> None:
    facet = BY_ID["theme"]
    term = many.catalogue.vocabularies["theme"].terms["lien-social"]  # type: ignore[attr-defined]
    volumes = [each for each in booklets.volumes(many) if each[:2] == (facet, term)]  # type: ignore[arg-type]
    assert [address for *_, address in volumes] == [
        "recueil/themes/lien-social/",
        "recueil/themes/lien-social/2/",
        "recueil/themes/lien-social/3/",
    ]
    bound: list[str] = []
    for number in (1, 2, 3):
        page = parse(booklets.body(many, facet, term, number))  # type: ignore[arg-type]
        listed = [item.attributes["data-sheet"] for item in page.all("li") if "data-sheet" in item.attributes]
        assert len(listed) <= PER_BOOKLET
        assert page.one("ol", start=str(len(bound) + 1)).parent is not None
        assert f"Volume {number} sur 3" in page.text
        bound += listed
    assert bound == [each.id for each in many.catalogue.having("theme", "lien-social")]  # type: ignore[attr-defined]


def test_a_page_is_a_cover_contents_and_a_way_without_script() -> None:
    made = site(initiative("a", titre="<b>Titre</b> & Cie"), initiative("b"))
    term = made.catalogue.vocabularies["theme"].terms["lien-social"]
    page = parse(booklets.body(made, BY_ID["theme"], term))
    assert page.one("h1").text == "Lien social"
    assert "2 initiatives" in page.text
    assert "https://partage.exemple/recueil/themes/lien-social/" in page.text
    assert "« Imprimer » du navigateur" in page.text.replace("\u00a0", " ")
    links = page.having_class("booklet__contents")[0].all("a")
    assert {link.attributes["href"] for link in links} == {
        "../../../initiatives/a/",
        "../../../initiatives/b/",
    }
    assert "<b>Titre</b> & Cie" in [link.text for link in links]
