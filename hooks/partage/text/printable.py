"""Any text → what a terminal, a log or a forge can be given: each character that would act is shown as its code."""

from __future__ import annotations

import re

# Unicode's controls, formats, line and paragraph separators, and what is no character; U+0009 among them. They erase,
# colour, end or turn round what is around them. A test holds this to the tables of Python.
ACTING = (
    "\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_ACTING = re.compile(f"[{ACTING}]")
# Where a line begins with `::`, or has `##[` or `##word[` anywhere, a forge's runner takes it for an order.
_ORDER = re.compile(r"^(\s*):(?=:)|(##\w*)\[")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BYTES = range(0xDC80, 0xDD00)
"""What a byte of a name becomes where it is not UTF-8."""


def printable(text: str) -> str:
    """Return *text* on one line, where what would act is a code such as `\\x1b`, `\\u202e` or `\\n`.

    The same again changes nothing more.
    """
    if text.isascii() and text.isprintable() and ":" not in text and "#" not in text:
        return text
    return _ORDER.sub(_spelt, _ACTING.sub(_code, text))


def printable_lines(text: str) -> str:
    """Return the same for a text of ours of several lines, whose line ends are kept."""
    return "\n".join(map(printable, text.split("\n")))


def _code(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] in _NAMED:
        return _NAMED[found[0]]
    if number in _BYTES:
        return f"\\x{number - 0xDC00:02x}"
    return (
        f"\\x{number:02x}"
        if number < 0x100
        else f"\\u{number:04x}"
        if number < 0x10000
        else f"\\U{number:08x}"
    )


def _spelt(found: re.Match[str]) -> str:
    return f"{found[2]}\\x5b" if found[2] else f"{found[1]}\\x3a"
