"""What a page may do in a browser: each page carries its content-security policy, so it applies on any host.

`hosting` says the same in headers, with what only they can say.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'"
)
"""Scripts are files of the site, never inline (CSP Level 3, 2.3.1); data blocks do not run."""
SCRIPTS = frozenset(
    f"assets/javascripts/{name}.js"
    for name in (
        "theme",
        "agenda-list",
        "common",
        "embed-builder",
        "embedded-list",
        "results",
        "sheet-booklet",
        "sheet-comparison",
        "sheet-form",
    )
)
"""The scripts that our templates load in addition to `extra_javascript`; a page may have no other."""
_HEAD = "<head>"
REFERRER = "same-origin"
"""Other sites learn nothing of the page that links to them: its address may say what a visitor looks for."""


def with_policy(html: str) -> str:
    """Return *html* with its content-security and referrer policies first in the head."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )
    return html.replace(_HEAD, _HEAD + metas, 1)
