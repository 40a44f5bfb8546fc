"""Fragments that many pages share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partage.catalogue.urls import PER_PAGE, page_address, page_count, root_of, sheet_address, term_address
from partage.images.picture import Picture, Size
from partage.rendering.cards import Crumb, card, stage_of, term_crumbs, title_link
from tests.samples import initiative, site


def test_addresses_are_permanent_and_french() -> None:
    assert sheet_address("jardin") == "initiatives/jardin/"
    assert term_address("territory", "gap-05061") == "territoires/gap-05061/"
    assert page_address("themes/x/", 1) == "themes/x/"
    assert page_address("themes/x/", 2) == "themes/x/page/2/"


@pytest.mark.parametrize(("address", "root"), [("", "./"), ("a/", "../"), ("a/b/", "../../")])
def test_way_to_the_root(address: str, root: str) -> None:
    assert root_of(address) == root


@pytest.mark.parametrize(
    ("items", "pages"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (2 * PER_PAGE + 1, 3)]
)
def test_pages_of_a_list(items: int, pages: int) -> None:
    assert page_count(items) == pages


def test_card_tells_title_summary_place_years_stage_and_themes() -> None:
    sheet = initiative("jardin", debut="2018", fin="2020")
    html = card(site(sheet), sheet, "../")
    for words in ("Ouvrir un jardin partagé", "Une vingtaine d’habitants", "Gap", "2018–2020", "En cours"):
        assert words in html
    assert 'href="../initiatives/jardin/"' in html
    assert 'href="../themes/lien-social/"' in html


def test_card_of_an_unknown_stage_does_not_show_it() -> None:
    sheet = initiative(etat="non-renseigne")
    assert stage_of(site(sheet), sheet) == ""
    assert "renseign" not in card(site(sheet), sheet, "./")


def test_texts_of_a_card_are_escaped_even_where_they_look_like_our_links() -> None:
    title = 'a <b> href="../../ici" &'
    sheet = initiative(titre=title, resume=f"{title}, un résumé assez long pour être accepté.")
    html = card(site(sheet), sheet, "./") + str(title_link(site(sheet), sheet, "./"))
    assert "<b>" not in html
    assert html.count("href=&#34;../../ici&#34;") + html.count("href=&quot;../../ici&quot;") == 3


def test_card_is_made_once_and_fits_every_page() -> None:
    sheet = initiative("jardin")
    pages = site(sheet)
    first = card(pages, sheet, "../../")
    assert card(pages, sheet, "./") == first.replace('href="../../', 'href="./')
    assert title_link(pages, sheet, "../") == '<a href="../initiatives/jardin/">Ouvrir un jardin partagé</a>'


@pytest.mark.parametrize(
    ("language", "locale", "marked"), [("", "fr", ""), ("", "en", "fr"), ("oc", "fr", "oc"), ("en", "en", "")]
)
def test_text_in_another_language_than_the_page_is_marked(language: str, locale: str, marked: str) -> None:
    sheet = initiative(langue=language)
    html = title_link(site(sheet, locale=locale), sheet, "./")  # type: ignore[arg-type]
    assert (f' lang="{marked}"' in html) if marked else ("lang=" not in html)


def test_path_to_a_term_goes_through_its_family() -> None:
    pages = site(initiative())
    terms = pages.catalogue.vocabularies["theme"].terms
    term = terms["lien-social"]
    family = terms[term.broader or ""]
    assert term_crumbs(pages, "theme", term, "../../") == [
        Crumb("Thèmes", "../../themes/"),
        Crumb(family.label, f"../../themes/{family.id}/"),
    ]


def test_path_to_a_territory_goes_through_what_holds_it() -> None:
    pages = site(initiative(territoires="qpv-haut-gap"))
    term = pages.catalogue.vocabularies["territory"].terms["qpv-haut-gap"]
    names = [crumb.label for crumb in term_crumbs(pages, "territory", term, "")]
    assert names[0] == "Territoires"
    assert names[1] == "Provence-Alpes-Côte d’Azur"
    assert names[-1] == "Gap"


def test_card_without_a_picture_has_the_emblem_of_its_theme() -> None:
    sheet = initiative("jardin", themes=["jardins-partages"])
    pages = replace(site(sheet), icons={"home-group": "<svg/>"})
    assert '<li class="card colour-emeraude icon-home-group"><h3>' in card(pages, sheet, "./")


@pytest.mark.parametrize(("locale", "src"), [("fr", "../images/d240.webp"), ("en", "../../images/d240.webp")])
def test_card_shows_the_first_picture_that_is_published(locale: str, src: str) -> None:
    sheet = initiative("jardin", "![Une fête](images/fete.jpg)")
    published = {"fete.jpg": Picture((Size(240, 160, "d240"),))}
    pages = replace(site(sheet, locale=locale), pictures=published)  # type: ignore[arg-type]
    assert f'<img src="{src}" width="240" height="160" alt="" loading="lazy">' in card(pages, sheet, "../")
