"""What a QR code of a printed page leads to, and when there is one."""

from __future__ import annotations

import re

import pytest
import segno
from markupsafe import Markup

from partage.rendering.qr_codes import is_public, qr_code

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


def modules(svg: str) -> list[list[int]]:
    """The drawing, module by module, without its margin."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    grid = [[0] * side for _ in range(side)]
    for line, strokes in re.findall(r"M0 (\d+)\.5([^M\"]*)", svg):
        pen = 0
        for gap, length in re.findall(r"m(\d+) 0h(\d+)", strokes):
            pen += int(gap)
            grid[int(line)][pen : pen + int(length)] = [1] * int(length)
            pen += int(length)
    assert not any(grid[0] + grid[3] + [row[3] for row in grid] + [row[-4] for row in grid])
    return [row[4:-4] for row in grid[4:-4]]


@pytest.mark.parametrize("address", [ADDRESS, "https://a.fr/", f"{ADDRESS}{'x' * 200}/"])
def test_the_drawing_is_the_code(address: str) -> None:
    code = segno.make_qr(address, error="l", mode="byte", mask=2, boost_error=False)
    assert modules(qr_code(address)) == [list(row) for row in code.matrix]


def test_a_code_needs_no_style_and_is_left_out_of_what_is_read_aloud() -> None:
    code = qr_code(ADDRESS)
    assert isinstance(code, Markup)
    assert "style" not in code
    assert "width" not in code
    assert 'aria-hidden="true"' in code
