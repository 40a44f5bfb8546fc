"""What a printed page says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partage.rendering.imprint import imprint, sheet_imprint
from partage.runtime.git import GitDates
from tests.samples import initiative, site, spaced


def test_a_page_says_where_it_is_and_how_it_may_be_used() -> None:
    made = imprint(site(), "themes/lien-social/")
    assert made.address == "https://partage.exemple/themes/lien-social/"
    assert 'class="qr-code"' in made.code
    assert made.licence == "Licence CC BY-SA 4.0, sauf mention contraire"
    assert made.version == ""


def test_an_address_of_this_machine_is_told_without_a_code() -> None:
    made = imprint(replace(site(), base_url="http://127.0.0.1:8000/"), "themes/")
    assert (made.address, made.code) == ("http://127.0.0.1:8000/themes/", "")


def test_an_unknown_address_is_not_invented() -> None:
    made = imprint(replace(site(), base_url=""), "themes/")
    assert (made.address, made.code) == ("", "")


def test_a_sheet_says_its_last_change_its_licence_and_who_wrote_it() -> None:
    sheet = initiative(auteurs="Centre social Les Tilleuls", licence="CC BY 4.0")
    history = {sheet.path: GitDates(date(2024, 1, 1), date(2025, 3, 1))}
    made = sheet_imprint(replace(site(sheet), history=history), sheet)
    assert made.version == "Version du 1er mars 2025"
    assert made.licence == "CC BY 4.0"
    assert spaced(made.authors) == "Rédaction : Centre social Les Tilleuls"


def test_a_sheet_that_git_does_not_know_says_when_the_site_was_built() -> None:
    sheet = initiative()
    assert sheet_imprint(site(sheet), sheet).version == "Site construit le 1er janvier 2026"
