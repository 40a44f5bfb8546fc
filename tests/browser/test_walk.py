"""What a person does: from the home page to a territory and back, by links that can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens

pytestmark = pytest.mark.browser
SHEET = "Constituer un groupe d’une vingtaine d’habitants-relais"


def follow(page: Page, within: str, name: str, title: str) -> None:
    """Click the first link *name* of the part *within*, and arrive on the page of that *title*."""
    page.locator(within).get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("width", [390, 1280])
def test_from_home_to_a_territory_and_back(opens: Opens, home: str, width: int, javascript: bool) -> None:
    page = opens(width=width, javascript=javascript)
    expect(page.locator("h1")).to_have_text("Initiatives en partage")
    follow(page, ".browse", "Participation des habitants", "Participation des habitants")
    follow(page, ".cards", SHEET, SHEET)
    follow(page, ".sheet__facts", "Formation-action", "Formation-action")
    crossing = page.locator(".crossings details", has_text="Quartiers Sud de Marseille")
    expect(crossing.get_by_role("link").first).to_be_hidden()
    crossing.locator("summary").click()
    follow(page, ".crossings", "Toutes les fiches : Quartiers Sud de Marseille", "Quartiers Sud de Marseille")
    follow(page, ".crumbs", "Territoires", "Territoires")
    follow(page, ".md-tabs", "Accueil", "Initiatives en partage")
    assert page.url == home


def test_the_whole_card_leads_to_its_sheet_and_its_chips_to_their_themes(opens: Opens) -> None:
    page = opens("initiatives/", width=390)
    card = page.locator(".card", has_text=SHEET)
    card.locator(".card__summary").click()
    expect(page.locator("h1")).to_have_text(SHEET)
    page.go_back()
    follow(page, f".card:has-text('{SHEET}')", "Information locale", "Information locale")


def test_the_menu_of_a_phone(opens: Opens) -> None:
    page = opens("themes/participation-des-habitants/", width=390)
    menu = page.locator(".md-sidebar--primary")
    expect(menu).to_be_hidden()
    page.locator("label.md-header__button[for=__drawer]").click()
    menu.get_by_role("link", name="Méthodes", exact=True).click()
    expect(page.locator("h1")).to_have_text("Méthodes")


def test_a_missing_address_leads_on(opens: Opens) -> None:
    page = opens("nulle-part/", width=390)
    expect(page.locator("h1")).to_have_text("Page introuvable")
    page.locator(".chips a", has_text="Participation des habitants").click()
    expect(page.locator("h1")).to_have_text("Participation des habitants")
