"""Where the site is published: as the configuration says, else where the forge publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from partage.runtime.configuration import configured

PAGES = {"https://github.com": "github.io", "https://codeberg.org": "codeberg.page"}
"""Domain of the pages of a forge that has a fixed one."""
_LOCAL = frozenset(("", "localhost", "127.0.0.1", "::1"))


def site_address(configuration: str, environment: Mapping[str, str]) -> str:
    """Return the address of the site, with its last slash, or nothing when nobody says.

    *configuration* is the text of mkdocs.yml, whose `site_url` may be read from *environment*. A local address is
    that of nobody's site.
    """
    said = str(configured(configuration, environment).get("site_url") or "")
    for address in (said, _of_forge(environment)):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and (parts.hostname or "") not in _LOCAL:
            return f"{address.rstrip('/')}/"
    return ""


def _of_forge(environment: Mapping[str, str]) -> str:
    asked_of = environment.get("CI_MERGE_REQUEST_PROJECT_PATH")
    if environment.get("CI_PAGES_URL") and asked_of in (None, environment.get("CI_PROJECT_PATH")):
        return environment["CI_PAGES_URL"]
    domain = PAGES.get(environment.get("GITHUB_SERVER_URL", ""))
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").lower().partition("/")
    if not (domain and name):
        return ""
    own_site = name in (f"{owner}.{domain}", "pages" if domain == "codeberg.page" else "")
    return f"https://{owner}.{domain}/" + ("" if own_site else f"{name}/")
