"""French spacing: sources are written with plain spaces, readers get no-break spaces."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
THIN = "\u202f"
_BEFORE_TALL = re.compile(r" (?=[;!?])")
_BEFORE_COLON = re.compile(r" (?=[:»])")
_AFTER_QUOTE = re.compile(r"« ")


def french(text: str) -> str:
    """Return *text* with no-break spaces before « ; : ! ? » and inside quotation marks."""
    text = _BEFORE_TALL.sub(THIN, text)
    text = _BEFORE_COLON.sub(NO_BREAK, text)
    return _AFTER_QUOTE.sub(f"«{NO_BREAK}", text)
