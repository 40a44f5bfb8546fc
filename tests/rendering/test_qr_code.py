"""What a QR code of a printed page leads to, and when there is one."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from markupsafe import Markup
from PIL import Image

from partage.rendering.qr_code import is_public, qr_code

ADDRESS = "https://partage.exemple/initiatives/conseil-citoyen-haut-gap/"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("https://partage.exemple/", True),
        ("http://partage.exemple/reseau/", True),
        ("https://1.1.1.1/", True),
        ("http://127.0.0.1:8000/", False),
        ("http://localhost:8000/", False),
        ("http://192.168.1.12/", False),
        ("http://10.0.0.1/", False),
        ("http://[::1]/", False),
        ("http://poste.local/", False),
        ("http://intranet/", False),
        ("file:///srv/site/", False),
        ("", False),
    ],
)
def test_only_an_address_that_others_can_open_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def drawn(svg: str) -> Image.Image:
    """The drawing as pixels, eight a module."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    picture = Image.new("L", (side, side), 255)
    for line, strokes in re.findall(r"M0 (\d+)\.5([^M\"]*)", svg):
        pen = 0
        for gap, length in re.findall(r"m(\d+) 0h(\d+)", strokes):
            pen += int(gap)
            picture.paste(0, (pen, int(line), pen + int(length), int(line) + 1))
            pen += int(length)
    return picture.resize((8 * side, 8 * side), Image.Resampling.NEAREST)


@pytest.mark.parametrize("address", [ADDRESS, "https://a.fr/", f"{ADDRESS}{'x' * 200}/"])
def test_a_reader_finds_the_address_in_the_drawing(address: str) -> None:
    read = zxingcpp.read_barcodes(drawn(qr_code(address)))
    assert [each.text for each in read] == [address]


def test_a_code_needs_no_style_and_is_left_out_of_what_is_read_aloud() -> None:
    code = qr_code(ADDRESS)
    assert isinstance(code, Markup)
    assert "style" not in code
    assert "width" not in code
    assert 'aria-hidden="true"' in code
