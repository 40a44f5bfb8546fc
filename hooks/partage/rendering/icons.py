"""Icons of the theme's own set, in one drawing that every page refers to; the emblem of an initiative: icon and colour
of its first theme's family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from partage.catalogue.facets import FACETS
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.reference.palette import NO_COLOUR, ColourName
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term

NO_ICON = "shape"
"""For terms without an icon."""
OF_PAGES = (
    "arrow-right",
    "link-variant",
    "magnify",
    "pencil-plus",
    "printer",
    "compare",
    "format-quote-open",
    "menu",
    "close",
    "circle-half-full",
)
"""Icons used by templates, and by those of the theme (`hooks/theme/partials/icon.html`)."""
SPRITE = "assets/images/icons.svg"
_OPENING = re.compile(r"<svg\b[^>]*?(viewBox=\"[^\"]*\")[^>]*>")


@dataclass(frozen=True, slots=True)
class Emblem:
    """A decorative mark by which an initiative or a term is recognised, next to its name."""

    icon: Markup
    """Hidden from screen readers, in the colour of the text around it."""
    colour: ColourName
    """A name of `palette`: as a class, `colour-lagon` gives `--hue`."""


def icons_needed(references: ReferenceData) -> Iterator[str]:
    """Yield the names of the icons that the pages may show, some twice."""
    yield NO_ICON
    yield from OF_PAGES
    yield from (facet.icon for facet in FACETS)
    for vocabulary in references.vocabularies.values():
        yield from (term.icon for term in vocabulary.terms.values() if term.icon)


def sprite(icons: Mapping[str, str]) -> str:
    """Return one drawing of *icons*, given as SVG files by name: each is a symbol of that name."""
    symbols = (
        _OPENING.sub(rf'<symbol id="{name}" \1>', svg.strip(), count=1).replace("</svg>", "</symbol>")
        for name, svg in sorted(icons.items())
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def icon(site: Site, name: str, root: str) -> Markup:
    """Return the icon *name* for a page that is *root* away from the site's root; nothing where there is none."""
    if name not in site.icons:
        return Markup("")
    # For each card: the name of a file of the theme and our own address need no escaping.
    drawing = f'<svg class="icon" aria-hidden="true"><use href="{root}{SPRITE}#{name}"/></svg>'
    return Markup(drawing)  # noqa: S704


def emblem_of(site: Site, initiative: Initiative, root: str) -> Emblem:
    """Return the emblem of *initiative*, for a page that is *root* away from the site's root."""
    name, colour = mark_of(site, initiative)
    return Emblem(icon(site, name, root), colour)


def drawing_of(site: Site, initiative: Initiative) -> tuple[str, ColourName]:
    """Return the icon of *initiative* as an SVG file, for a picture, and its colour."""
    name, colour = mark_of(site, initiative)
    return site.icons.get(name, ""), colour


def term_emblem(site: Site, facet: str, term: Term, root: str) -> Emblem:
    """Return the emblem of *term*: its own, or that of the nearest broader term that has one, or its facet's."""
    name, colour = mark_of_term(site, facet, term)
    return Emblem(icon(site, name, root), colour)


def mark_of(site: Site, initiative: Initiative) -> tuple[str, ColourName]:
    """Return the name of the icon of *initiative*, and its colour."""
    themes = site.catalogue.vocabularies["theme"].terms
    carried: Iterable[str] = initiative.terms.get("theme", ())
    marks = (mark_of_term(site, "theme", themes[each]) for each in carried if each in themes)
    return next(marks, (NO_ICON, NO_COLOUR))


def mark_of_term(site: Site, facet: str, term: Term) -> tuple[str, ColourName]:
    """Return the name of the icon of *term*, and its colour."""
    terms = site.catalogue.vocabularies[facet].terms
    line = [term, *(terms[each] for each in term.ancestors if each in terms)]
    name = next((each.icon for each in line if each.icon), _FACET_ICONS[facet])
    return name, next((each.colour for each in line if each.colour), NO_COLOUR)


_FACET_ICONS = {facet.id: facet.icon for facet in FACETS}
