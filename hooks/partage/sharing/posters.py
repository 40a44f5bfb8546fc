"""Posters: what the picture of a page says when the page is shared, and the address of that picture."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from partage.locales import strings
from partage.model import Initiative
from partage.palette import COLOURS, ColourName
from partage.rendering.emblems import emblem_of
from partage.rendering.words import short_period
from partage.site import Site

FOLDER = "assets/partage/"
"""Named by what they say, its pictures never change: they may be kept for ever."""
_OF_THE_SITE: ColourName = "lagon"
WIDTH, HEIGHT = 1200, 630
"""The size that every network takes for a large picture (ogp.me)."""


@dataclass(frozen=True, slots=True)
class Poster:
    """What one picture says."""

    title: str
    kicker: str
    """A few words above the title."""
    place: str
    years: str
    site: str
    """Its name, beside its mark; empty where it is elsewhere on the poster."""
    icon: str
    """SVG of the emblem, painted through its opacity; empty for the mark of the site."""
    colour: str
    """Of the band, as #rrggbb; white is read on it."""


def poster_of(site: Site, initiative: Initiative) -> Poster:
    """Return the poster of *initiative*: in one language, so that every edition shows the same."""
    locale = site.locales[0]
    themes = site.references.vocabularies["themes"].terms
    place = site.references.territories[initiative.terms["territory"][0]].named(locale)
    emblem = emblem_of(site, initiative)
    return Poster(
        title=initiative.title,
        kicker=themes[initiative.terms["theme"][0]].named(locale),
        place=place,
        years=short_period(initiative),
        site=site.name,
        icon=str(emblem.icon),
        colour=COLOURS[emblem.colour].light,
    )


def site_poster(site: Site) -> Poster:
    """Return the poster of the pages that are not a sheet."""
    return Poster(
        title=strings(site.locales[0])("site.description"), kicker=site.name, place="", years="", site="", icon="",
        colour=COLOURS[_OF_THE_SITE].light,
    )  # fmt: skip


def has_posters(site: Site) -> bool:
    """Whether pages have a picture: it is drawn, and named by its whole address (ogp.me asks for no less)."""
    return bool(site.drawing and site.base_url)


def path_of(site: Site, poster: Poster) -> str:
    """Return the path of the picture of *poster*, from the root of the site."""
    name = blake2b(repr((poster, site.drawing)).encode(), digest_size=10).hexdigest()
    return f"{FOLDER}{name}.png"


def address_of(site: Site, poster: Poster) -> str:
    """Return the whole address of the picture of *poster*: every edition shows that of the first."""
    root = site.base_url if site.locale == site.locales[0] else site.base_url.removesuffix(f"{site.locale}/")
    return root + path_of(site, poster)
