"""What a visitor does, with a mouse, a thumb or a keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SHEET = "initiatives/groupe-d-habitants-relais/"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_walk_from_home_to_a_territory_and_back(visit: Visit, width: int, script: bool) -> None:
    page = visit(width=width, java_script_enabled=script)

    def unfold() -> None:
        """The facts of a sheet are folded on a phone."""
        if width < 960:
            page.locator(".sheet__fold summary").click()

    for name, heading in (
        ("Participation des habitants", "Participation des habitants"),
        ("Constituer un groupe d’une vingtaine d’habitants-relais", "Constituer un groupe"),
    ):
        page.locator("article.md-content__inner").get_by_role("link", name=name).first.click()
        expect(page.locator("h1")).to_contain_text(heading)
    unfold()
    page.locator(".sheet__facts").get_by_role("link", name="Tirage au sort").click()
    expect(page.locator("h1")).to_contain_text("Tirage au sort")
    page.locator("article.md-content__inner .card").get_by_role("link", name="habitants-relais").first.click()
    unfold()
    page.locator(".sheet__facts").get_by_role("link", name="Quartiers Sud de Marseille").first.click()
    expect(page.locator("h1")).to_contain_text("Quartiers Sud de Marseille")
    page.get_by_role("navigation", name="Vous êtes ici").get_by_role("link", name="Accueil").click()
    expect(page.locator("#trouver")).to_be_visible()


def test_skip_link_comes_first_and_leads_to_the_content(visit: Visit) -> None:
    page = visit(SHEET)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.url.endswith("#contenu")


def test_a_crossing_opens_with_the_keyboard(visit: Visit) -> None:
    page = visit("themes/participation-des-habitants/")
    summary = page.locator(".crossings summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".crossings details").first).to_have_attribute("open", "")


def test_the_other_language_shows_the_same_page(visit: Visit) -> None:
    page = visit("themes/participation-des-habitants/")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/themes/participation-des-habitants/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Français").click()
    assert page.url.endswith("/themes/participation-des-habitants/")
    assert "/en/" not in page.url


def test_a_printed_sheet_has_no_menu(visit: Visit) -> None:
    page = visit(SHEET)
    page.emulate_media(media="print")
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
