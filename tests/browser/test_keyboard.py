"""The whole site with the keyboard alone: every stop is seen, and leads where it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Visit
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
SHEET = "initiatives/groupe-d-habitants-relais/"
# Where the focus is: whether it shows (2.4.7), and whether something covers it (2.4.11).
STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  // Its first line: the box around a link of two lines also holds the words beside them.
  const box = element.getClientRects()[0];
  const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const at = document.elementFromPoint(box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + box.height / 2);
  const isCovered = box.bottom <= 0 || box.top >= innerHeight || !(at === element || element.contains(at) || at?.contains(element));
  return { name: element.outerHTML.slice(0, 120), isSeen, isCovered };
}"""


def walked(page: Page) -> list[dict[str, object]]:
    """Each stop of the Tab key, until it leaves the page."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail("the focus never leaves the page")


def tab_to(page: Page, name: str | re.Pattern[str], role: str, *, inside: str = "body") -> None:
    """Press Tab until the focus is on what has this name."""
    wanted = page.locator(inside).get_by_role(role, name=name).first  # type: ignore[arg-type]
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{name} is not reached")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address", ["", SHEET, "themes/participation-des-habitants/", "rechercher/", "contribuer/ecrire/"]
)
def test_every_stop_is_seen_and_covered_by_nothing(visit: Visit, address: str, width: int) -> None:
    page = visit(address, width=width, reduced_motion="reduce")
    settled(page)
    # The search takes the focus at once.
    page.evaluate("document.activeElement.blur()")
    stops = walked(page)
    assert len(stops) > 10
    assert [stop for stop in stops if not stop["isSeen"] or stop["isCovered"]] == []


def test_from_the_skip_link_to_a_sheet_through_the_search(visit: Visit) -> None:
    page = visit("themes/participation-des-habitants/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    tab_to(page, "Rechercher une initiative", "combobox")
    page.keyboard.type("habitants")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rechercher/?q=habitants")
    settled(page)
    tab_to(page, re.compile("Participation des habitants"), "checkbox", inside="search-page")
    page.keyboard.press("Space")
    page.wait_for_url("**themes=participation-des-habitants**")
    settled(page)
    tab_to(page, re.compile("habitants-relais"), "link", inside="[data-part=cards]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/initiatives/**")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_menu_of_a_phone_opens_leads_and_closes(visit: Visit, script: bool) -> None:
    page = visit(SHEET, width=390, java_script_enabled=script)
    # Closed, it is a row of tabs.
    menu, is_open = page.get_by_role("navigation", name="Navigation"), page.locator("#menu:popover-open")
    within = menu.get_by_role("link", name="Types d’initiative")
    expect(menu.get_by_role("link", name="Thèmes")).to_be_visible()
    expect(within).to_be_hidden()
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(within).to_be_visible()
    expect(is_open).to_have_count(1)
    page.keyboard.press("Escape")
    expect(is_open).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    # What the button opens comes next in the order of the keyboard.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Fermer le menu")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if within.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/natures/")


def test_the_menu_closes_over_the_part_of_the_page_that_it_leads_to(visit: Visit) -> None:
    page = visit("contribuer/ecrire/", width=390)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator(".menu__contents a").first.click()
    expect(page.locator("#menu:popover-open")).to_have_count(0)
    assert "#" in page.url


def test_light_or_dark_is_chosen_kept_and_told(visit: Visit) -> None:
    page = visit(SHEET, color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    button = page.get_by_role("button", name="Mode sombre")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    dark = page.evaluate(background)
    assert dark != light
    page.goto(page.url.replace(SHEET, "themes/"))
    assert page.evaluate(background) == dark
    expect(page.get_by_role("button", name="Mode sombre")).to_have_attribute("aria-pressed", "true")


def test_the_first_thing_drawn_is_in_the_colours_of_the_device(visit: Visit) -> None:
    page = visit(SHEET, color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


def test_the_way_back_to_the_top(visit: Visit) -> None:
    page = visit(SHEET, width=390, java_script_enabled=False)
    page.get_by_role("link", name="Retour en haut de la page").click()
    expect(page.locator("h1")).to_be_in_viewport()
