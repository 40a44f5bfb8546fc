"""Where things are: which organisations have a page."""

from __future__ import annotations

from dataclasses import replace

from partage.catalogue.urls import actor_address, actor_has_page, terms_with_pages
from tests.samples import base_references, initiative, site


def test_an_organisation_that_one_sheet_names_has_no_page_but_that_sheet() -> None:
    here = site(initiative("un", porteur="Le Hangar"), initiative("deux", porteur="Non-lieu"))
    assert not actor_has_page(here, "le-hangar")
    assert actor_address(here, "le-hangar") == "initiatives/un/"
    assert "le-hangar" not in {term.id for _, term in terms_with_pages(here)}


def test_one_that_several_sheets_name_has_a_page() -> None:
    here = site(initiative("un", porteur="Le Hangar"), initiative("deux", porteur="Le hangar"))
    assert actor_address(here, "le-hangar") == "acteurs/le-hangar/"
    assert ("actor", "le-hangar") in {(facet.id, term.id) for facet, term in terms_with_pages(here)}


def test_so_has_one_that_the_network_lists_or_that_is_told_of() -> None:
    listed = next(iter(base_references().actors.terms.values()))
    here = site(initiative("un", porteur=listed.label, acteurs=["Le Hangar"]))
    assert actor_has_page(here, listed.id)
    assert actor_has_page(replace(here, texts=frozenset({"acteurs/le-hangar.md"})), "le-hangar")
    assert not actor_has_page(here, "personne")
