"""Pictures drawn for the tests: a left half of one colour, a right half of another."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

PLACE = b"Exif-place-of-the-picture"
"""What is hidden in every kind of metadata, to be looked for in what is published."""


def halves(
    width: int = 800, height: int = 600, left: str = "#c03020", right: str = "#2040a0", mode: str = "RGB"
) -> Image.Image:
    image = Image.new("RGB", (width, height), right)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height), fill=left)
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Metadata of a telephone: where, with what, by whom, and which side is up."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = PLACE.decode()
    told[0x013B] = PLACE.decode()
    told.get_ifd(0x8825).update(
        {1: "N", 2: (44.0, 33.0, 31.0), 3: "E", 4: (6.0, 4.0, 45.0), 29: "2026:01:01"}
    )
    return told


def near(pixel: Any, colour: tuple[int, int, int], within: int = 12) -> bool:
    return all(abs(one - other) <= within for one, other in zip(pixel, colour, strict=True))


RED = (0xC0, 0x30, 0x20)
BLUE = (0x20, 0x40, 0xA0)
