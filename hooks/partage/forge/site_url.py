"""The URL of the published site: from the configuration, else from the forge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

PAGES = {"https://github.com": "github.io", "https://codeberg.org": "codeberg.page"}
"""The domain on which these forges publish pages."""
_LOCAL = frozenset(("", "localhost", "127.0.0.1", "::1"))


def site_address(configuration: Mapping[str, Any], environment: Mapping[str, str]) -> str:
    """Return the URL of the site, with a trailing slash; empty if it is not known.

    *configuration* is what mkdocs.yml sets; *environment* may be that of a forge. A local address, such as the
    default of mkdocs.yml, does not count.
    """
    site_url = str(configuration.get("site_url") or "")
    for address in (site_url, _of_forge(environment)):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and (parts.hostname or "") not in _LOCAL:
            return f"{address.rstrip('/')}/"
    return ""


def _of_forge(environment: Mapping[str, str]) -> str:
    # In a merge request from a fork, GitLab gives the pages of the fork.
    target = environment.get("CI_MERGE_REQUEST_PROJECT_PATH")
    if environment.get("CI_PAGES_URL") and target in (None, environment.get("CI_PROJECT_PATH")):
        return environment["CI_PAGES_URL"]
    domain = PAGES.get(environment.get("GITHUB_SERVER_URL", ""))
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").lower().partition("/")
    if not (domain and name):
        return ""
    own_site = name in (f"{owner}.{domain}", "pages" if domain == "codeberg.page" else "")
    return f"https://{owner}.{domain}/" + ("" if own_site else f"{name}/")
