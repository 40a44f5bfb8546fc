"""One combobox, three uses: the header, the questions of the form, the comparison."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
RELAIS = "groupe-d-habitants-relais"
USES = {
    "": (".md-header search-box input", "gap"),
    "proposer/": ("#c-themes", "a"),
    f"comparer/?fiches={RELAIS}": (".comparison__picker input", "conseil citoyen"),
}
"""The box and what is typed in it, by address."""


def options_of(box: Locator) -> Locator:
    """The options of the list that *box* says it controls."""
    return list_of(box).locator("[role=option]")


def list_of(box: Locator) -> Locator:
    """That list: the box of the header has one once a visitor turned to it."""
    box.focus()
    expect(box).to_have_attribute("aria-controls", re.compile("."))
    return box.page.locator(f"[id='{box.get_attribute('aria-controls')}']")


def pointed(box: Locator) -> str | None:
    """The text of the option that *box* points at, which is the selected one."""
    option = box.get_attribute("aria-activedescendant")
    selected = options_of(box).and_(box.page.locator("[aria-selected=true]"))
    if option is None:
        expect(selected).to_have_count(0)
        return None
    expect(selected).to_have_count(1)
    expect(selected).to_have_id(option)
    return selected.text_content()


def test_the_keys_are_the_same_everywhere(visit: Visit) -> None:
    for address, (selector, typed) in USES.items():
        page = visit(address)
        box = page.locator(selector)
        expect(box).to_have_attribute("role", "combobox")
        expect(box).to_have_attribute("aria-expanded", "false")
        assert list_of(box).get_attribute("role") == "listbox"
        assert list_of(box).get_attribute("aria-label")
        box.press_sequentially(typed)
        expect(box).to_have_attribute("aria-expanded", "true")
        texts = options_of(box).all_text_contents()
        assert len(texts) > 1, address
        seen = [pointed(box)]
        for _ in range(len(texts) + 1):
            box.press("ArrowDown")
            seen.append(pointed(box))
        assert seen == [None, *texts, None], address
        box.press("ArrowUp")
        assert pointed(box) == texts[-1]
        expect(box).to_be_focused()
        box.press("Escape")
        expect(options_of(box).first).to_be_hidden()
        assert pointed(box) is None
        expect(box).to_have_value(typed)
        box.press("ArrowDown")
        expect(box).to_have_attribute("aria-expanded", "true")
        box.fill("")
        expect(box).to_have_attribute("aria-expanded", "false")


def test_a_finger_chooses(visit: Visit) -> None:
    page = visit("proposer/", has_touch=True)
    box = page.locator("#c-themes")
    box.fill("mobil")
    options_of(box).first.tap()
    expect(page.locator(".question[data-id=c-themes] .chip")).to_contain_text("Mobilité")
    page = visit(f"comparer/?fiches={RELAIS}", has_touch=True, width=390)
    box = page.locator(".comparison__picker input")
    box.fill("conseil citoyen")
    options_of(box).first.tap()
    expect(page.locator(".comparison thead a")).to_have_count(2)
    page = visit(has_touch=True)
    box = page.locator(".md-header search-box input")
    box.fill("tirage")
    options_of(box).first.tap()
    expect(page.locator("h1")).to_contain_text("Tirage au sort")


def test_a_list_over_the_page_closes_when_the_focus_leaves(visit: Visit) -> None:
    for address, (selector, typed) in USES.items():
        page = visit(address)
        box = page.locator(selector)
        box.fill(typed)
        expect(box).to_have_attribute("aria-expanded", "true")
        page.locator(".colours").focus()
        if address.startswith("comparer"):
            # It is in the flow of its form, and hides nothing.
            page.wait_for_timeout(300)
            expect(box).to_have_attribute("aria-expanded", "true")
        else:
            expect(box).to_have_attribute("aria-expanded", "false")


def test_a_sentence_in_the_list_cannot_be_chosen(visit: Visit) -> None:
    for address in ("proposer/", f"comparer/?fiches={RELAIS}"):
        page = visit(address)
        box = page.locator(USES[address][0])
        box.fill("zzzzqqqq")
        sentence = options_of(box)
        expect(sentence).to_have_count(1)
        expect(sentence).to_have_attribute("aria-disabled", "true")
        box.press("ArrowDown")
        assert pointed(box) is None
        sentence.click(force=True)
        expect(box).to_have_value("zzzzqqqq")
        expect(sentence).to_be_visible()
