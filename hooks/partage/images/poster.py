"""A poster → its picture: a band of the family's colour, the title, place and years, the site's mark and name.

Two inks of eight levels each: values 0 to 7 go from the paper to the text, 8 to 15 from the family's colour to white.
A mask painted with one of them blends towards it, so that letters are smooth with sixteen colours in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image, __version__, features

from partage.images.glyphs import (
    FontStyle,
    MeasuredWord,
    MissingGlyph,
    draw_words,
    space_of,
    width_of,
    words_of,
)
from partage.images.png import COLOURS, Rgb, png
from partage.images.wrap import balanced

WIDTH, HEIGHT = 1200, 630
"""The size that every network takes for a large picture (ogp.me)."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What one picture says."""

    title: str
    kicker: str
    """A few words above the title."""
    place: str
    years: str
    site: str
    """Its name, next to its mark; empty where it is elsewhere on the poster."""
    icon: str
    """SVG of the emblem, painted through its opacity; empty for the mark of the site."""
    colour: str
    """Of the band, as #rrggbb; white is read on it."""


VERSION = "1"
"""To be changed with the drawing: pictures are cached."""
_PAPER, _SOFT, _TEXT, _BAND, _WHITE = 0, 5, 7, 8, 15
_PAPER_RGB, _TEXT_RGB, _WHITE_RGB = (255, 255, 255), (22, 38, 43), (255, 255, 255)
_MARGIN = 80
_ACROSS = WIDTH - 2 * _MARGIN
_BAND_HEIGHT = 156
_ICON, _MARK = 92, 48
_TITLE_TOP, _TITLE_BOTTOM = 190, 500
_FOOT = 566
"""Base line of what is under the title."""
_TITLES = ((84, 2), (72, 3), (62, 4), (52, 5), (44, 6))
"""Sizes of a title, each with the lines that have room; a longer one loses its end."""
_LEADING = 1.16
_HALF_A_CAPITAL = 0.34
"""Of the size: from the middle of a line of capitals to its base."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every poster is drawn with."""

    face: str
    """Path of the font."""
    mark: str
    """SVG of the site's mark, painted through its opacity; empty where there is none."""


def digest(tools: Tools) -> str:
    """Return the digest of what a picture depends on in addition to its poster."""
    made_with = blake2b(
        repr((VERSION, __version__, features.version("freetype2"), tools.mark)).encode(), digest_size=10
    )
    made_with.update(Path(tools.face).read_bytes())
    return made_with.hexdigest()


def is_drawable(svg: str) -> bool:
    """Whether *svg* is a drawing."""
    try:
        _mask(svg, _MARK)
    except ValueError:
        return False
    return True


