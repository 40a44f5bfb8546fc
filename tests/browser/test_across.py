"""Reading across as people do who do not know the site, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Visit

pytestmark = pytest.mark.browser


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()


@pytest.fixture
def bare(browser: Browser, corpus_site: str) -> Page:
    """The home page of the site of sixty-odd sheets, without scripts."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(corpus_site)
    return page


def test_what_blocked_elsewhere_and_how_it_was_got_round_is_on_one_page(bare: Page) -> None:
    bare.goto(f"{bare.url}themes/")
    follow(bare, "Nature et transition écologique")
    page = bare.get_by_role("region", name="Ce qui a gêné, ce qui a aidé")
    expect(page.get_by_role("heading", name="Ce qui a gêné", exact=False).first).to_be_visible()
    expect(page.get_by_text("Contourné ainsi").first).to_be_visible()
    expect(page.locator(".told__from a").first).to_be_visible()


def test_one_theme_at_a_time_without_a_script(bare: Page) -> None:
    bare.goto(f"{bare.url}facteurs/cadre-administratif/")
    said = bare.locator(".factors > li")
    every = said.count()
    bare.locator(".sieve summary").click()
    choice = bare.locator(".sieve label", has_text=re.compile("Habitat")).first
    count = int(choice.locator(".count").inner_text())
    choice.locator("input").check()
    shown = [each for each in said.all() if each.is_visible()]
    assert 0 < len(shown) == count < every
    bare.locator(".sieve label", has_text="Tous").locator("input").check()
    assert all(each.is_visible() for each in said.all())


def test_who_can_help_with_a_method_is_on_the_page_of_the_method(bare: Page) -> None:
    bare.goto(f"{bare.url}methodes/tirage-au-sort/")
    helping = bare.get_by_role("region", name="Qui peut aider ?")
    expect(helping.locator(".told__from a").first).to_be_visible()
    helping.get_by_role("link", name="comment les joindre").click()
    expect(bare.get_by_role("heading", name="Qui peut aider ?")).to_be_visible()


def test_whom_to_call_is_a_page_of_offers_with_a_way_to_reach_them(bare: Page) -> None:
    bare.goto(f"{bare.url}qui-peut-aider/")
    call = bare.get_by_role("region", name="Un échange par téléphone")
    expect(call.locator(".told__from a").first).to_be_visible()
    expect(call.get_by_text("Contact", exact=False).first).to_be_visible()


def test_what_was_promised_and_never_heard_of_again(bare: Page) -> None:
    bare.goto(f"{bare.url}suites/")
    told = bare.locator("li", has_text="celle de La Ciotat").first
    expect(told).to_contain_text("Pas encore de nouvelles")
    expect(told.get_by_role("link", name="Donner des nouvelles")).to_have_attribute(
        "href", re.compile(r"question=propositions")
    )


def test_the_question_of_an_invitation_opens_in_the_form(visit: Visit) -> None:
    page = visit("qui-peut-aider/")
    page.get_by_role("link", name="Dire ce que vous proposez").click()
    expect(page.locator('[data-key="disponible_pour"]')).to_be_visible()


def test_paper_has_what_was_sieved_and_no_control(visit_corpus: Visit) -> None:
    page = visit_corpus("enseignements/")
    page.locator(".sieve summary").click()
    page.locator(".sieve label", has_text="Habitat").locator("input").check()
    page.emulate_media(media="print")
    expect(page.locator(".told__jumps").first).to_be_hidden()
    expect(page.locator(".sieve label").filter(visible=True)).to_have_count(1)
    assert (
        page.locator(".told__from a").first.evaluate("link => getComputedStyle(link).textDecorationLine")
        == "none"
    )
    page.goto(page.url.replace("enseignements/", "a-rapprocher/"))
    assert page.locator(".told__letter").count() > 2
    expect(page.locator(":is(.told__letter, .told__action)").filter(visible=True)).to_have_count(0)
