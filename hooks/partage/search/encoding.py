"""Numbers as printable text, which every web server compresses and every browser reads fast.

A number is one character up to 46, two up to 2,208: base 47, the lowest digits first, a digit over 46 announcing
another one. The browser reads them back in `assets/javascripts/search/encoding.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import sub

BASE = 47
FIRST = 33
"""Code of the first character that is printed and is no space; two times `BASE` of them follow each other."""


def _encoded(number: int) -> str:
    written = ""
    while number >= BASE:
        written += chr(FIRST + BASE + number % BASE)
        number //= BASE
    return written + chr(FIRST + number)


CODE = re.compile(f"[{chr(FIRST + BASE)}-{chr(FIRST + 2 * BASE - 1)}]*[{chr(FIRST)}-{chr(FIRST + BASE - 1)}]")
"""A number as it is written."""
_SMALL = [_encoded(number) for number in range(1 << 12)]


def encoded(number: int) -> str:
    """Return *number*, from 0, as text without spaces."""
    return _SMALL[number] if number < len(_SMALL) else _encoded(number)


def encoded_all(numbers: Iterable[int]) -> str:
    """Return *numbers* one after the other: each shows where it ends."""
    return "".join(map(encoded, numbers))


def gaps(ascending: Sequence[int]) -> str:
    """Return distinct ascending numbers as gaps: each one's distance from the smallest that could follow the last."""
    # Loops that never leave C: an index has millions of gaps.
    steps = map(sub, ascending, chain((-1,), ascending))
    try:
        return "".join(map(_STEPS.__getitem__, steps))
    except IndexError:
        return "".join(
            encoded(one - other - 1) for one, other in zip(ascending, (-1, *ascending), strict=False)
        )


def ascending(gaps: str) -> list[int]:
    """Return the numbers that were written as *gaps*."""
    return [*accumulate(map(_STEP_OF.__getitem__, CODE.findall(gaps)), initial=-1)][1:]


def number_in(code: str) -> int:
    """Return the number that was written as *code*."""
    digits = [(ord(character) - FIRST) % BASE for character in code]
    return sum(digit * BASE**place for place, digit in enumerate(digits))


_STEPS = ["", *_SMALL]
"""What is written where a number is so much more than the one before."""


class _StepOf(dict[str, int]):
    def __missing__(self, code: str) -> int:
        step = self[code] = number_in(code) + 1
        return step


_STEP_OF = _StepOf()
