"""The picture of a poster: its size, its weight, and that what it says stays within it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from partage.images.glyphs import FontStyle, words_of
from partage.images.poster import Tools, digest, draw
from tests.images.drawn import BAND, FONT, TOOLS, pixels, poster

LONG = (
    "Former ensemble les habitants, les professionnels et les élus à la conduite d’une conférence de consensus "
    "intercommunale"
)
WHITE = (255, 255, 255)


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Where something is written under the band."""
    under = image.crop((0, 156, 1200, 630))
    return ImageChops.difference(under, Image.new("RGB", under.size, WHITE)).getbbox()


def title_of(image: Image.Image) -> Image.Image:
    return image.crop((0, 156, 1200, 510))


def test_the_same_poster_is_the_same_picture() -> None:
    assert draw(poster(), TOOLS) == draw(poster(), TOOLS)
    assert draw(poster(), TOOLS) != draw(poster("Ouvrir deux jardins"), TOOLS)


def test_a_picture_has_the_size_that_networks_ask_for_and_its_family_s_colour() -> None:
    image = pixels(draw(poster(), TOOLS))
    assert image.size == (1200, 630)
    assert image.getpixel((5, 5)) == BAND
    assert image.getpixel((600, 200)) == WHITE
    # The emblem is white on the band.
    assert image.getpixel((126, 78)) == WHITE


@pytest.mark.parametrize("title", ["Un repair café", LONG, "É" * 120, "mot " * 30, "W" * 60 + " " + "x" * 59])
def test_a_picture_is_light_and_what_it_says_stays_off_its_edges(title: str) -> None:
    data = draw(poster(title), TOOLS)
    assert len(data) <= 25_000
    box = ink(pixels(data))
    assert box is not None
    assert box[0] >= 70
    assert box[3] <= 450
    if len(title.split()) > 2:
        assert box[2] <= 1130


def test_no_title_touches_what_is_under_it() -> None:
    image = pixels(draw(poster(LONG), TOOLS)).crop((0, 500, 1200, 520))
    assert ImageChops.difference(image, Image.new("RGB", image.size, WHITE)).getbbox() is None


def test_signs_that_no_font_has_are_left_out() -> None:
    plain = draw(poster("Fête des voisins"), TOOLS)
    assert draw(poster("🎉 Fête des voisins ❤️"), TOOLS) == plain


@pytest.mark.parametrize("title", ["مقهى الآباء", "社区花园", "Сад", "Ouvrir un сад", "🎉"])
def test_letters_that_no_font_has_give_way_to_the_name_of_the_site(title: str) -> None:
    assert title_of(pixels(draw(poster(title), TOOLS))) == title_of(pixels(draw(poster("Partage"), TOOLS)))


def test_a_composed_letter_is_that_letter_however_it_is_written() -> None:
    assert draw(poster("Fe\u0302te"), TOOLS) == draw(poster("Fête"), TOOLS)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_spaces_that_hold_words_together_hold_them(space: str) -> None:
    (word,) = words_of(f"«{space}dix{space}000{space}»", FontStyle(FONT, 60, 700))
    assert space in word.text


def test_a_long_place_gives_way_and_the_years_stay() -> None:
    place = "Communauté d’agglomération Gap-Tallard-Durance et de bien d’autres communes des Hautes-Alpes"
    box = pixels(draw(replace(poster(), place=place), TOOLS)).crop((0, 520, 1200, 600))
    signature = pixels(draw(replace(poster(), place="", years=""), TOOLS)).crop((0, 520, 1200, 600))
    own = ImageChops.difference(box, signature).getbbox()
    right = ImageChops.difference(signature, Image.new("RGB", signature.size, WHITE)).getbbox()
    assert own is not None
    assert right is not None
    assert own[2] < right[0]


def test_what_pictures_are_drawn_with_is_part_of_their_name() -> None:
    assert digest(TOOLS) == digest(Tools(FONT, TOOLS.mark))
    assert digest(TOOLS) != digest(Tools(FONT, ""))


def test_a_site_without_a_mark_has_its_name() -> None:
    assert ink(pixels(draw(poster(icon=""), Tools(FONT, "")))) is not None