def draw(poster: Poster, tools: Tools) -> bytes:
    """Return the picture of *poster*, a PNG: the same bytes each time."""
    image = _ground(poster.icon, poster.kicker, poster.site, tools)
    # In letters that the font has not, a title says nothing: the name of the site says where it leads.
    title = poster.title if _written(poster.title, FontStyle(tools.face, 84, 700)) else poster.site
    _title(image, title, tools, bottom=_TITLE_BOTTOM if poster.site else HEIGHT - _MARGIN // 2)
    _foot(image, poster, tools)
    return png(image, _colours(poster.colour))


def _ground(icon: str, kicker: str, name: str, tools: Tools) -> Image.Image:
    """Return all but the title and the line under it."""
    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    image.paste(_BAND, (0, 0, WIDTH, _BAND_HEIGHT))
    left = _MARGIN
    icon = icon or tools.mark
    if icon:
        image.paste(_WHITE, (left, (_BAND_HEIGHT - _ICON) // 2), _mask(icon, _ICON))
        left += _ICON + 28
    hand = FontStyle(tools.face, 42, 600)
    words = _shortened(_written(kicker, hand), hand, WIDTH - _MARGIN - left)
    draw_words(image, words, hand, left, _BAND_HEIGHT / 2 + 42 * _HALF_A_CAPITAL, _WHITE)
    _signature(image, name, tools)
    return image


def _title(image: Image.Image, title: str, tools: Tools, *, bottom: int) -> None:
    for size, most in _TITLES:
        hand = FontStyle(tools.face, size, 700)
        words = _written(title, hand)
        lines = balanced([word.width for word in words], space_of(hand), _ACROSS)
        if len(lines) <= most and all(word.width <= _ACROSS for word in words):
            break
    leading = size * _LEADING
    middle = (_TITLE_TOP + bottom) / 2
    base = middle - leading * (min(len(lines), most) - 1) / 2 + size * _HALF_A_CAPITAL
    for number, line in enumerate(lines[:most]):
        kept = words[line.start :] if number == most - 1 else words[line.start : line.stop]
        draw_words(image, _shortened(kept, hand, _ACROSS), hand, _MARGIN, base + number * leading, _TEXT)


def _foot(image: Image.Image, poster: Poster, tools: Tools) -> None:
    hand = FontStyle(tools.face, 36, 500)
    years = _written(poster.years and f"· {poster.years}" if poster.place else poster.years, hand)
    room = (
        _ACROSS - _signature_width(poster.site, tools) - _MARGIN / 2 - width_of(years, hand) - space_of(hand)
    )
    words = [*_shortened(_written(poster.place, hand), hand, room), *years]
    draw_words(image, words, hand, _MARGIN, _FOOT, _SOFT)


def _signature(image: Image.Image, name: str, tools: Tools) -> None:
    if not name:
        return
    hand = FontStyle(tools.face, 32, 600)
    left = WIDTH - _MARGIN - _signature_width(name, tools)
    if tools.mark:
        image.paste(
            _TEXT, (round(left), round(_FOOT - 32 * _HALF_A_CAPITAL - _MARK / 2)), _mask(tools.mark, _MARK)
        )
        left += _MARK + 16
    draw_words(image, _written(name, hand), hand, left, _FOOT, _TEXT)


def _signature_width(name: str, tools: Tools) -> float:
    hand = FontStyle(tools.face, 32, 600)
    return width_of(_written(name, hand), hand) + (_MARK + 16 if tools.mark else 0)


def _written(text: str, hand: FontStyle) -> list[MeasuredWord]:
    """Return the words of *text*; none where a letter of it cannot be written."""
    try:
        return words_of(text, hand)
    except MissingGlyph:
        return []


def _shortened(words: Sequence[MeasuredWord], hand: FontStyle, room: float) -> Sequence[MeasuredWord]:
    """Return as many of *words* as *room* holds, one at least, with an ellipsis where that is not all of them."""
    if len(words) < 2 or width_of(words, hand) <= room:
        return words
    ellipsis = words_of("…", hand)
    kept = list(words)
    while len(kept) > 1 and width_of([*kept, *ellipsis], hand) > room:
        kept.pop()
    return [*kept, *ellipsis]


@lru_cache(maxsize=200)
def _mask(svg: str, size: int) -> Image.Image:
    """Return the opacity of *svg* on a square of *size* pixels."""
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size, skip_system_fonts=True))
    return Image.open(BytesIO(drawn)).convert("RGBA").getchannel("A")


@cache
def _colours(band: str) -> tuple[Rgb, ...]:
    return *_ramp(_PAPER_RGB, _TEXT_RGB), *_ramp(_rgb(band), _WHITE_RGB)


def _ramp(start: Rgb, end: Rgb) -> list[Rgb]:
    last = COLOURS // 2 - 1

    def between(low: int, high: int, step: int) -> int:
        return round(low + (high - low) * step / last)

    (red, green, blue), (to_red, to_green, to_blue) = start, end
    return [
        (between(red, to_red, step), between(green, to_green, step), between(blue, to_blue, step))
        for step in range(COLOURS // 2)
    ]


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
