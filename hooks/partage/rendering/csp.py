"""What a page may do in a browser: a content-security policy in each page, so that it holds on any host.

`hosting` says the same in headers, with what only they can say.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'"
)
"""Scripts are files of the site: none is in a page (CSP Level 3, 2.3.1); data blocks do not run."""
SCRIPTS = frozenset(
    f"assets/javascripts/{name}.js"
    for name in ("theme", "copy-link", "search-page", "sheet-booklet", "sheet-comparison", "sheet-form")
)
"""What our templates load, beside `extra_javascript`: nothing else may be a script of a page."""
_HEAD = "<head>"
REFERRER = "same-origin"
"""What other sites are told of the page that leads to them: nothing; its address may say what a visitor looks for."""


def with_policy(html: str) -> str:
    """Return *html* with its policy first in the head, and what its links tell other sites."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )
    return html.replace(_HEAD, _HEAD + metas, 1)
