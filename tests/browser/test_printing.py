"""Sheets, leaflets and booklets on paper."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import MOVED, violations
from tests.browser.printed import A4, printed, sizes, texts
from tests.browser.serving import built, dated, serving, visiting
from tests.browser.waiting import bound, settled
from tests.site.building import BASE, project

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
PUBLIC = "https://partage.exemple/"
SHEETS = sorted(path.stem for path in (BASE / "initiatives").glob("*.md"))
TERM = "themes/participation-des-habitants/"
BOOKLET = f"{TERM}?recueil"


@pytest.fixture(scope="module")
def public_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the base, built for a public address."""
    assert "SITE_URL" not in os.environ
    root = dated(project(tmp_path_factory.mktemp("public") / "project", BASE))
    return built(root, root / "site", SITE_URL=PUBLIC, PARTAGE_LANGUAGES="fr")


@pytest.fixture(scope="module")
def public_site(public_folder: Path) -> Iterator[str]:
    with serving(public_folder) as address:
        yield address


@pytest.fixture
def visit_public(browser: Browser, public_site: str) -> Iterator[Visit]:
    with visiting(browser, public_site) as open_page:
        yield open_page


NEARLY_EMPTY = 100
"""Words."""


def test_a_sheet_is_one_or_two_pages(visit_public: Visit) -> None:
    page = visit_public()
    for sheet in SHEETS:
        page.goto(f"{page.url.partition('initiatives/')[0]}initiatives/{sheet}/")
        document = printed(page)
        assert sizes(document) == {A4}, sheet
        assert len(document.pages) <= 2, sheet
        words = " ".join(texts(document))
        assert f"{PUBLIC}initiatives/{sheet}/" in words.replace("- ", "-").replace("/ ", "/")
        assert "CC BY-SA 4.0" in words, sheet
        # What a click explains on a screen is written out.
        assert "IRDSU (Inter-réseaux" in words or sheet != "rencontre-marseille-gap-2018"
        assert "Version du" in words, sheet
        for chrome in (
            "Rechercher",
            "Vous êtes ici",
            "Compléter ou corriger",
            "Comparer avec",
            "Material for MkDocs",
        ):
            assert chrome not in words, sheet


def test_a_sheet_read_in_the_dark_is_printed_in_black(visit_public: Visit) -> None:
    page = visit_public("initiatives/groupe-d-habitants-relais/", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate(MOVED)
    for part in ("h1", ".sheet__summary p", ".facts dd a", ".sheet__text p"):
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"


def test_only_addresses_elsewhere_are_written_out(visit_public: Visit) -> None:
    page = visit_public("initiatives/groupe-d-habitants-relais/")
    page.emulate_media(media="print")
    shown = "e => getComputedStyle(e, '::after').content"
    page.locator(".sheet__text a").first.evaluate(
        "e => e.insertAdjacentHTML('afterend', '<a href=\"https://exemple.org/x\">x</a>')"
    )
    assert page.locator(".sheet__text a").first.evaluate(shown) == "none"
    assert "https://exemple.org/x" in page.locator(".sheet__text a[href^='https://exemple.org']").evaluate(
        shown
    )


@pytest.mark.parametrize("address", ["themes/", "methodes/", "themes/participation-des-habitants/"])
def test_an_index_and_a_term_are_leaflets(visit_public: Visit, address: str) -> None:
    page = visit_public(address)
    document = printed(page)
    assert sizes(document) == {A4}
    assert len(document.pages) <= 2
    assert PUBLIC + address in " ".join(texts(document)).replace("- ", "-")
    page.emulate_media(media="print")
    code = Image.open(io.BytesIO(page.locator(".imprint .qr-code").screenshot()))
    assert [each.text for each in zxingcpp.read_barcodes(code)] == [PUBLIC + address]
    expect(page.locator(".count").first).to_be_visible()


def test_folded_parts_are_printed(visit: Visit) -> None:
    page = visit("contribuer/")
    page.locator("article.md-content__inner").evaluate(
        "e => e.insertAdjacentHTML('beforeend', '<details><summary>x</summary><p id=\"inside\">Dedans</p></details>')"
    )
    assert "Dedans" in " ".join(texts(printed(page)))


def test_a_site_without_a_public_address_prints_no_code(visit: Visit) -> None:
    page = visit("themes/")
    page.emulate_media(media="print")
    expect(page.locator(".imprint")).to_be_visible()
    expect(page.locator(".qr-code")).to_have_count(0)


def test_a_term_leads_to_its_booklet_and_the_booklet_prints(visit_public: Visit) -> None:
    page = visit_public("themes/participation-des-habitants/")
    titles = page.locator(".card h3").all_text_contents()
    page.get_by_role("link", name="Imprimer ce recueil").press("Enter")
    bound(page)
    expect(page.locator("[data-part=status]")).to_contain_text(f"Les {len(titles)} fiches sont là")
    expect(page.get_by_role("button", name="Imprimer le recueil")).to_be_visible()
    document = printed(page)
    pages = texts(document)
    assert sizes(document) == {A4}
    assert pages[0].count("Participation des habitants") >= 1
    assert f"{len(titles)} initiatives" in pages[0]
    assert PUBLIC + TERM in pages[0].replace("- ", "-")
    contents = next(at for at, text in enumerate(pages) if titles[-1][:30] in text)
    assert all(" ".join(title.split()) in " ".join(pages[: contents + 1]) for title in titles)
    starts = [
        next(at for at, text in enumerate(pages) if at > contents and title[:30] in text) for title in titles
    ]
    assert starts == sorted(starts)
    # But for the last one, no page is nearly empty, and each has its number.
    assert min(len(text.split()) for text in pages[contents + 1 : -1]) > NEARLY_EMPTY
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, 1))


