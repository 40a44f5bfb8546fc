"""Words as masks to paint through, in a variable font: measured and drawn once, since titles repeat them.

A sign that the font lacks is left out, and a letter is refused: no box is ever drawn in its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image, ImageFont

_OF_EMOJI = frozenset("\ufe0e\ufe0f\u20e3")
"""Characters that only select how an emoji looks."""


@dataclass(frozen=True, slots=True)
class FontStyle:
    """How words are written."""

    face: str
    """Path of the font."""
    size: int
    weight: int


@dataclass(frozen=True, slots=True)
class MeasuredWord:
    """A word to paint."""

    text: str
    width: float


class MissingGlyph(ValueError):
    """The font lacks this letter."""


def words_of(text: str, hand: FontStyle) -> list[MeasuredWord]:
    """Return the words of *text* between its plain spaces; raise `MissingGlyph` for a letter that the font lacks."""
    parts = unicodedata.normalize("NFC", text).split(" ")
    kept = (_writable(each, hand.face) for each in parts)
    return [_word(each, hand) for each in kept if each]


@cache
def space_of(hand: FontStyle) -> float:
    """Return the width of a space."""
    return _font(hand).getlength(" ")


def width_of(words: Sequence[MeasuredWord], hand: FontStyle) -> float:
    """Return the width of *words* on one line."""
    return sum(word.width for word in words) + space_of(hand) * max(0, len(words) - 1)


def draw_words(
    image: Image.Image, words: Sequence[MeasuredWord], hand: FontStyle, left: float, base: float, value: int
) -> None:
    """Write *words* on *image* in the colour *value*, from *left* along the line at *base*."""
    for word in words:
        mask, right, up = _mask(word.text, hand)
        image.paste(value, (round(left + right), round(base + up)), mask)
        left += word.width + space_of(hand)


@lru_cache(maxsize=20_000)
def _writable(word: str, face: str) -> str:
    kept = []
    for character in word:
        if _has(face, character):
            kept.append(character)
        elif unicodedata.category(character)[0] in "LNM" and character not in _OF_EMOJI:
            raise MissingGlyph(character)
    return "".join(kept)


@lru_cache(maxsize=20_000)
def _word(text: str, hand: FontStyle) -> MeasuredWord:
    return MeasuredWord(text, _font(hand).getlength(text))


@lru_cache(maxsize=2000)
def _mask(text: str, hand: FontStyle) -> tuple[Image.Image, float, float]:
    """Return what to paint a word through, and how far it is to the right of its beginning and below the base line."""
    mask, (right, up) = _font(hand).getmask2(text, "L", anchor="ls")
    return Image.frombytes("L", mask.size, bytes(mask)), right, up


@cache
def _has(face: str, character: str) -> bool:
    """Whether the font has *character*: one that it lacks is drawn like U+FFFF, which is no character."""
    return character.isspace() or _shape(face, character) != _shape(face, "\uffff")


def _shape(face: str, character: str) -> bytes:
    return bytes(_font(FontStyle(face, 32, 400)).getmask(character))


@cache
def _font(hand: FontStyle) -> ImageFont.FreeTypeFont:
    # The basic layout is in Pillow itself: the other one depends on a library of the system.
    font = ImageFont.truetype(hand.face, hand.size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([hand.weight])
    return font
