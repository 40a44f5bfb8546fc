"""An address as a QR code (ISO/IEC 18004), for printed pages."""

from __future__ import annotations

import base64
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import zxingcpp
from markupsafe import Markup
from PIL import Image

from partage.images.png import bits_png

_MASK = 3
"""Readers accept any mask; trying all eight to find the most even one takes six times as long."""
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
    """Return the code of *address* as an image element, black on white whatever is around it.

    The picture is in the page itself, a pixel a module, some 280 bytes where SVG took 1,700: stylesheets enlarge it
    unsmoothed, and leave around it the empty modules that readers need. It is hidden from screen readers: the address
    stands beside it in clear.
    """
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="L", data_mask=_MASK)
    pixels = code.to_image(scale=1, add_quiet_zones=False)
    height, width = pixels.shape
    # Its stub does not say that it is a buffer: one byte per pixel, line by line.
    picture = Image.frombytes("L", (width, height), bytes(memoryview(pixels)))  # type: ignore[arg-type]
    data = base64.b64encode(bits_png(picture)).decode()
    # Nothing here needs escaping: the address appears only in the pixels.
    return Markup(  # noqa: S704
        f'<img class="qr-code" alt="" width="{width}" height="{height}" src="data:image/png;base64,{data}">'
    )
