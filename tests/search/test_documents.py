"""What can be found, and its texts by weight."""

from __future__ import annotations

from dataclasses import replace

from partage.search.documents import (
    PAGE,
    SHEET,
    HandWritten,
    documents_of,
    languages_of,
    readable_values,
    texts_of,
    values_text,
)
from tests.samples import initiative, site

GUIDE = HandWritten("contribuer/", "Contribuer", "Comment écrire.", "<p>Six réponses suffisent.</p>", "fr")


def test_sheets_come_first_then_terms_then_pages() -> None:
    kinds = [document.kind for document in documents_of(site(initiative("a"), initiative("b")), [GUIDE])]
    assert kinds[:2] == [SHEET, SHEET]
    assert kinds[-1] == PAGE
    assert {"theme", "territory", "stage", "actor"} <= set(kinds[2:-1])


def test_a_hand_written_page_of_a_term_is_one_document_with_it() -> None:
    page = HandWritten("methodes/tirage-au-sort/", "Tirage au sort", "", "<p>Une urne.</p>", "fr")
    here = replace(site(initiative()), texts=frozenset({"methodes/tirage-au-sort.md"}))
    documents = [each for each in documents_of(here, [page]) if each.address == page.address]
    assert [document.kind for document in documents] == ["method"]
    assert texts_of(here, documents[0])[3] == {"fr": "Une urne."}


def test_a_sheet_weighs_by_title_then_terms_then_lists_then_body() -> None:
    sheet = initiative(
        "x", "## Suites\n\nUne compostière.", methodes="tirage-au-sort", financeurs=["Le Lombric"]
    )
    here = site(sheet)
    title, near, lists, body = (each["fr"] for each in texts_of(here, documents_of(here, [])[0]))
    assert title == "Ouvrir un jardin partagé"
    assert "Tirage au sort" in near
    assert "Gap" in near
    assert "Le Lombric" in lists
    assert "Hautes-Alpes" in lists
    assert body.split("\n") == ["Suites", "Une compostière."]


def test_places_are_found_by_their_codes() -> None:
    here = site(initiative(territoires="05061 Gap"))
    near = texts_of(here, documents_of(here, [])[0])[1]["fr"]
    assert "05061" in near
    assert "05000" in near


def test_the_sixteen_codes_of_a_town_do_not_tell_where_an_arrondissement_is() -> None:
    here = site(initiative(territoires="13203 Marseille 3e arrondissement"))
    texts = "\n".join(each["fr"] for each in texts_of(here, documents_of(here, [])[0]))
    assert "13003" in texts
    assert "13001" not in texts


def test_extracts_come_from_the_fields_too() -> None:
    sheet = initiative("x", "Un texte.", financeurs=["Le Lombric"])
    values = readable_values(site(sheet), sheet)
    assert values_text(site(sheet), sheet).split("\n")[-1].startswith("territories\tGap\t")
    assert ("funders", "Le Lombric") in values
    assert values[-1][:2] == ("territories", "Gap")
    # A term that editions call otherwise has its identifier too.
    assert any("\ue000lien-social\ue001Lien social" in value[1] for value in values if value[0] == "themes")


def test_what_a_sheet_says_is_in_its_language_and_what_lists_say_in_french_and_in_that_of_the_edition() -> (
    None
):
    sheet = initiative("x", "Old cycles.", langue="en", themes="jeunesse", financeurs=["The Lombric"])
    here = replace(site(sheet), locale="en")
    title, near, lists, body = texts_of(here, documents_of(here, [])[0])
    assert (title.keys(), body) == ({"en"}, {"en": "Old cycles."})
    assert "Youth" in near["+en"]
    assert "Jeunesse" in near["fr"]
    assert "The Lombric" in lists["en"]


def test_the_languages_of_a_base_are_those_of_its_sheets_of_the_edition_and_french() -> None:
    assert languages_of(site(initiative())) == ["fr"]
    assert languages_of(site(initiative(langue="en"))) == ["fr", "en"]
    assert languages_of(replace(site(initiative(langue="de")), locale="en")) == ["en", "fr", "other"]
