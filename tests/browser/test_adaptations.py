"""Pages that visitors change to their needs: spaced text, imposed colours, less movement, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Visit
from tests.browser.waiting import settled
from tests.browser.walking import Walk

pytestmark = pytest.mark.browser
# The style sheet of WCAG 1.4.12; one that is written in the page would be stopped by its policy.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Text that its box does not show; what is for the ears alone is cut on purpose.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  if (!element.checkVisibility() || element.clientWidth <= 1 || element.closest(".unseen, .md-tabs__list, svg, select, input, textarea") || !element.innerText?.trim()) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isCut = (overflow) => overflow === "hidden" || overflow === "clip";
  return (isCut(overflowX) && element.scrollWidth > element.clientWidth + 1) || (isCut(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 150))"""
# A box that one can use, and nothing that tells its edge.
EDGELESS = """() => [...document.querySelectorAll("button, input, select, textarea, .card, .chip")].filter((element) => {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.matches("[type=checkbox], [type=radio], .link, .md-icon, .facet__more")) return false;
  const style = getComputedStyle(element);
  return style.borderBlockStartStyle === "none" || parseFloat(style.borderBlockStartWidth) === 0;
}).map((element) => element.outerHTML.slice(0, 150))"""


@pytest.mark.parametrize("width", [390, 1280])
def test_spaced_text_is_neither_cut_nor_wider_than_the_screen(
    browser: Browser, site: str, addresses: list[str], width: int
) -> None:
    walk = Walk(browser, site, width)
    cut = {}
    for address in walk.through(addresses):
        walk.page.evaluate(SPACED)
        found = walk.page.evaluate(CUT)
        if walk.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append("wider than the screen")
        if found:
            cut[address] = found
    assert cut == {}


@pytest.mark.parametrize(
    "address", ["", "initiatives/groupe-d-habitants-relais/", "themes/", "rechercher/", "proposer/"]
)
def test_with_imposed_colours_boxes_keep_an_edge_and_states_a_sign(visit: Visit, address: str) -> None:
    page = visit(address, forced_colors="active")
    settled(page)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(EDGELESS) == []
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_with_imposed_colours_the_tab_of_the_page_is_underlined(visit: Visit) -> None:
    page = visit("themes/", forced_colors="active")
    assert "underline" in page.locator(".md-tabs__item--active a").evaluate(
        "a => getComputedStyle(a).textDecorationLine"
    )


def test_nothing_is_animated_for_those_who_want_less_movement(
    browser: Browser, site: str, addresses: list[str]
) -> None:
    walk = Walk(browser, site, 1280)
    slow = """() => [...document.querySelectorAll("body *")].filter((element) => {
      const { transitionProperty, transitionDuration, animationName } = getComputedStyle(element);
      const moves = /transform|all|left|top|inset|width|height/.test(transitionProperty);
      return element.checkVisibility() && ((moves && transitionDuration.split(", ").some((each) => parseFloat(each) > 0)) || (animationName !== "none" && animationName !== "without-script"));
    }).map((element) => element.outerHTML.slice(0, 100))"""
    moving = {address: found for address in walk.through(addresses) if (found := walk.page.evaluate(slow))}
    assert moving == {}


def test_paper_is_white_for_those_who_read_in_the_dark(visit: Visit) -> None:
    page = visit("initiatives/groupe-d-habitants-relais/", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
