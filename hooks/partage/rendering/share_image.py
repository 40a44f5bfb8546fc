"""The picture shown when a page is shared: its text and its address."""

from __future__ import annotations

from hashlib import blake2b

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.images.poster import Poster
from partage.reference.palette import COLOURS, ColourName
from partage.rendering.formatting import short_period
from partage.rendering.icons import drawing_of
from partage.text.strings import Locale, strings

POSTER_FOLDER = "assets/partage/"
"""Pictures are named by their content, so they never change and may be cached for ever."""
_OF_THE_SITE: ColourName = "lagon"


def poster_of(site: Site, initiative: Initiative) -> Poster:
    """Return the poster of *initiative*: in one language, so that every edition shows the same."""
    locale = site.locales[0]
    themes = site.references.vocabularies["themes"].terms
    place = site.references.territories[initiative.terms["territory"][0]].named(locale)
    icon, colour = drawing_of(site, initiative)
    return Poster(
        title=initiative.title,
        kicker=themes[initiative.terms["theme"][0]].named(locale),
        place=place,
        years=short_period(initiative),
        site=site.name,
        icon=icon,
        colour=COLOURS[colour].light,
    )


def site_poster(site: Site, locale: Locale = "") -> Poster:
    """Return the poster of the pages that are not a sheet, in *locale*: that of the edition where none is given."""
    return Poster(
        title=strings(locale or site.locale)("site.description"), kicker=site.name, place="", years="", site="",
        icon="", colour=COLOURS[_OF_THE_SITE].light,
    )  # fmt: skip


def has_posters(site: Site) -> bool:
    """Whether pages have a picture: it can be drawn, and the site has an address (ogp.me requires a full URL)."""
    return bool(site.drawing and site.base_url)


def path_of(site: Site, poster: Poster) -> str:
    """Return the path of the picture of *poster*, from the root of the site."""
    name = blake2b(repr((poster, site.drawing)).encode(), digest_size=10).hexdigest()
    return f"{POSTER_FOLDER}{name}.png"


def address_of(site: Site, poster: Poster) -> str:
    """Return the whole address of the picture of *poster*: the first edition publishes those of all."""
    root = site.base_url if site.is_first else site.base_url.removesuffix(f"{site.locale}/")
    return root + path_of(site, poster)
