"""An acronym in a sheet: its words are a key away, on a phone too, and lead to the page of all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SHEET = "initiatives/rencontre-marseille-gap-2018/"


def test_the_words_of_an_acronym_are_reached_with_the_keyboard(visit: Visit) -> None:
    page = visit(SHEET, width=390)
    button = page.get_by_role("button", name="IRDSU")
    words = page.locator("#sigle-irdsu-rencontre-marseille-gap-2018")
    expect(words).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(words).to_contain_text("Inter-réseaux du développement social urbain")
    box = words.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sigles/#irdsu")
    expect(page.locator("#irdsu")).to_contain_text("Inter-réseaux du développement social urbain")
