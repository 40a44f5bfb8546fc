"""The pictures that stand for pages where they are shared: one a sheet, and that of the site for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from partage.model import NAMED, Output
from partage.sharing.posters import Poster, has_posters, path_of, poster_of, site_poster
from partage.site import Site


def outputs(site: Site, draw: Callable[[Poster], bytes]) -> Iterator[Output]:
    """Yield the pictures, once for all editions; sheets that say the same share theirs."""
    if not has_posters(site) or site.locale != site.locales[0]:
        return
    posters = [site_poster(site), *(poster_of(site, each) for each in site.catalogue.initiatives)]
    for path, poster in {path_of(site, each): each for each in posters}.items():
        yield Output(path, partial(draw, poster), NAMED)
