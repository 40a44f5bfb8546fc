"""Words of others inside a page of a forge, and words of ours about many things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partage.text.printable import printable
from partage.text.typography import french

_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")


def plain(text: str) -> str:
    """Return Markdown that reads *text*, on one line: a punctuation mark that is an entity marks nothing up."""
    spaced = french(printable(text))
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", spaced)


def rest(listed: Sequence[object], most: int) -> list[str]:
    """Return how many of *listed* are beyond the first *most*, as no line or one."""
    return [f"… et {len(listed) - most} de plus."] if len(listed) > most else []


def count(number: int, one: str, many: str) -> str:
    """Return *number* with its noun."""
    return f"{number} {one if number == 1 else many}"
