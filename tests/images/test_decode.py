"""Whatever the bytes, a clean picture or a sentence."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from partage.images import messages
from partage.images.decode import MAX_FILE_BYTES, Refused, is_located, opened
from tests.images.drawing import BLUE, RED, encoded, exif, halves, near

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
VALID = {kind: encoded(halves(80, 60), kind) for kind in KINDS}
PROGRESSIVE = encoded(halves(80, 60), progressive=True)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        opened(data)
    return str(refused.value)


def is_right(data: bytes, size: tuple[int, int] = (80, 60)) -> bool:
    image = opened(data)
    assert (image.mode, image.size) == ("RGB", size)
    return near(image.getpixel((5, 30)), RED, 24) and near(image.getpixel((75, 30)), BLUE, 24)


@pytest.mark.parametrize("kind", KINDS)
def test_formats_of_the_web_are_read(kind: str) -> None:
    assert is_right(VALID[kind])


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "1"])
def test_every_kind_of_pixels_becomes_plain_colours(mode: str) -> None:
    image = opened(encoded(halves(80, 60, mode=mode), "JPEG" if mode == "CMYK" else "PNG"))
    assert (image.mode, image.size) == ("RGB", (80, 60))


def test_sixteen_bits_keep_their_high_half() -> None:
    grey = Image.new("I", (20, 10), 0x8012).convert("I;16")
    assert opened(encoded(grey, "PNG")).getpixel((3, 3)) == (0x80, 0x80, 0x80)


def test_transparency_is_put_on_white() -> None:
    see_through = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    palette = Image.new("P", (20, 10), 0)
    palette.putpalette([0, 0, 0] * 256)
    assert opened(encoded(see_through, "PNG")).getpixel((3, 3)) == (255, 255, 255)
    assert opened(encoded(palette, "PNG", transparency=0)).getpixel((3, 3)) == (255, 255, 255)


# How a picture that is to be turned by each number is stored.
STORED = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


@pytest.mark.parametrize("orientation", STORED)
def test_picture_is_turned_upright(orientation: int) -> None:
    turned = STORED[orientation]
    stored = halves(80, 60) if turned is None else halves(80, 60).transpose(turned)
    assert is_right(encoded(stored, quality=95, exif=exif(orientation)))


def test_direction_that_cannot_be_read_is_none() -> None:
    wrong = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\xff\xff\xff\xff\xff\xff\xff\xff"
    assert is_right(encoded(halves(80, 60), exif=wrong))


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert is_right(encoded(halves(80, 60), icc_profile=wide))
    assert is_right(encoded(halves(80, 60), icc_profile=b"no profile"))
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert is_right(encoded(halves(80, 60), icc_profile=own))


def test_name_does_not_matter_the_bytes_do() -> None:
    assert is_right(VALID["PNG"])
    assert refusal(b"<!doctype html><p>Une page") == messages.UNKNOWN


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", messages.EMPTY),
        (b'<?xml version="1.0"?>\n<!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>', messages.SVG),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", messages.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", messages.HEIC),
        (b"II*\0\x08\0\0\0", messages.other_format("TIFF")),
        (b"%PDF-1.7", messages.other_format("PDF")),
        (b"un texte", messages.UNKNOWN),
        (b"\xff\xd8\xff" + b"\xff\xda" * 300, messages.TOO_MANY_SCANS),
    ],
)
def test_what_is_refused_says_why(data: bytes, said: str) -> None:
    assert refusal(data) == said


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_animation_is_refused(kind: str) -> None:
    frames = [halves(80, 60), halves(80, 60, "#000000")]
    moving = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, loop=0)
    assert refusal(moving) == messages.ANIMATED


def test_second_picture_of_a_telephone_is_no_animation() -> None:
    two = encoded(halves(80, 60), "MPO", save_all=True, append_images=[halves(40, 30)])
    assert is_right(two)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.3, 0.6])
def test_cut_file_is_refused(kind: str, part: float) -> None:
    data = VALID[kind]
    assert refusal(data[: int(len(data) * part)]) in (messages.DAMAGED, messages.UNKNOWN)


def test_heavy_file_is_not_looked_at() -> None:
    assert "5,0 Mio" in refusal(b"\xff" * (MAX_FILE_BYTES + 1))


def test_long_side_is_refused() -> None:
    assert "15000 × 2" in refusal(encoded(Image.new("L", (15_000, 2)), "PNG"))


def png_of(width: int, height: int) -> bytes:
    """A file of a few bytes that says that it is large, and is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    packer = zlib.compressobj(9)
    row = bytes(1 + -(-width // 8))
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def webp_of(width: int, height: int) -> bytes:
    """The same, whose decoder takes its memory before any pixel is asked for."""
    canvas = bytes((2, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    frame = bytes((6, 0, 0, 0, 0, 0))
    chunks = b"VP8X" + struct.pack("<I", 10) + canvas + b"ANIM" + struct.pack("<I", 6) + frame
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks


GIF = b"GIF89a" + struct.pack("<HH", 60_000, 60_000) + b"\x80\0\0" + bytes(6) + b","
GIF += struct.pack("<HHHH", 0, 0, 60_000, 60_000) + b"\0\x02\x02D\x01\0;"
# Made by the tests that read them: each process collects every test.
BOMBS = {"png": partial(png_of, 30_000, 30_000), "webp": partial(webp_of, 16_000, 16_000), "gif": lambda: GIF}


memory = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")


@memory
@pytest.mark.parametrize("kind", BOMBS)
def test_bomb_is_refused_before_it_is_decoded(kind: str, tmp_path: Path) -> None:
    data = BOMBS[kind]()
    assert len(data) < 200_000
    assert refusal(data) == messages.too_large(25_000_000)
    assert peak(data, tmp_path) < 150


@memory
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_largest_picture_takes_a_bounded_memory(kind: str, tmp_path: Path) -> None:
    image = Image.new("RGBA" if kind == "PNG" else "RGB", (5000, 5000))
    costly = {"progressive": True, "subsampling": 0} if kind == "JPEG" else {}
    assert peak(encoded(image, kind, **costly), tmp_path) < 550


def peak(data: bytes, folder: Path) -> int:
    """Return the most memory, in MiB, of a process that makes the sizes of *data*."""
    path = folder / "data"
    path.write_bytes(data)
    script = (
        "import pathlib, sys\n"
        "from partage.images.resize import made\n"
        "from partage.images.decode import Refused\n"
        "try: made(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "except Refused: pass\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024)\n"
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", script, path], env=environment, capture_output=True, check=True
    )
    return int(run.stdout)


def reads_or_refuses(data: bytes) -> None:
    try:
        assert opened(data).mode == "RGB"
    except Refused as refused:
        assert str(refused)


STARTS = [
    b"",
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"RIFF\x40\0\0\0WEBPVP8 ",
    b"\0\0\0\x1cftypavif",
    b"<svg",
]


@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_random_bytes_raise_nothing_else(start: bytes, data: bytes) -> None:
    reads_or_refuses(start + data)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([*VALID.values(), PROGRESSIVE, encoded(halves(40, 30), exif=exif(6))]),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=12),
    st.integers(0, 5000),
    st.booleans(),
)
@example(VALID["PNG"], [(24, 255)], 5000, False)
def test_damaged_files_raise_nothing_else(
    data: bytes, changes: list[tuple[int, int]], end: int, is_cut: bool
) -> None:
    damaged = bytearray(data[: end % (len(data) + 1)] if is_cut else data)
    for place, value in changes:
        if damaged:
            damaged[place % len(damaged)] = value
    reads_or_refuses(bytes(damaged))


def test_place_is_found_in_what_a_file_tells() -> None:
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        assert is_located(encoded(halves(80, 60), kind, exif=exif()))
        assert not is_located(VALID[kind])
    assert is_located(encoded(halves(80, 60), xmp=b"<exif:GPSLatitude>44,33N</exif:GPSLatitude>"))
    assert not is_located(b"un texte")