def test_the_sheets_of_a_booklet_do_not_disturb_each_other(visit: Visit) -> None:
    page = visit(BOOKLET)
    bound(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    missing = page.evaluate(
        "[...document.querySelectorAll('sheet-booklet a[href^=\"#\"]')].filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).length"
    )
    assert missing == 0
    assert page.locator("sheet-booklet [style]").count() == 0


def test_the_contents_lead_to_the_sheets_in_the_page(visit: Visit) -> None:
    page = visit(BOOKLET)
    bound(page)
    link = page.locator(".booklet__contents a").nth(1)
    title = link.text_content()
    link.press("Enter")
    assert "#fiche-" in page.url
    expect(page.locator(":target h2").first).to_have_text(title or "")


def test_a_sheet_that_cannot_be_read_is_named_and_can_be_asked_for_again(visit: Visit) -> None:
    page = visit("themes/participation-des-habitants/", allowed="Failed to load")
    page.route("**/initiatives/groupe-d-habitants-relais/", lambda route: route.abort())
    page.get_by_role("link", name="Imprimer ce recueil").click()
    bound(page)
    expect(page.get_by_role("alert")).to_contain_text("Constituer un groupe")
    page.unroute_all()
    page.get_by_role("button", name="Réessayer").press("Enter")
    settled(page)
    expect(page.locator("[data-part=problem]")).to_be_hidden()
    expect(page.locator(".booklet__sheets > .sheet")).to_have_count(page.locator("[data-sheet]").count())


def test_without_script_the_page_of_the_term_says_all_of_its_booklet(visit: Visit) -> None:
    page = visit(BOOKLET, java_script_enabled=False)
    count = page.locator(".found h2 .count").inner_text()
    assert page.locator(".card h3 a").count() == int(count)
    page.goto(page.url.replace(BOOKLET, "recueil/"))
    expect(page.get_by_text("chaque fiche tient sur une ou deux pages")).to_be_visible()


def test_what_is_printed_is_accessible(visit_public: Visit) -> None:
    for address in (BOOKLET, "initiatives/groupe-d-habitants-relais/", "themes/"):
        page = visit_public(address)
        (bound if address == BOOKLET else settled)(page)
        page.emulate_media(media="print")
        # Paper is not pressed: the size of a target says nothing there.
        assert [each for each in violations(page) if not each.startswith("target-size")] == []


def test_no_blank_page_follows_a_short_one(visit: Visit) -> None:
    assert len(printed(visit("integrer/")).pages) == 1
