"""A picture → its sizes as WebP files, always the same bytes for the same pixels."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

from PIL import Image, __version__, features

from partage.images.decode import opened
from partage.images.picture import Size

WIDTHS = (240, 480, 960, 1600)
"""From a thumbnail to the whole column of a dense screen; none is wider than the picture itself."""
MIN_RATIO = 1.3
"""Of the widths of two neighbouring sizes."""
QUALITY = 80
RECIPE = f"1 {WIDTHS} {MIN_RATIO} {QUALITY} {__version__} {features.version('webp')}"
"""Everything that the bytes depend on, except the picture; raise the first number when these modules change."""


def made(data: bytes) -> list[tuple[Size, bytes]]:
    """Return the sizes of the picture that *data* holds, the narrowest first; raise `Refused` where it is none."""
    return [_size(each) for each in _resized(opened(data))][::-1]


def _resized(image: Image.Image) -> Iterator[Image.Image]:
    """Yield *image* at each width, the widest first: each is made from the one before, of fewer pixels."""
    whole = image.size
    widest = min(image.width, WIDTHS[-1])
    for width in (widest, *(each for each in reversed(WIDTHS) if each * MIN_RATIO < widest)):
        height = max(1, round(whole[1] * width / whole[0]))
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        yield image


def _size(image: Image.Image) -> tuple[Size, bytes]:
    # Pixels alone are taken along: what else a file says about itself (place, time, author) stays behind.
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    file = io.BytesIO()
    clean.save(file, "WEBP", quality=QUALITY, method=4)
    data = file.getvalue()
    return Size(*image.size, digest(data)), data


def digest(data: bytes) -> str:
    """Return the name of *data*."""
    return hashlib.sha256(data).hexdigest()[:20]
