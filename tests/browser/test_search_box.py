"""The box of the header: a combobox that suggests terms, then sheets, and the keys that lead to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def test_terms_come_first_then_sheets(visit: Visit) -> None:
    page = visit()
    page.locator(".md-header search-box input").fill("haut gap")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Territoire\u00a0: QPV du Haut-Gap")
    kinds = [text.partition("\u00a0")[0] for text in options.all_inner_texts()]
    assert "Fiche" in kinds
    assert kinds.index("Fiche") > kinds.index("Territoire")
    expect(options.last).to_contain_text("Toutes les fiches pour « haut gap »")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("particip", "Thème : Participation des habitants"),
        ("tirage", "Méthode : Tirage au sort"),
        ("gap", "Territoire : Gap"),
        ("visite apprenante", "Méthode : Échange de pratiques"),
    ],
)
def test_terms_are_suggested_by_all_their_names(visit: Visit, typed: str, suggested: str) -> None:
    page = visit()
    page.locator(".md-header search-box input").fill(typed)
    expect(page.get_by_role("option").filter(has_text=suggested).first).to_be_visible()


def test_arrows_choose_enter_follows_escape_closes(visit: Visit) -> None:
    page = visit()
    field = page.locator(".md-header search-box input")
    expect(field).to_have_attribute("role", "combobox")
    field.fill("tirage")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("tirage")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Tirage au sort")


def test_enter_alone_searches(visit: Visit) -> None:
    page = visit("themes/")
    page.locator(".md-header search-box input").fill("jardin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rechercher/?q=jardin")
    expect(page.locator("[data-part=cards] mark").first).to_be_visible()


def test_a_shortcut_leads_to_the_box(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.closest('search-box') !== null")
    assert page.evaluate("document.activeElement.value") == ""


@pytest.mark.parametrize("address", ["", "rechercher/"])
def test_a_letter_alone_is_no_shortcut(visit: Visit, address: str) -> None:
    page = visit(address, width=390)
    for key in "abcdefghijklmnopqrstuvwxyz/?.,-+0123456789":
        page.keyboard.press(key)
    assert page.url.endswith(address)
    assert page.evaluate("document.activeElement === document.body")


def test_the_shortcut_leads_to_the_page_on_a_phone(visit: Visit) -> None:
    page = visit("themes/", width=390)
    page.keyboard.press("Control+k")
    page.wait_for_url("**/rechercher/")


def test_a_phone_has_a_way_to_the_search_in_its_header(visit: Visit) -> None:
    page = visit("themes/", width=390)
    page.get_by_role("button", name="Rechercher", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Rechercher")
    # Nothing is asked yet: the first screen is not that of answers.
    expect(page.locator("html")).not_to_have_attribute("data-asked", "")


def test_nothing_is_fetched_before_one_turns_to_the_box(visit: Visit) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert asked == []
    page.locator(".md-header search-box input").focus()
    page.wait_for_timeout(500)
    assert any(url.endswith("recherche/index.json") for url in asked)


def test_a_visitor_who_saves_data_fetches_nothing_before_a_key(visit: Visit) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    page.evaluate("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".md-header search-box input").focus()
    page.wait_for_timeout(500)
    assert asked == []
    page.keyboard.type("gap")
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_missing_page_searches_too(visit: Visit) -> None:
    page = visit("nulle/part/", expect=404)
    page.locator(".md-header search-box input").fill("tirage")
    expect(page.get_by_role("option").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_suggestions_are_accessible(visit: Visit, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.locator(".md-header search-box input").fill("haut")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page, colours_only=scheme == "dark") == []
