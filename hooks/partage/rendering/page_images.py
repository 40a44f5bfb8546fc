"""Pictures in pages: from the file that a sheet names to the sizes that a browser chooses from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.images.picture import Picture
from partage.sheets.body.links import PICTURES
from partage.sheets.fields import FrontMatter

USUAL = 960
"""Width for browsers that cannot choose: that of the column, on a fairly dense screen."""
THUMBNAIL = 240


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a page leaves to a picture, in CSS pixels."""

    width: int
    height: int
    beside: int = 0
    """Width on a wide screen, if it is smaller."""

    def fitted(self, picture: Picture) -> tuple[int, int]:
        """Return the width and the height of *picture* in this room, never larger than it is."""
        whole = picture.sizes[-1]
        scale = min(1, self.width / whole.width, self.height / whole.height)
        return max(1, round(whole.width * scale)), max(1, round(whole.height * scale))


COLUMN = Room(780, 640)
FIRST = Room(780, 400, beside=400)
"""For the first picture of a sheet, which stands next to the head."""

_IN_TEXT = re.compile(rf'<img src="{re.escape(PICTURES)}([^"/]+)"([^>]*)>')
_LINK = re.compile(rf'<a href="{re.escape(PICTURES)}([^"/]+)"([^>]*)>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a page shows it."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    """Maximum, in CSS pixels: the browser reserves its place before it arrives."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and credit."""

    shown: Shown
    alt: str
    credit: str


def figures_of(site: Site, fields: FrontMatter, root: str) -> list[Figure]:
    """Return the pictures of the front matter that can be published, in their order."""
    usable = [each for each in fields.pictures if each.file in site.pictures]
    return [
        Figure(shown(site, site.pictures[each.file], root, COLUMN if rank else FIRST), each.alt, each.credit)
        for rank, each in enumerate(usable)
    ]


def shown(site: Site, picture: Picture, root: str, room: Room = COLUMN) -> Shown:
    """Return *picture* for a page that is *root* away from the root of its edition."""
    base = site.shared_root(root)
    width, height = room.fitted(picture)
    choices = ""
    sizes = ""
    if len(picture.sizes) > 1:
        choices = ", ".join(f"{base}{size.path} {size.width}w" for size in picture.sizes)
        # Sixteen pixels on each side of a telephone.
        sizes = f"min({width}px, 100vw - 32px)"
        if 0 < room.beside < width:
            sizes = f"(min-width: 960px) {room.beside}px, {sizes}"
    return Shown(base + picture.at_most(USUAL).path, choices, sizes, width, height)


def thumbnail_of(site: Site, initiative: Initiative, root: str) -> Shown | None:
    """Return the small picture of the card of *initiative*: its first one that can be published."""
    name = next((name for name in initiative.pictures if name in site.pictures), None)
    if name is None:
        return None
    size = site.pictures[name].at_most(THUMBNAIL)
    return Shown(site.shared_root(root) + size.path, "", "", size.width, size.height)


def with_pictures(site: Site, html: str, root: str) -> str:
    """Return the text *html* of a sheet with its published pictures, and the alternative text of the others."""

    def image(found: re.Match[str]) -> str:
        picture = site.pictures.get(_name(found[1]))
        return f"<img {_attributes(shown(site, picture, root))}{found[2]}>" if picture else ""

    def link(found: re.Match[str]) -> str:
        picture = site.pictures.get(_name(found[1]))
        if picture is None:
            return found[3]
        return f'<a href="{site.shared_root(root)}{picture.sizes[-1].path}"{found[2]}>{found[3]}</a>'

    if PICTURES not in html:
        return html
    return _LINK.sub(link, _IN_TEXT.sub(image, html)).replace("<p></p>\n", "")


def _attributes(shown: Shown) -> str:
    choices = f' srcset="{shown.srcset}" sizes="{escape(shown.sizes)}"' if shown.srcset else ""
    return f'src="{shown.src}"{choices} width="{shown.width}" height="{shown.height}"'


def _name(written: str) -> str:
    return unquote(unescape(written))
