"""Sizes of a picture: few, never larger than it, and nothing in them but pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from partage.images.resize import made
from tests.images.drawing import BLUE, PLACE, RED, encoded, exif, halves, near

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>' + PLACE + b"</rdf></x:xmpmeta>"


def widths(width: int, height: int = 60) -> list[int]:
    return [size.width for size, _ in made(encoded(halves(width, height), "PNG"))]


def test_sizes_go_up_to_the_picture_itself_or_the_column() -> None:
    assert widths(3000) == [240, 480, 960, 1600]
    assert widths(1600) == [240, 480, 960, 1600]
    assert widths(700) == [240, 480, 700]
    assert widths(256) == [256]
    assert widths(2) == [2]


def test_shape_is_kept() -> None:
    assert [(size.width, size.height) for size, _ in made(encoded(halves(800, 600)))] == [
        (240, 180), (480, 360), (800, 600),
    ]  # fmt: skip
    # However thin it is.
    assert [size.height for size, _ in made(encoded(halves(3000, 2), "PNG"))] == [1, 1, 1, 1]


def test_sizes_are_what_they_say() -> None:
    for size, data in made(encoded(halves())):
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.size) == ("WEBP", (size.width, size.height))
        assert near(image.convert("RGB").getpixel((2, 9)), RED)
        assert near(image.convert("RGB").getpixel((size.width - 3, 9)), BLUE)


def test_same_picture_has_the_same_bytes_and_another_other_names() -> None:
    data = encoded(halves(), quality=90)
    assert made(data) == made(data)
    others = made(encoded(halves(left="#00ff00")))
    assert {size.digest for size, _ in made(data)}.isdisjoint(size.digest for size, _ in others)


def hidden(kind: str) -> bytes:
    picture = halves()
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", PLACE.decode())
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return encoded(picture, kind, exif=exif(), pnginfo=text)
    more = {"comment": PLACE} if kind in ("JPEG", "GIF") else {}
    return encoded(picture, kind, **more, **({} if kind == "GIF" else {"exif": exif(), "xmp": XMP})) + PLACE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_place_hour_author_and_comments_stay_behind(kind: str) -> None:
    data = hidden(kind)
    assert PLACE in data or kind == "PNG"
    for _, published in made(data):
        assert published[12:16] == b"VP8 "
        for trace in (PLACE, b"Exif", b"EXIF", b"XMP", b"xmpmeta", b"ICCP", b"VP8X", b"2026:01:01"):
            assert trace not in published
        image = Image.open(io.BytesIO(published))
        assert dict(image.getexif()) == {}
        assert image.info.keys() <= {"loop", "background", "timestamp", "duration"}
