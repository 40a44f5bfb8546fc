"""Addresses written in a sentence become links: where they end in French, which the parser does not know.

HTML of comrak in, HTML out; in it `<` is always a tag and every raw quote is that of an attribute.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote, unquote

from partage.text.characters import SPACES

_LINK = re.compile(r'<a href="([^"]*)">((?:https?://|www\.)[^<]*)</a>', re.IGNORECASE)
_INSIDE_NONE = re.compile(f"[{SPACES}«»‹›“”„…⟨⟩〈-】、。\u2190-\u21ff]")
"""What no address holds: from there on, the sentence goes on."""
_QUOTED = "’‘–—"
"""What an address may hold, and hardly ends with."""
_AFTER = ".,;:!?*_~'\"`{}" + _QUOTED
"""What ends a sentence or a quotation."""
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SIGN = re.compile(r"[^\w!-~ \n\t]|[`{}]")
"""What may be none of an address: neither ASCII nor a letter."""
_SAFE = "/?#[]@!$&'()*+,;=:%~"
_SPACED = re.compile(r'((?:href|src)="[^"]*%[0-9A-F]{2})"')
_WRITTEN_SPACES = tuple(map(quote, SPACES))


def with_french_ends(raw: str) -> str:
    """Return *raw* with each automatic link ending before the space, quotation mark or ellipsis that follows it.

    Nor does the address of any link or picture end with a no-break space.
    """
    if "<a href" in raw and _SIGN.search(raw):
        raw = _LINK.sub(_ended, raw)
    return _SPACED.sub(_without_last_spaces, raw) if "%" in raw else raw


def _without_last_spaces(found: re.Match[str]) -> str:
    end = len(found[1])
    while space := next((each for each in _WRITTEN_SPACES if found[1].endswith(each, 0, end)), ""):
        end -= len(space)
    return f'{found[1][:end]}"'


def _ended(found: re.Match[str]) -> str:
    shown = unescape(found[2])
    end = _INSIDE_NONE.search(shown)
    kept = _without_signs(shown[: end.start()] if end else shown)
    scheme = "" if _SCHEME.match(shown) else "http://"
    if kept == shown or unquote(unescape(found[1])) != unquote(scheme + shown):
        return found[0]
    kept = _without_signs(kept.rstrip(_AFTER))
    while kept.endswith(")") and kept.count(")") > kept.count("("):
        kept = kept[:-1].rstrip(_AFTER)
    if not _SCHEME.sub("", kept):
        return found[2]
    address = escape(scheme + quote(kept, safe=_SAFE))
    return f'<a href="{address}">{escape(kept, quote=False)}</a>{escape(shown[len(kept) :], quote=False)}'


def _without_signs(shown: str) -> str:
    """Return *shown* without the signs at its end that are neither ASCII nor letters, such as « · » or « ″ »."""
    end = len(shown)
    while end and (shown[end - 1] in "`{}" or not (shown[end - 1].isascii() or shown[end - 1].isalnum())):
        end -= 1
    return shown[:end]
