"""The button that copies the address of a page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SHEET = "initiatives/groupe-d-habitants-relais/"
PAGES = (SHEET, "themes/participation-des-habitants/", "methodes/habitants-relais/")
ALLOWED = ["clipboard-read", "clipboard-write"]
COPY = re.compile("Copier le lien|Partager")


def copied(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()"))


@pytest.mark.parametrize("address", PAGES)
def test_the_address_is_copied_and_it_is_said(visit: Visit, site: str, address: str) -> None:
    page = visit(f"{address}#contenu", permissions=ALLOWED)
    page.get_by_role("button", name=COPY).click()
    expect(page.locator("copy-link [role=status]")).to_have_text("Lien copié")
    assert copied(page) == site + address


def test_the_keyboard_does_it_and_it_is_said_each_time(visit: Visit) -> None:
    page = visit(SHEET, permissions=ALLOWED)
    status = page.locator("copy-link [role=status]")
    for _ in range(2):
        page.get_by_role("button", name=COPY).press("Enter")
        expect(status).to_have_text("Lien copié")
    expect(status).to_be_empty(timeout=8000)


def test_a_search_is_copied_as_it_stands(visit: Visit, site: str) -> None:
    page = visit("rechercher/?q=habitants", permissions=ALLOWED)
    settled(page)
    page.get_by_role("button", name=COPY).click()
    expect(page.locator("copy-link [role=status]")).to_have_text("Lien copié")
    assert copied(page) == f"{site}rechercher/?q=habitants"


@pytest.mark.parametrize("clipboard", ["refuses", "missing"])
def test_where_the_clipboard_is_refused_the_address_is_shown_and_selected(
    visit: Visit, site: str, clipboard: str
) -> None:
    page = visit(SHEET, width=390)
    refusing = "{writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}"
    value = refusing if clipboard == "refuses" else "undefined"
    page.evaluate(f"() => {{ Object.defineProperty(navigator, 'clipboard', {{value: {value}}}); }}")
    page.get_by_role("button", name=COPY).click()
    field = page.locator("copy-link input")
    expect(field).to_be_focused()
    expect(field).to_have_value(site + SHEET)
    assert page.evaluate("() => document.activeElement.selectionEnd") == len(site + SHEET)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_without_script_there_is_no_button(visit: Visit) -> None:
    page = visit(SHEET, java_script_enabled=False)
    expect(page.locator("copy-link")).to_be_hidden()


def test_it_is_not_printed(visit: Visit) -> None:
    page = visit(SHEET)
    page.emulate_media(media="print")
    expect(page.locator("copy-link")).to_be_hidden()
