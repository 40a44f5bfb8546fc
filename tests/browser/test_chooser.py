"""Choosing a method without a script: what answers otherwise is hidden, what is unknown is apart."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def bare(browser: Browser, corpus_site: str) -> Page:
    """The chooser of the site of sixty-odd sheets, without scripts."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{corpus_site}methodes/choisir/")
    return page


def choose(page: Page, question: str, choice: str) -> None:
    group = page.locator(".chooser__filters details", has_text=question)
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_label(choice, exact=True).check()


def shown(page: Page, selector: str) -> list[str]:
    return [
        each.locator("h3, a, :scope").first.inner_text().split("\n")[0]
        for each in page.locator(selector).all()
        if each.is_visible()
    ]


def test_methods_are_chosen_without_a_script_and_what_is_unknown_is_apart(bare: Page) -> None:
    known, unknown = shown(bare, ".method"), bare.locator(".unknown:visible").count()
    assert len(known) == 8
    choose(bare, "Durée", "Une journée au plus")
    assert shown(bare, ".method") == [
        "World café",
        "Groupe d’interview mutuelle (GIM)",
        "Échange de pratiques",
    ]
    # Of the five others, three say another length, two none: those are not lost.
    assert bare.locator(".unknown:visible").count() == unknown + 2
    choose(bare, "À quoi elle sert", "Apprendre les uns des autres")
    assert shown(bare, ".method") == ["Échange de pratiques"]
    # What answers one question otherwise is not unknown.
    expect(bare.locator(".unknown", has_text="Conférence de citoyens")).to_be_hidden()
    expect(bare.locator(".unknown", has_text="Arpentage")).to_be_visible()
    bare.get_by_role("button", name="Effacer les choix").click()
    assert shown(bare, ".method") == known
