"""What nobody has told yet opens the form on it: an empty box of the coverage, a meeting."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.serving import Visit

pytestmark = pytest.mark.browser


def test_an_empty_box_opens_the_form_on_its_theme_and_place(visit_corpus: Visit) -> None:
    page = visit_corpus("couverture/")
    page.get_by_role("link", name="raconter (Égalité, Hautes-Alpes)").click()
    expect(page.locator('[data-id="c-themes"] .picker__chosen')).to_contain_text("Égalité")
    expect(page.locator('[data-id="c-territoires"] .picker__chosen')).to_contain_text("Hautes-Alpes")
    # The link is followed again later: what was written since is still there.
    page.get_by_label("Titre").first.fill("Une soirée à deux voix")
    page.wait_for_timeout(300)
    page.reload()
    expect(page.get_by_label("Titre").first).to_have_value("Une soirée à deux voix")
    page.goto(f"{page.url.partition('?')[0]}?themes=sante-bien-etre&territoires=gap-05061,<b>")
    expect(page.get_by_label("Titre").first).to_have_value("")
    expect(page.locator('[data-id="c-territoires"] .picker__chosen li')).to_have_count(1)
    expect(page.locator('[data-id="c-territoires"] .picker__chosen')).to_contain_text("Gap")


def test_an_invitation_to_tell_a_meeting_opens_the_form_on_that_kind(visit_corpus: Visit) -> None:
    page = visit_corpus("rencontres/")
    page.get_by_role("link", name="Raconter une rencontre").click()
    expect(page.locator("#c-nature")).to_have_value("rencontre")
    page.goto(page.url.replace("rencontre", "une-nature-a-moi"))
    expect(page.locator("#c-nature")).to_have_value("")
