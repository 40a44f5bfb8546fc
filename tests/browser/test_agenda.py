"""The agenda in a browser: what is over goes, a date goes to one's own calendar, a poster is one sheet of paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.printed import A4, printed, sizes, texts
from tests.browser.serving import Visit

pytestmark = pytest.mark.browser
POSTERS = ("agenda/affiche/semaine/", "agenda/affiche/mois/", "agenda/affiche/themes/lien-social/mois/",
           "agenda/affiche/territoires/gap-05061/semaine/")  # fmt: skip


def test_what_is_over_is_hidden_before_it_is_drawn(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time(datetime(2099, 1, 1, tzinfo=UTC))
        page.goto(f"{site}agenda/")
        expect(page.locator(".event").first).to_be_attached()
        assert page.locator(".event:visible").count() == 0
        assert page.locator(".agenda__day:visible").count() == 0
        page.clock.set_fixed_time(datetime(2020, 1, 1, tzinfo=UTC))
        page.goto(f"{site}agenda/")
        assert page.locator(".event:visible").count() == page.locator(".event").count() > 10


def test_without_script_every_date_is_there(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}agenda/")
        assert page.locator(".event:visible").count() > 10
        assert page.locator(".event__add:visible").count() == 0


def test_a_date_goes_to_ones_own_calendar(visit: Visit, tmp_path: Path) -> None:
    page = visit("agenda/")
    entry = page.locator(".event:visible", has_text="Permanence").first
    with page.expect_download() as found:
        entry.get_by_role("button", name="Ajouter à mon agenda").click()
    kept = tmp_path / "a.ics"
    found.value.save_as(kept)
    [event] = icalendar.Calendar.from_ical(kept.read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Permanence « accès aux droits »"
    assert event["LOCATION"] == "Centre social, salle 2"
    shown = datetime.fromisoformat(entry.locator("time").get_attribute("datetime") or "")
    assert event["DTSTART"].dt == shown.astimezone(UTC)
    assert (event["DTEND"].dt - event["DTSTART"].dt).total_seconds() == 3 * 3600


def test_a_poster_is_one_sheet_of_a4_whatever_it_holds(visit: Visit) -> None:
    for address in POSTERS:
        page = visit(address)
        document = printed(page)
        assert sizes(document) == {A4}, address
        [text] = texts(document)
        assert "Tout l’agenda" in text, address
        # However much is announced, and however long its words.
        page.evaluate("""() => {
          const days = document.querySelector(".poster__days");
          const day = days.querySelector(".poster__day") ?? days;
          for (let copy = 0; copy < 60; copy++) days.append(day.cloneNode(true));
          document.querySelector(".poster h1").textContent = "Un nom de commune ou de thème d’une longueur tout à fait remarquable ".repeat(3);
        }""")
        document = printed(page)
        assert len(document.pages) == 1, address
        assert "Tout l’agenda" in texts(document)[0], address
