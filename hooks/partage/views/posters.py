"""The pictures shown when pages are shared: one per sheet; that of the site, in each language, for other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from partage.catalogue.site import Site
from partage.images.poster import Poster
from partage.rendering.output import NAMED, Output
from partage.rendering.share_image import has_posters, path_of, poster_of, site_poster


def outputs(site: Site, draw: Callable[[Poster], bytes]) -> Iterator[Output]:
    """Yield the pictures, once for all editions; sheets with the same text share one."""
    if not has_posters(site) or not site.is_first:
        return
    posters = [
        *(site_poster(site, locale) for locale in site.locales),
        *(poster_of(site, each) for each in site.catalogue.initiatives),
    ]
    for path, poster in {path_of(site, each): each for each in posters}.items():
        yield Output(path, partial(draw, poster), NAMED)
