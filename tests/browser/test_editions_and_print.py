"""The same page in the other language, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address",
    ["", "themes/", "themes/participation-des-habitants/", "methodes/tirage-au-sort/", "contribuer/",
     "initiatives/groupe-d-habitants-relais/"],
)  # fmt: skip
def test_the_same_page_in_english_and_back(opens: Opens, home: str, address: str, width: int) -> None:
    page = opens(address, width)
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page).to_have_url(f"{home}en/{address}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Français", exact=True).click()
    expect(page).to_have_url(f"{home}{address}")
    expect(page.locator("h1")).to_have_text(title)


def test_the_theme_speaks_english_too(opens: Opens) -> None:
    page = opens("en/")
    expect(page.get_by_title("Switch to dark mode")).to_be_visible()
    expect(page.locator(".md-tabs__link").first).to_have_text("Home")
    expect(page.locator(".md-footer")).to_contain_text("Texts under CC BY-SA 4.0")
    expect(page.locator(".md-footer")).to_contain_text("Made with Material for MkDocs")


def test_a_printed_sheet_is_the_sheet_alone(opens: Opens) -> None:
    page = opens("initiatives/jardin-tres-complet/")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".crumbs", ".sheet__contents", ".invite"):
        expect(page.locator(part).first).to_be_hidden()
    for part in ("h1", ".sheet__summary", ".sheet__facts", ".factors", "#sources"):
        expect(page.locator(part).first).to_be_visible()


def test_a_printed_theme_shows_what_is_folded(opens: Opens) -> None:
    page = opens("themes/participation-des-habitants/")
    page.emulate_media(media="print")
    expect(page.locator(".crossings details li").first).to_be_visible()
