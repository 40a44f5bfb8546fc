"""Any text → text that is safe for a terminal, a log or a forge: control characters are shown as codes."""

from __future__ import annotations

import re

# Unicode's control and format characters (U+0009 included), line and paragraph separators, and noncharacters. They
# erase, colour, end or reverse the text around them. A test compares this with Python's own tables.
CONTROLS = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_CONTROL = re.compile(f"[{CONTROLS}]")
# A forge's runner takes a line for a command if it begins with `::`, or contains `##[` or `##word[`.
_WORKFLOW_COMMAND = re.compile(r"^(\s*):(?=:)|(##\w*)\[")
_SHORT_CODES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SURROGATES = range(0xDC80, 0xDD00)
"""What Python (`surrogateescape`) decodes the bytes of a file name to when they are not UTF-8."""


def printable(text: str) -> str:
    """Return *text* on one line, with control characters as codes such as `\\x1b`, `\\u202e` or `\\n`.

    Idempotent.
    """
    if text.isascii() and text.isprintable() and ":" not in text and "#" not in text:
        return text
    return _WORKFLOW_COMMAND.sub(_escaped_command, _CONTROL.sub(_code, text))


def printable_lines(text: str) -> str:
    """Do the same to our own text of several lines, keeping its line breaks."""
    return "\n".join(map(printable, text.split("\n")))


def _code(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] in _SHORT_CODES:
        return _SHORT_CODES[found[0]]
    if number in _SURROGATES:
        return f"\\x{number - 0xDC00:02x}"
    return (
        f"\\x{number:02x}"
        if number < 0x100
        else f"\\u{number:04x}"
        if number < 0x10000
        else f"\\U{number:08x}"
    )


def _escaped_command(found: re.Match[str]) -> str:
    return f"{found[2]}\\x5b" if found[2] else f"{found[1]}\\x3a"
