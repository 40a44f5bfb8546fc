"""What a QR code of a printed page leads to, and when there is one."""

from __future__ import annotations

import base64
import io

import pytest
import zxingcpp
from markupsafe import Markup
from PIL import Image, ImageOps

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


def drawn(element: str) -> Image.Image:
    """The picture that the page holds."""
    picture = Image.open(io.BytesIO(base64.b64decode(element.split("base64,")[1].partition('"')[0])))
    return picture.convert("L")


@pytest.mark.parametrize("address", [ADDRESS, "https://a.fr/", f"{ADDRESS}{'x' * 200}/"])
def test_a_reader_finds_the_address_in_the_drawing(address: str) -> None:
    picture = ImageOps.expand(drawn(qr_code(address)), 4, fill=255)
    read = zxingcpp.read_barcodes(
        picture.resize((8 * picture.width, 8 * picture.height), Image.Resampling.NEAREST)
    )
    assert [each.text for each in read] == [address]


def test_a_code_is_small_and_left_out_of_what_is_read_aloud() -> None:
    code = qr_code(ADDRESS)
    assert isinstance(code, Markup)
    assert 'alt=""' in code
    assert len(code) < 450
