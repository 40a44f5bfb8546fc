"""The pictures of sheets, each in several sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from partage.catalogue.site import Site
from partage.images.picture import Size
from partage.rendering.output import NAMED, Output


def outputs(site: Site, content: Callable[[Size, str], bytes]) -> Iterator[Output]:
    """Yield every size once, in the first edition, which all editions share; *content* returns that of a file."""
    if not site.is_first:
        return
    sources = {size: name for name, picture in site.pictures.items() for size in picture.sizes}
    for size, name in sources.items():
        yield Output(size.path, partial(content, size, name), NAMED)
