"""Wording of pages on a forge: escaping contributors' text, and counting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partage.text.printable import printable
from partage.text.strings import WRITTEN_IN
from partage.text.translation import spoken, spoken_words
from partage.text.typography import french

_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")


def plain(text: str) -> str:
    """Return *text* escaped for Markdown, on one line: punctuation written as entities is never markup."""
    spaced = french(printable(text)) if spoken() == WRITTEN_IN else printable(text)
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", spaced)


def rest(listed: Sequence[object], most: int) -> list[str]:
    """Return one line that says how many of *listed* are beyond the first *most*; nothing if none are."""
    return [spoken_words(f"… et {len(listed) - most} de plus.")] if len(listed) > most else []


def count(number: int, one: str, many: str) -> str:
    """Return *number* with its noun."""
    return f"{number} {spoken_words(one if number == 1 else many)}"
