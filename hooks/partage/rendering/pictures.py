"""Pictures in pages: from the file that a sheet names to what a browser chooses from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from partage.body_links import PICTURES
from partage.fields import FrontMatter
from partage.model import Initiative
from partage.pictures.picture import Picture
from partage.site import Site

USUAL = 960
"""Width for those that cannot choose: that of the column, on a screen of some density."""
THUMBNAIL = 240
COLUMN = "(min-width: 820px) 780px, calc(100vw - 32px)"
"""How wide a picture is in the column of a sheet."""
BESIDE = f"(min-width: 960px) 400px, {COLUMN}"
"""How wide the first one is, which goes beside the head where there is room."""

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


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what is told of it."""

    shown: Shown
    alt: str
    credit: str


def figures_of(site: Site, fields: FrontMatter, root: str) -> list[Figure]:
    """Return the pictures of the front matter that can be published, in their order."""
    usable = [each for each in fields.pictures if each.file in site.pictures]
    return [
        Figure(shown(site, site.pictures[each.file], root, COLUMN if rank else BESIDE), each.alt, each.credit)
        for rank, each in enumerate(usable)
    ]


def shown(site: Site, picture: Picture, root: str, sizes: str = COLUMN) -> Shown:
    """Return *picture* for the column of a page that is *root* away from the root of its edition."""
    base = base_of(site, root)
    usual = picture.at_most(USUAL)
    choices = ", ".join(f"{base}{size.path} {size.width}w" for size in picture.sizes)
    several = len(picture.sizes) > 1
    return Shown(
        base + usual.path, choices if several else "", sizes if several else "", usual.width, usual.height
    )


def thumbnail_of(site: Site, initiative: Initiative, root: str) -> Shown | None:
    """Return the small picture of the card of *initiative*: its first one that can be published."""
    name = next((name for name in initiative.pictures if name in site.pictures), None)
    if name is None:
        return None
    size = site.pictures[name].at_most(THUMBNAIL)
    return Shown(base_of(site, root) + size.path, "", "", size.width, size.height)


def with_pictures(site: Site, html: str, root: str) -> str:
    """Return the text *html* of a sheet with the pictures that are published; the others leave their words."""

    def image(found: re.Match[str]) -> str:
        picture = site.pictures.get(_name(found[1]))
        return f"<img {_attributes(shown(site, picture, root))}{found[2]}>" if picture else ""

    def link(found: re.Match[str]) -> str:
        picture = site.pictures.get(_name(found[1]))
        if picture is None:
            return found[3]
        return f'<a href="{base_of(site, root)}{picture.sizes[-1].path}"{found[2]}>{found[3]}</a>'

    if PICTURES not in html:
        return html
    return _LINK.sub(link, _IN_TEXT.sub(image, html)).replace("<p></p>\n", "")


def base_of(site: Site, root: str) -> str:
    """Return the way to the root of the first edition, which holds the pictures of all."""
    return root if site.locale == site.locales[0] else f"{root}../"


def _attributes(shown: Shown) -> str:
    choices = f' srcset="{shown.srcset}" sizes="{escape(shown.sizes)}"' if shown.srcset else ""
    return f'src="{shown.src}"{choices} width="{shown.width}" height="{shown.height}"'


def _name(written: str) -> str:
    return unquote(unescape(written))
