"""An address as a QR code (ISO/IEC 18004), for printed pages."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import zxingcpp
from markupsafe import Markup

_MARGIN = 4
"""Empty modules around the code, which readers need."""
_MASK = 3
"""Readers accept any mask; trying all eight to find the most even one takes six times as long."""
_DARK = re.compile(b"\x00+")
_OWN_NETWORK = (".localhost", ".local", ".internal", ".home.arpa")


@lru_cache
def is_public(address: str) -> bool:
    """Whether somebody else may open *address*: not that of this very machine, or of a network of one's own."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "." not in host or host.endswith(_OWN_NETWORK):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return True


def qr_code(address: str) -> Markup:
    """Return the code of *address* as an SVG element, black on white whatever is around it.

    It is hidden from screen readers: the address stands beside it in clear.
    """
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="L", data_mask=_MASK)
    image = code.to_image(scale=1, add_quiet_zones=False)
    width = image.shape[0]
    # Its stub does not say that it is a buffer: one byte per module, line by line.
    modules = bytes(memoryview(image))  # type: ignore[arg-type]
    lines = [modules[start : start + width] for start in range(0, len(modules), width)]
    dark = "".join(f"M0 {line}.5{_strokes(each)}" for line, each in enumerate(lines, _MARGIN))
    side = width + 2 * _MARGIN
    # Nothing here needs escaping: the address appears only in the modules.
    return Markup(  # noqa: S704
        f'<svg class="qr-code" viewBox="0 0 {side} {side}" aria-hidden="true" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{dark}"/></svg>'
    )


def _strokes(row: bytes) -> str:
    """Return the dark runs of *row* as relative moves and strokes, from its left edge."""
    drawn, pen = [], -_MARGIN
    for run in _DARK.finditer(row):
        drawn.append(f"m{run.start() - pen} 0h{run.end() - run.start()}")
        pen = run.end()
    return "".join(drawn)
