"""WCAG 2.2 AA and RGAA: the rules that a machine can check, on every type of page; and the keyboard."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens, Scheme
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"]
every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
axe = Axe()


def violations(page: Page, **options: Any) -> list[str]:
    """What the checker finds in *page*: one line an element."""
    found = axe.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(opens: Opens, address: str, width: int, scheme: Scheme) -> None:
    page = opens(address, width, scheme)
    for details in page.locator("details:not([open]) > summary").all():
        details.click()
    assert violations(page, runOnly=RULES) == []


def test_the_checker_sees_a_fault(opens: Opens) -> None:
    page = opens("themes/")
    page.evaluate("document.querySelector('h1').append(new Image())")
    assert [each.partition(":")[0] for each in violations(page, runOnly=RULES)] == ["image-alt"]


@every_page
def test_title_and_landmarks(opens: Opens, address: str) -> None:
    page = opens(address)
    headings = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(each => +each.tagName[1])")
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings)), headings
    assert violations(page, runOnly=["landmark-unique", "region", "heading-order"]) == []


@every_page
def test_no_sideways_scroll_at_320(opens: Opens, address: str) -> None:
    page = opens(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    # What sticks out of the content would be cut rather than scrolled to.
    out = """all => all.filter(each => each.getBoundingClientRect().right > 320
      && !each.closest('pre, .md-typeset__scrollwrap, .sheet__told table')).map(each => each.outerHTML)"""
    assert page.locator(".md-content *").evaluate_all(out) == []


@pytest.mark.parametrize("name", ["home", "sheet", "theme", "missing"])
def test_the_first_key_leads_to_the_content(opens: Opens, name: str) -> None:
    page = opens(PAGES[name])
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    target = skip.get_attribute("href") or ""
    assert target == "#contenu" or name == "home"
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_a_closed_menu_takes_no_focus(opens: Opens) -> None:
    page = opens("themes/participation-des-habitants/", width=390)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.md-sidebar') === null")


def test_crossings_open_with_the_keyboard(opens: Opens) -> None:
    page = opens("themes/participation-des-habitants/")
    details = page.locator(".crossings details").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(details.get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_can_be_seen(opens: Opens, scheme: Scheme) -> None:
    page = opens("themes/participation-des-habitants/", scheme=scheme)
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement.matches('.md-option')"
            " ? document.activeElement.nextElementSibling : document.activeElement))"
        )
        assert style[0] != "none"
        assert style[1] >= 1
