"""A PNG of sixteen colours is what any reader makes of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from partage.images.png import bits_png, png

COLOURS = [(16 * index, index, 255 - index) for index in range(16)]


@pytest.mark.parametrize("width", [8, 1200])
def test_each_pixel_has_the_colour_of_its_value(width: int) -> None:
    image = Image.new("L", (width, 5))
    for x in range(width):
        image.putpixel((x, x % 5), x % 16)
    with Image.open(BytesIO(png(image, COLOURS))) as read:
        read.load()
        assert (read.format, read.size, read.mode) == ("PNG", (width, 5), "P")
        seen = read.convert("RGB")
    assert seen.getpixel((3, 3)) == COLOURS[3]
    assert seen.getpixel((7, 2)) == COLOURS[7]
    assert seen.getpixel((7, 3)) == COLOURS[0]
    assert image.mode == "L"


@pytest.mark.parametrize("width", [8, 33])
def test_each_pixel_of_a_black_and_white_picture_is_what_it_was(width: int) -> None:
    image = Image.new("L", (width, 4), 255)
    for x in range(width):
        image.putpixel((x, x % 4), 0)
    with Image.open(BytesIO(bits_png(image))) as read:
        assert (read.format, read.size, read.mode) == ("PNG", (width, 4), "1")
        assert read.convert("L").tobytes() == image.tobytes()
