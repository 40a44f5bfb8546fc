"""What must hold on a page of every kind: accessible, safe, still, and no wider than a small screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import SMALLEST, Seen, look
from tests.browser.serving import Visit
from tests.browser.walking import Walk

pytestmark = pytest.mark.browser
SCREENS = {"phone": 390, "wide": 1280}
STILL = 0.01
"""The sum that counts as none; 0.1 is “good” for Web Vitals."""
ANSWERED = 0.08
"""The same where an answer comes in after the page."""
WIDE_AND_DARK = 5
"""One page in so many is looked at in the dark on the wide screen too; all are on that of a phone."""
LANDMARKS = {"main", "banner", "contentinfo", "navigation", "search"}


Visited: TypeAlias = tuple[list[Seen], list[str]]
"""Pages, and what the browser complained of."""


@pytest.fixture(scope="module", params=SCREENS.values(), ids=SCREENS)
def visited(browser: Browser, site: str, addresses: list[str], request: pytest.FixtureRequest) -> Visited:
    walk = Walk(browser, site, request.param)
    is_wide = request.param == SCREENS["wide"]
    # What only a wide screen shows has the same colours on every page, and paper has one width.
    wide_and_dark = {*addresses[::WIDE_AND_DARK], *(each for each in addresses if "?" in each)}
    seen = [
        look(
            walk.page,
            address,
            dark=not is_wide or address in wide_and_dark,
            printed=is_wide,
            every_contrast=not is_wide,
        )
        for address in walk.through(addresses)
    ]
    return seen, walk.complaints


def test_no_page_breaks_a_rule_of_accessibility(visited: Visited) -> None:
    pages, _ = visited
    broken = {
        f"{page.address} {way}": found for page in pages for way, found in page.violations.items() if found
    }
    assert broken == {}


def test_no_page_asks_elsewhere_or_makes_the_browser_complain(visited: Visited) -> None:
    _, complaints = visited
    assert complaints == []


def test_no_page_moves_while_it_comes(visited: Visited) -> None:
    pages, _ = visited
    moved = {
        page.address: page.moves
        for page in pages
        if sum(move[0] for move in page.moves) > (ANSWERED if "?" in page.address else STILL)
    }
    assert moved == {}


def test_every_page_has_one_title_and_headings_in_order(visited: Visited) -> None:
    pages, _ = visited
    for page in pages:
        steps = [after - before for before, after in pairwise(page.levels)]
        assert page.levels.count(1) == 1, page.address
        assert page.levels[0] == 1, page.address
        assert max(steps, default=0) <= 1, page.address


def test_landmarks_are_there_and_named_once_each(visited: Visited) -> None:
    pages, _ = visited
    for page in pages:
        marks = [mark for mark in page.landmarks if mark.split(" ")[0] in LANDMARKS]
        assert {"main", "banner", "contentinfo"} <= set(marks), page.address
        assert "navigation" not in marks, page.address
        assert len(marks) == len(set(marks)), page.address


def test_no_page_is_wider_than_a_small_screen(visited: Visited) -> None:
    pages, _ = visited
    assert {page.address: page.narrowed for page in pages if page.narrowed > SMALLEST} == {}


def test_spaced_text_is_neither_cut_nor_wider_than_the_screen(
    visited: Visited, request: pytest.FixtureRequest
) -> None:
    pages, _ = visited
    assert {page.address: page.cut for page in pages if page.cut} == {}
    width = SCREENS[request.node.callspec.id]
    assert {page.address: page.spaced for page in pages if page.spaced > width} == {}


def test_nothing_is_animated_for_those_who_want_less_movement(visited: Visited) -> None:
    pages, _ = visited
    assert {page.address: page.animated for page in pages if page.animated} == {}


@pytest.mark.parametrize("address", ["", "initiatives/rencontre-marseille-gap-2018/", "contribuer/"])
def test_a_script_that_was_slipped_in_does_not_run(
    browser: Browser, site: str, visit: Visit, address: str
) -> None:
    page = visit(address)
    assert page.evaluate("document.head.firstElementChild.httpEquiv") == "Content-Security-Policy"
    # A page of its own: the browser complains of the script, as it should.
    other = browser.new_page()
    other.goto(site + address)
    other.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.caught = 1';"
        " document.body.append(s); }"
    )
    assert other.evaluate("window.caught") is None
    other.close()
