"""A page that is made in number: its content in the shell of its folder, with a head of its own."""

from __future__ import annotations

from collections.abc import Sequence

from partage.catalogue.site import Site
from partage.rendering import shell
from partage.rendering.head import Node, head
from partage.rendering.share_image import site_poster


def whole_page(
    site: Site, address: str, title: str, description: str, content: str,
    *, data: Sequence[Node] = (), links: str = "",
) -> str:  # fmt: skip
    """Return the page at *address*; its shell is that of the first folder there, as deep as it is."""
    own_head = head(site, site_poster(site), title, description, address, data=data, links=links)
    page_shell = site.shells[address.partition("/")[0], address.count("/")]
    return page_shell.fill(shell.filled(title, description, address, content, own_head))
