"""French spacing: sources are written with plain spaces, readers get no-break spaces."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
THIN = "\u202f"
_BEFORE_TALL = re.compile(r" (?=[;!?])")
_BEFORE_COLON = re.compile(r" (?=[:»])")
_AFTER_QUOTE = re.compile(r"« ")
_BEFORE_UNIT = re.compile(r"(?<=[0-9}]) (?=(?:%|€|km²?|m²)(?!\w))")
"""After a number, or the place of one in an interface string."""


def french(text: str) -> str:
    """Return *text* with no-break spaces before « ; : ! ? » and units, and inside quotation marks."""
    text = _BEFORE_TALL.sub(THIN, text)
    text = _BEFORE_COLON.sub(NO_BREAK, text)
    text = _BEFORE_UNIT.sub(NO_BREAK, text)
    return _AFTER_QUOTE.sub(f"«{NO_BREAK}", text)


_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = re.compile(r"<(/?)(?:code|pre|kbd|samp|style|script|textarea)\b")


def french_html(html: str) -> str:
    """Return *html* with the same spacing in its texts; code stays as it is."""
    pieces, depth = _TAG.split(html), 0
    for index, piece in enumerate(pieces):
        if index % 2 and (verbatim := _VERBATIM.match(piece)):
            depth += -1 if verbatim[1] else 1
        elif not index % 2 and not depth:
            pieces[index] = french(piece)
    return "".join(pieces)
