"""Acronyms in the text of a sheet: where each comes first, a button that the keyboard and a finger open says its words.

A native popover needs no script, closes with Escape, and stays on top; the mouse has the words as a title too.
"""

from __future__ import annotations

import re

from markupsafe import escape

from partage.catalogue.site import Site
from partage.catalogue.urls import ACRONYMS
from partage.reference.acronyms import ACRONYM

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|<")
_LEFT_ALONE = frozenset({"a", "button", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
"""Elements in which a button would be wrong, or the letters are no words."""
_WHOLE = re.compile(rf"(?<![\w&#;-]){ACRONYM.pattern}(?![\w-])")


class Explainer:
    """What puts the words of each acronym where a sheet has it first."""

    def __init__(self, site: Site, sheet: str, root: str) -> None:
        """Explain those that *site* lists in *sheet*, an identifier; *root* leads from its page to the site’s."""
        self._site, self._sheet, self._root = site, sheet, root
        self._left = dict(site.references.acronyms)

    def explained(self, html: str) -> str:
        """Return safe *html* with the acronyms that were not explained before."""
        # Most texts have none.
        if not self._left or not _WHOLE.search(html):
            return html
        pieces = []
        inside = 0
        for piece in _PIECE.finditer(html):
            closing, name = piece.group(1, 2)
            if name and name.lower() in _LEFT_ALONE:
                inside += -1 if closing else 1
            pieces.append(piece[0] if name or inside > 0 else _WHOLE.sub(self._first, piece[0]))
        return "".join(pieces)

    def _first(self, found: re.Match[str]) -> str:
        known = self._left.pop(found[0], None)
        if known is None:
            return found[0]
        t = self._site.strings
        words = escape(known.named(self._site.locale))
        language = self._site.locale if self._site.locale == "fr" or known.words_en else "fr"
        target = f"sigle-{known.acronym.lower()}-{self._sheet}"
        return (
            f'<button type="button" class="acronym" popovertarget="{target}" title="{words}">{known.acronym}</button>'
            f'<span popover id="{target}" class="acronym__words" lang="{language}">{words} '
            f'<a href="{self._root}{ACRONYMS}#{known.acronym.lower()}" lang="{self._site.locale}">'
            f"{t('acronyms.all')}</a></span>"
        )
