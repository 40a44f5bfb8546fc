"""Scripts, styles, fonts and drawings: in one folder named by all that they hold, so that it may be kept for ever.

Modules import each other and styles name their fonts by relative ways, which stay as they are: the folder moves whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from partage import cache

FOLDER = "assets/"
LENGTH = 12
"""Hexadecimal digits of the name."""
# A way from a page, or from the root of the host for the page of missing addresses; posters are named one by one.
_ADDRESS = re.compile(rf'(="(?:\./|(?:\.\./)+|/(?:[^"\s]*?/)?)?){FOLDER}(?!partage/|[0-9a-f]{{{LENGTH}}}/)')


def folder_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the folder of *files*, given by name and content."""
    parts = (part for name, content in sorted(files) for part in (name, content))
    return f"{FOLDER}{cache.digest(*parts).hex()[:LENGTH]}/"


def addressed(html: str, folder: str) -> str:
    """Return *html* with its addresses of assets leading into *folder*."""
    return html if folder == FOLDER else _ADDRESS.sub(rf"\g<1>{folder}", html)
