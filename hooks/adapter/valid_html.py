"""What the theme writes around every page and HTML does not allow: it is of parts that this site does not have."""

from __future__ import annotations

import re

_TOGGLE = re.compile(r'\s*<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*>')
_OVERLAY = '<label class="md-overlay" for="__drawer"></label>'
_TITLE = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)


def valid(html: str) -> str:
    """Return the *html* of a page of the theme without the controls of a drawer that we open otherwise.

    The title of its table of contents is no label of a control that is not there.
    """
    html = _TOGGLE.sub("", html).replace(_OVERLAY, "", 1)
    return _TITLE.sub(r'<div class="md-nav__title">\1</div>', html, count=1)
