"""Pictures as a visitor sees them: in their place from the start, in the size that is needed, with their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.serving import built, serving, visiting
from tests.browser.waiting import settled
from tests.images.drawing import encoded, halves
from tests.site.building import BASE, project

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SHEET = "groupe-d-habitants-relais"
IMAGES = "".join(
    f"  - fichier: {name}.jpg\n    alt: {alt}\n    credit: Le centre\n    autorisation: écrite\n"
    for name, alt in (("fete", "Une tablée."), ("mur", "Un mur peint."))
)
# The room of a picture, and what it comes from before there is anything to show.
ROOM = "image => [image.clientWidth, image.clientHeight, getComputedStyle(image).aspectRatio]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the base, one sheet of which has two pictures in its fields and one in its text."""
    root = project(tmp_path_factory.mktemp("pictures") / "project", BASE)
    images = root / "initiatives/images"
    images.mkdir(exist_ok=True)
    (images / "fete.jpg").write_bytes(encoded(halves(2400, 1600)))
    (images / "mur.jpg").write_bytes(encoded(halves(900, 1400)))
    sheet = root / f"initiatives/{SHEET}.md"
    head, _, text = sheet.read_text("utf-8")[4:].partition("\n---\n")
    sheet.write_text(f"---\n{head}\nimages:\n{IMAGES}---\n{text}\n\n![Un arbre](images/mur.jpg)\n", "utf-8")
    return built(root, root / "site")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture
def visit_pictures(browser: Browser, address: str) -> Iterator[Visit]:
    with visiting(browser, address) as open_page:
        yield open_page


@pytest.mark.parametrize("path", [f"initiatives/{SHEET}/", "initiatives/", "rechercher/?q=habitants"])
def test_pages_with_pictures_are_accessible(visit_pictures: Visit, path: str) -> None:
    for width in (390, 1280):
        page = visit_pictures(path, width=width, color_scheme="light")
        settled(page)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # Colours that are still changing would be judged halfway.
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
        assert violations(page, colours_only=True) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_picture_has_its_room_before_it_comes(visit_pictures: Visit, width: int) -> None:
    page = visit_pictures(f"initiatives/{SHEET}/", width=width)
    settled(page)
    for text, shape in (("Une tablée.", "auto 600 / 400"), ("Un mur peint.", "auto 411 / 640")):
        image = page.get_by_alt_text(text)
        before = image.evaluate(ROOM)
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        assert image.evaluate(ROOM) == before
        assert before[2] == shape
        assert before[1] > 100
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("width", "density", "loaded"), [(390, 1, 480), (390, 3, 1600), (1280, 1, 480), (1280, 2, 960)]
)
def test_size_that_is_needed_is_loaded(visit_pictures: Visit, width: int, density: int, loaded: int) -> None:
    page = visit_pictures(f"initiatives/{SHEET}/", width=width, device_scale_factor=density)
    chosen = page.get_by_alt_text("Une tablée.").evaluate(
        "async image => { await image.decode(); const file = await createImageBitmap(image);"
        " return image.srcset.split(', ').find(each => image.currentSrc.endsWith(each.split(' ')[0].slice(6))) }"
    )
    assert chosen.endswith(f" {loaded}w")


def test_pictures_far_below_are_not_waited_for(visit_pictures: Visit) -> None:
    page = visit_pictures(f"initiatives/{SHEET}/")
    settled(page)
    assert page.get_by_alt_text("Une tablée.").evaluate("image => image.complete && image.naturalWidth > 0")
    assert page.get_by_alt_text("Un mur peint.").get_attribute("loading") == "lazy"


@pytest.mark.parametrize("edition", ["", "en/"])
def test_results_of_a_search_show_thumbnails_and_emblems(visit_pictures: Visit, edition: str) -> None:
    page = visit_pictures(f"{edition}rechercher/?q=habitants+relais")
    settled(page)
    cards = page.locator("[data-part=cards] .card")
    thumbnail = cards.locator("img")
    expect(thumbnail).to_have_count(1)
    thumbnail.scroll_into_view_if_needed()
    assert thumbnail.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 240
    drawn = "cards => cards.filter((card) => getComputedStyle(card, '::after').maskImage.startsWith('url')).length"
    assert cards.evaluate_all(drawn) == cards.count() - 1
