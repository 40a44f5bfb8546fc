"""Maps as visitors use them: a disc and its row, a theme, larger; all of it in a list without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import violations
from tests.browser.serving import Visit

pytestmark = pytest.mark.browser


def test_a_disc_and_its_row_a_theme_and_larger_by_buttons(visit: Visit) -> None:
    page = visit("carte/")
    discs, rows = page.locator(".territory-map__drawing a"), page.locator(".territory-map__list li")
    # The order of the focus is that of the list.
    count = discs.count()
    assert count > 1
    assert [each.get_attribute("href") for each in discs.all()] == [
        each.get_attribute("href") for each in rows.locator("a").all()[:count]
    ]
    rows.first.get_by_role("link").focus()
    expect(discs.first).to_have_class("is-pointed")
    discs.nth(1).focus()
    expect(rows.nth(1)).to_have_class("is-pointed")
    page.get_by_role("button", name="Plus grand").press("Enter")
    expect(page.locator(".territory-map__drawing")).to_have_class(re.compile("is-larger"))
    page.get_by_role("button", name="Plus petit").press("Enter")
    expect(page.get_by_role("button", name="Plus petit")).to_be_disabled()
    theme = page.get_by_label("Thème")
    theme.select_option(index=1)
    expect(page.locator("[data-part=status]")).to_contain_text("territoires concernés")
    expect(rows.locator(".count").first).to_have_text(re.compile(r"^\d+ fiches?$"))
    assert violations(page) == []
    theme.select_option(index=0)
    expect(page.locator(".is-off")).to_have_count(0)


def test_an_answer_is_seen_on_a_map_whose_discs_narrow_it(visit: Visit) -> None:
    page = visit("rechercher/?q=habitants")
    page.get_by_role("button", name="Carte de ces fiches").click()
    row = page.locator("[data-part=map] .territory-map__list a", has_text="Hautes-Alpes")
    expect(row).to_be_visible()
    expect(page.locator("[data-part=map]")).to_contain_text("Ce qui n’est pas raconté ici")
    assert violations(page) == []
    row.click()
    expect(page).to_have_url(re.compile(r"territoires=departement-05.*vue=carte"))
    expect(page.locator("[data-part=map] .territory-map__list li").first).to_contain_text("Hautes-Alpes")
