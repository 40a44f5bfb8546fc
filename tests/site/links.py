"""Where the addresses of a built site lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.site.dom import Page

ELSEWHERE = ("mailto:", "tel:", "data:", "javascript:")


def broken_links(folder: Path, pages: Mapping[str, Page], base: str) -> Iterator[str]:
    """Yield each internal address of *pages* without a file, or without the place that it names.

    *base* is the absolute address of the site: links to it, and those from its host's root, are internal.
    """
    for page in pages.values():
        for address in page.addresses:
            target = target_of(page.path, address, base)
            if target is None:
                continue
            path, fragment = target
            if path.startswith("/"):
                yield f"{page.path}: {address} leaves the site"
            elif not (folder / path).is_file():
                yield f"{page.path}: {address} leads to no file"
            elif fragment and path in pages and fragment not in pages[path].ids:
                yield f"{page.path}: {address} leads to no place of {path}"


def target_of(source: str, address: str, base: str) -> tuple[str, str] | None:
    """Return the file and the fragment that *address* leads to; None for another site.

    A path that begins with a slash is one outside of the site.
    """
    if address.startswith(ELSEWHERE):
        return None
    here = urljoin(base, source)
    there = urlsplit(urljoin(here, address))
    root = urlsplit(base)
    if (there.scheme, there.netloc) != (root.scheme, root.netloc):
        return None
    path = unquote(there.path)
    if not path.startswith(root.path):
        return path, ""
    inside = path.removeprefix(root.path)
    if not inside or inside.endswith("/"):
        inside = posixpath.join(inside, "index.html")
    return inside, unquote(there.fragment)
