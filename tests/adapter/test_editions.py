"""What the configuration of an edition holds besides its words."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from adapter.editions import MAX_DRAWN_ICON, drawn_icon

FIRST = "data:image/svg+xml,"


@pytest.mark.parametrize(
    "drawing",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><title>A &amp; B</title></svg>',
        b"<svg font-family=\"'x', y\">#%</svg>\n",
        b"<svg><title>\xe9</title></svg>",
    ],
)
def test_the_address_of_an_icon_holds_it_whole(tmp_path: Path, drawing: bytes) -> None:
    file = tmp_path / "icone.svg"
    file.write_bytes(drawing)
    address = drawn_icon(file)
    assert unquote_to_bytes(unescape(address).removeprefix(FIRST)) == drawing
    # In an attribute, and as a URL.
    assert not {*address} & {*'"<>&# \n'}


def test_other_icons_are_files(tmp_path: Path) -> None:
    large, picture = tmp_path / "icone.svg", tmp_path / "icone.png"
    large.write_bytes(b"<svg>" + b" " * MAX_DRAWN_ICON)
    picture.write_bytes(b"PNG")
    for file in (large, picture, tmp_path / "absente.svg", tmp_path):
        assert drawn_icon(file) == ""
