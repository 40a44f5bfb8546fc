"""What a browser chooses a picture from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partage.catalogue.site import Site
from partage.images.picture import Picture, Size
from partage.rendering.page_images import COLUMN, FIRST, figures_of, shown, thumbnail_of, with_pictures
from tests.samples import initiative, site

WIDE = Picture(tuple(Size(width, width // 2, f"d{width}") for width in (240, 480, 960, 1600)))
SMALL = Picture((Size(120, 90, "d120"),))
FETE = {"fichier": "fete.jpg", "alt": "Une fête.", "credit": "Le centre", "autorisation": "écrite"}


def site_with(*initiatives: object, locale: str = "fr", **pictures: Picture) -> Site:
    return replace(
        site(*initiatives, locale=locale), pictures={f"{name}.jpg": each for name, each in pictures.items()}
    )


def test_browser_has_a_choice_and_a_place_that_does_not_move() -> None:
    image = shown(site_with(), WIDE, "../../")
    assert (image.src, image.width, image.height) == ("../../images/d960.webp", 780, 390)
    assert image.srcset == (
        "../../images/d240.webp 240w, ../../images/d480.webp 480w, ../../images/d960.webp 960w, "
        "../../images/d1600.webp 1600w"
    )
    assert image.sizes == "min(780px, 100vw - 32px)"


@pytest.mark.parametrize(
    ("size", "column", "first"),
    [
        ((1600, 800), (780, 390), (780, 390)),
        ((1600, 2400), (427, 640), (267, 400)),
        ((300, 200), (300, 200), (300, 200)),
        ((12000, 1), (780, 1), (780, 1)),
    ],
)
def test_picture_is_fitted_in_its_room(
    size: tuple[int, int], column: tuple[int, int], first: tuple[int, int]
) -> None:
    picture = Picture((Size(*size, "d"),))
    assert (COLUMN.fitted(picture), FIRST.fitted(picture)) == (column, first)


def test_first_picture_is_smaller_on_a_wide_screen() -> None:
    assert shown(site_with(), WIDE, "./", FIRST).sizes == "(min-width: 960px) 400px, min(780px, 100vw - 32px)"


def test_small_picture_leaves_no_choice() -> None:
    image = shown(site_with(), SMALL, "../../")
    assert (image.src, image.srcset, image.sizes) == ("../../images/d120.webp", "", "")


def test_editions_share_their_pictures() -> None:
    assert shown(site_with(locale="en"), SMALL, "../../").src == "../../../images/d120.webp"


def test_figures_are_those_that_can_be_published() -> None:
    fields = initiative(images=FETE).fields
    assert [(each.alt, each.credit) for each in figures_of(site_with(fete=SMALL), fields, "./")] == [
        ("Une fête.", "Le centre")
    ]
    assert figures_of(site_with(), fields, "./") == []


def test_card_has_the_smallest_size_of_the_first_picture() -> None:
    sheet = initiative("x", "![Une fête](images/fete.jpg)")
    thumbnail = thumbnail_of(site_with(sheet, fete=WIDE), sheet, "../")
    assert thumbnail is not None
    assert (thumbnail.src, thumbnail.width, thumbnail.height) == ("../images/d240.webp", 240, 120)
    assert thumbnail_of(site_with(sheet), sheet, "../") is None
    assert thumbnail_of(site_with(fete=WIDE), initiative(), "../") is None


TEXT = (
    '![Une "fête"](images/fete.jpg "Titre")\n\n[le plan](images/fete.jpg)\n\n`<img src="../images/fete.jpg">`'
)


def test_pictures_of_a_text_are_those_that_are_published() -> None:
    html = initiative("x", TEXT).sections[0].html
    made = with_pictures(site_with(fete=WIDE), html, "../../")
    assert '<img src="../../images/d960.webp" srcset="' in made
    assert 'width="780" height="390" alt="Une &quot;fête&quot;" title="Titre" loading="lazy"' in made
    assert '<a href="../../images/d1600.webp">le plan</a>' in made
    # What only looks like a picture stays as it is.
    assert '&lt;img src="../images/fete.jpg"&gt;' in made


def test_picture_that_is_not_published_leaves_its_words() -> None:
    html = initiative("x", TEXT).sections[0].html
    assert with_pictures(site_with(), html, "../../").startswith("<p>le plan</p>")
