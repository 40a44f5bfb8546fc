"""Pages that visitors change to their needs: imposed colours, paper; spaced text and less movement are in test_every_page."""

from __future__ import annotations

import pytest

from tests.browser.serving import Visit
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
# A box that one can use, and nothing that tells its edge.
EDGELESS = """() => [...document.querySelectorAll("button, input, select, textarea, .card, .chip")].filter((element) => {
  if (!element.checkVisibility({ visibilityProperty: true }) || element.matches("[type=checkbox], [type=radio], .link, .md-header button, .menu__close, .facet__more")) return false;
  const style = getComputedStyle(element);
  return style.borderBlockStartStyle === "none" || parseFloat(style.borderBlockStartWidth) === 0;
}).map((element) => element.outerHTML.slice(0, 150))"""


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
    assert "underline" in page.locator(".menu__now > a").evaluate(
        "a => getComputedStyle(a).textDecorationLine"
    )


def test_paper_is_white_for_those_who_read_in_the_dark(visit: Visit) -> None:
    page = visit("initiatives/groupe-d-habitants-relais/", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
