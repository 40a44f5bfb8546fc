"""Numbers as printable text, which every web server compresses and every browser reads fast.

A number is one character up to 46, two up to 2,208: base 47, the lowest digits first, a digit over 46 announcing
another one. The browser reads them back in `assets/javascripts/search/encoding.js`.
"""

from __future__ import annotations

from collections.abc import Iterable

BASE = 47
FIRST = 33
"""Code of the first character that is printed and is no space; two times `BASE` of them follow each other."""


def _encoded(number: int) -> str:
    written = ""
    while number >= BASE:
        written += chr(FIRST + BASE + number % BASE)
        number //= BASE
    return written + chr(FIRST + number)


_SMALL = [_encoded(number) for number in range(1 << 12)]


def encoded(number: int) -> str:
    """Return *number*, from 0, as text without spaces."""
    return _SMALL[number] if number < len(_SMALL) else _encoded(number)


def encoded_all(numbers: Iterable[int]) -> str:
    """Return *numbers* one after the other: each shows where it ends."""
    return "".join(map(encoded, numbers))


def gaps(ascending: Iterable[int]) -> str:
    """Return distinct ascending numbers as gaps: each one's distance from the smallest that could follow the last."""
    parts = []
    expected = 0
    for number in ascending:
        parts.append(encoded(number - expected))
        expected = number + 1
    return "".join(parts)
