"""What must hold on every type of page: accessible, safe, and no wider than a small screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
PAGES = (
    "",
    "initiatives/",
    "initiatives/rencontre-marseille-gap-2018/",
    "themes/",
    "themes/participation-des-habitants/",
    "territoires/",
    "territoires/marseille-13055/",
    "methodes/",
    "methodes/habitants-relais/",
    "methodes/education-entre-pairs/",
    "acteurs/",
    "rechercher/",
    "rechercher/?q=habitants+relais&themes=participation-des-habitants",
    "rechercher/?q=zzzz&methodes=tirage-au-sort",
    "annees/2018/",
    "recueil/themes/participation-des-habitants/",
    "comparer/",
    "comparer/?fiches=groupe-d-habitants-relais,conseil-citoyen-haut-gap,rencontre-marseille-gap-2018",
    "comparer/?fiches=Pas-une-fiche",
    "contribuer/",
    "contribuer/champs/",
    "a-propos/",
    "en/",
    "en/initiatives/groupe-d-habitants-relais/",
    "en/rechercher/?q=youth",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", [*PAGES, "nulle-part/"])
def test_no_accessibility_violation(visit: Visit, address: str, width: int, scheme: str) -> None:
    page = visit(address, width=width, color_scheme=scheme, expect=404 if address == "nulle-part/" else 200)
    settled(page)
    assert violations(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_sideways_scroll_on_a_small_screen(visit: Visit, address: str) -> None:
    page = visit(address, width=320)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_one_title_and_headings_in_order(visit: Visit, address: str) -> None:
    page = visit(address)
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("address", ["", "initiatives/rencontre-marseille-gap-2018/", "contribuer/"])
def test_a_script_that_was_slipped_in_does_not_run(
    browser: object, site: str, visit: Visit, address: str
) -> None:
    page = visit(address)
    assert page.evaluate("document.head.firstElementChild.httpEquiv") == "Content-Security-Policy"
    # A page of its own: the browser complains of the script, as it should.
    other = browser.new_page()  # type: ignore[attr-defined]
    other.goto(site + address)
    other.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.caught = 1';"
        " document.body.append(s); }"
    )
    assert other.evaluate("window.caught") is None
    other.close()
