"""The text of HTML that this program wrote or cleaned: its tags left out."""

from __future__ import annotations

import re

TAG = re.compile(r"<[^>]*>")


def without_tags(html: str, instead: str = "") -> str:
    """Return *html* with *instead* in place of each tag; entities stay as they are written."""
    return TAG.sub(instead, html)
