"""What a page may do in a browser: a content-security policy in each page, so that it holds on any host.

`hosting` says the same in headers, with what only they can say.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_DATA_BLOCK = re.compile(r"""type=["']?application/(?:json|ld\+json)""")
_HEAD = "<head>"
REFERRER = "same-origin"
"""What other sites are told of the page that leads to them: nothing; its address may say what a visitor looks for."""
CONTRIBUTED = "ugc nofollow noopener"
"""The `rel` of a link to another site that a contributor wrote: the site does not vouch for it."""


def with_policy(html: str) -> str:
    """Return *html* with its policy first in the head, and what its links tell other sites."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy(script_hashes(html))}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )
    return html.replace(_HEAD, _HEAD + metas, 1)


def policy(hashes: Iterable[str]) -> str:
    """Return the policy of pages whose inline scripts have *hashes*.

    Scripts run from the site itself, or where a page's own inline text has a hash that is named
    (CSP Level 3, 2.3.1); data blocks do not run and need none.
    """
    sources = " ".join(["'self'", *(f"'sha256-{each}'" for each in sorted(hashes))])
    return (
        f"default-src 'none'; script-src {sources}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'"
    )


def script_hashes(html: str) -> set[str]:
    """Return the hash of each script that a browser would run from the page itself."""
    return {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline_scripts(html)
    }


def inline_scripts(html: str) -> list[str]:
    """Return the texts of those scripts."""
    return [
        found["text"]
        for found in _SCRIPT.finditer(html)
        if "src=" not in found["attributes"] and not _DATA_BLOCK.search(found["attributes"])
    ]
