"""Ways in that need no script: the chooser of methods, a path; and the form that a gap opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Visit

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
    # Of the five others, three say another length or none; those that say none are not lost.
    assert bare.locator(".unknown:visible").count() == unknown + 3
    choose(bare, "À quoi elle sert", "Apprendre les uns des autres")
    assert shown(bare, ".method") == ["Groupe d’interview mutuelle (GIM)", "Échange de pratiques"]
    # What answers one question otherwise is not unknown.
    expect(bare.locator(".unknown", has_text="Forum ouvert")).to_be_hidden()
    expect(bare.locator(".unknown", has_text="Arpentage")).to_be_visible()
    bare.get_by_role("button", name="Tout remettre").click()
    assert shown(bare, ".method") == known


def test_an_empty_box_opens_the_form_on_its_theme_and_place(visit_corpus: Visit) -> None:
    page = visit_corpus("couverture/")
    page.get_by_role("link", name="raconter (Égalité, Hautes-Alpes)").click()
    expect(page.locator('[data-id="c-themes"] .picker__chosen')).to_contain_text("Égalité")
    expect(page.locator('[data-id="c-territoires"] .picker__chosen')).to_contain_text("Hautes-Alpes")
    # The link is followed again later: what was written since is still there.
    page.get_by_label("Titre").first.fill("Une soirée à deux voix")
    page.wait_for_timeout(1500)
    page.reload()
    expect(page.get_by_label("Titre").first).to_have_value("Une soirée à deux voix")
    page.goto(f"{page.url.partition('?')[0]}?themes=sante-bien-etre&territoires=gap-05061,<b>")
    expect(page.get_by_label("Titre").first).to_have_value("")
    expect(page.locator('[data-id="c-territoires"] .picker__chosen li')).to_have_count(1)
    expect(page.locator('[data-id="c-territoires"] .picker__chosen')).to_contain_text("Gap")
