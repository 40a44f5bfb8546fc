"""What a first visit transfers: little, and the same whatever the number of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.benchmarks.hosting import Host, Sent

pytestmark = pytest.mark.browser
SHEET = "initiatives/rencontre-marseille-gap-2018/"
LIMIT = 90_000
WITH_FONTS = 130_000
QUESTION_LIMIT = 72_000
FONTS = (".woff2", ".woff")
ANY_SITE_HAS = (".css", ".js", ".svg", ".png", ".ico", *FONTS)
"""Besides the page itself; a list that grows with the sheets is JSON, text or XML."""


@pytest.fixture
def first_visit(browser: Browser, published: Path) -> Callable[..., list[Sent]]:
    """All that is sent for a page, compressed, to one who comes for the first time."""

    def visit(address: str, **options: Any) -> list[Sent]:
        with Host(published) as host:
            context = browser.new_context(**options)
            context.new_page().goto(host.address + address)
            host.settle()
            context.close()
            return host.journal

    return visit


def test_a_sheet_is_light(first_visit: Callable[..., list[Sent]]) -> None:
    sent = first_visit(SHEET)
    assert sum(each.size for each in sent if not each.path.endswith(FONTS)) <= LIMIT
    assert sum(each.size for each in sent) <= WITH_FONTS


def test_a_question_on_a_phone_is_light(first_visit: Callable[..., list[Sent]]) -> None:
    sent = first_visit("rechercher/?q=habitants", viewport={"width": 390, "height": 844})
    assert len(sent) <= 9
    assert sum(each.size for each in sent if not each.path.endswith(FONTS)) <= QUESTION_LIMIT


@pytest.mark.parametrize(
    "address",
    ["", SHEET, "themes/participation-des-habitants/", "contribuer/ecrire/", "donnees/", "integrer/"],
)
def test_nothing_that_grows_with_the_sheets_is_fetched(
    first_visit: Callable[..., list[Sent]], address: str
) -> None:
    page, *others = [each.path for each in first_visit(address)]
    assert page == f"/{address}"
    # The preview of what a frame shows has six cards at most.
    framed = [path for path in others if path.startswith("/integrer/themes/")]
    assert len(framed) == (address == "integrer/")
    assert [path for path in others if not path.endswith(ANY_SITE_HAS) and path not in framed] == []


def test_the_script_of_the_theme_is_not_sent(first_visit: Callable[..., list[Sent]]) -> None:
    paths = [each.path for each in first_visit(SHEET)]
    assert [path for path in paths if path.startswith("/assets/") and path.endswith("/javascripts/theme.js")]
    assert [path for path in paths if "bundle" in path or "palette" in path] == []
