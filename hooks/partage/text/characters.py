"""What each character that nobody sees means, wherever a text of a person enters: sheets, lists, mails, imports, form.

Programs put them into what is typed, pasted and mailed. Each border calls `received` before it parses anything, so that
no other module has to know them. `specification` is the same table for the browser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

LINE_ENDS = "\v\f\x85\u2028\u2029"
"""Line ends besides `\\n`, `\\r\\n` and `\\r`: Shift+Enter of word processors, page breaks, Unicode's two separators."""
IGNORED = "\u00ad\u180e\u200b\u2060\ufeff"
"""What has no width and no meaning in a sheet: soft hyphen, places where a line may or may not break, byte-order mark.
What joins emoji or letters (U+200C, U+200D) and variation selectors have one and stay."""
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""What people see as a space and no syntax takes for one: no-break spaces, spaces of a given width."""

_LINE_END = re.compile(f"\r\n?|[{LINE_ENDS}]")
_BREAKS = re.compile(r"[^\S\n]*\n\s*")
_NOTHING = dict.fromkeys(map(ord, IGNORED))
_PLAIN = dict.fromkeys(map(ord, SPACES), " ")


def received(text: str) -> str:
    """Return what a person wrote as the rest of the engine reads it: lines end with `\\n`, letters are in NFC, and what
    has neither width nor meaning is gone.

    Spaces stay, since a no-break space is right in a sentence; so does what no sheet may hold, to be refused where
    it stands (`strict_yaml.UNREADABLE`). Idempotent.
    """
    if text.isascii() and not _LINE_END.search(text):
        return text
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text).translate(_NOTHING))


def on_one_line(text: str) -> str:
    """Return the `received` *text* of a field that has a single line: each line end with the spaces around is one space."""
    return _BREAKS.sub(" ", received(text).strip())


def with_plain_spaces(text: str) -> str:
    """Return *text* with each of SPACES as an ordinary one: for what is compared, counted or parsed, never for prose."""
    return text if text.isascii() else text.translate(_PLAIN)


def specification() -> Mapping[str, str]:
    """Return the table for the browser; each value lists the characters that have one meaning.

    `received`: `\\r\\n`, `\\r` and each of `lineEnds` → `\\n`; each of `ignored` → nothing; then `normalize("NFC")`.
    `with_plain_spaces`: each of `spaces` → `" "`.
    """
    return {"lineEnds": LINE_ENDS, "ignored": IGNORED, "spaces": SPACES}
