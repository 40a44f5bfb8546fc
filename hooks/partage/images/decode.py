"""Untrusted bytes → an upright picture in sRGB that holds nothing but pixels, or the reason why not.

Size in bytes, kind and pixels are bounded before anything is decoded.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from partage.images import messages

MAX_FILE_BYTES = 5 * 2**20
MAX_PIXELS = 25_000_000
"""About what a file of 5 MiB holds; decoded, 100 MB."""
MAX_SIDE = 12_000
MAX_SCANS = 100
"""Passes of a progressive JPEG: ordinary ones have ten, and each costs a walk through all pixels."""
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")

# Pillow's own bound, checked where some decoders take their memory: as soon as they are opened. It refuses at twice
# the number, and warns from it.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2

_OTHER_FORMATS = {
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"8BPS": "PSD",
    b"%PDF": "PDF",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
}
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_SRGB = ImageCms.createProfile("sRGB")


class Refused(ValueError):
    """A picture that cannot be published; its text says why, in words that follow the name of the file."""


def opened(data: bytes) -> Image.Image:
    """Return the picture that *data* holds: RGB, upright, opaque, without metadata; raise `Refused` otherwise."""
    _look_at_first_bytes(data)
    try:
        with warnings.catch_warnings():
            # Whatever Pillow warns about is either refused here or has no effect on pixels.
            warnings.simplefilter("ignore")
            return _plain(_decoded(data))
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused(messages.too_large(MAX_PIXELS)) from None
    # On hostile bytes, decoders raise anything: struct.error, SyntaxError, OverflowError…
    except Exception:
        raise Refused(messages.DAMAGED) from None


def is_located(data: bytes) -> bool:
    """Whether the file of a picture says where it was taken."""
    if b"GPSLatitude" in data:  # in words, as XMP does
        return True
    with suppress(Exception), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bool(Image.open(io.BytesIO(data), formats=FORMATS).getexif().get_ifd(ExifTags.IFD.GPSInfo))
    return False


def _look_at_first_bytes(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise Refused(messages.too_heavy(len(data), MAX_FILE_BYTES))
    if not data:
        raise Refused(messages.EMPTY)
    for start, name in _OTHER_FORMATS.items():
        if data.startswith(start):
            raise Refused(messages.other_format(name))
    start = data[:1024].lower()
    if b"<svg" in start:
        raise Refused(messages.SVG)
    # An AVIF file may name the general brand first, and its own further on.
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and b"avif" not in data[8:64]:
        raise Refused(messages.HEIC)
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MAX_SCANS:
        raise Refused(messages.TOO_MANY_SCANS)


def _decoded(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise Refused(messages.UNKNOWN) from None
    if image.width * image.height > MAX_PIXELS:
        raise Refused(messages.too_large(MAX_PIXELS))
    if max(image.size) > MAX_SIDE:
        raise Refused(messages.too_long(image.size, MAX_SIDE))
    # Telephones put a second picture in a JPEG, for screens that can show more: it is no animation.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise Refused(messages.ANIMATED)
    image.load()
    return image


def _plain(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    # An orientation that cannot be read is ignored.
    with suppress(Exception):
        ImageOps.exif_transpose(image, in_place=True)
    if image.mode.startswith("I"):
        # 16 bits: Pillow would cut what is over 255, instead of keeping the high half.
        image = image.convert("I").point([value >> 8 for value in range(2**16)], "L")
    if image.has_transparency_data:
        image = _on_white(image.convert("RGBA"))
    if profile:
        # Telephones write colours that are not those of the web, where there is no profile to tell; a profile that
        # is wrong, or not for these colours, is worth nothing.
        with suppress(ImageCms.PyCMSError, ValueError, OSError):
            image = _in_web_colours(image, profile)
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """Return *image* on paper: a dark drawing on a transparent background would vanish on a dark page."""
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image)
    return paper


def _in_web_colours(image: Image.Image, profile: bytes) -> Image.Image:
    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    converted = ImageCms.profileToProfile(image, own, _SRGB, outputMode="RGB")
    return converted or image
