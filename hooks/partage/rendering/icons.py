"""Icons of the theme's own set; the emblem of an initiative: icon and colour of its first theme's family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
)
"""Icons used by templates."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A decorative mark by which an initiative or a term is recognised, next to its name."""

    icon: Markup
    """An `<svg>` hidden from screen readers, in the colour of the text around it."""
    colour: ColourName
    """A name of `palette`: as a class, `colour-lagon` gives `--hue`."""


def icons_needed(references: ReferenceData) -> Iterator[str]:
    """Yield the names of the icons that the pages may show, some twice."""
    yield NO_ICON
    yield from OF_PAGES
    yield from (facet.icon for facet in FACETS)
    for vocabulary in references.vocabularies.values():
        yield from (term.icon for term in vocabulary.terms.values() if term.icon)


def drawn(svg: str) -> Markup:
    """Return the icon whose file says *svg*, as pages show it."""
    return Markup(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))  # noqa: S704 - a file of the theme


def icon(site: Site, name: str) -> Markup:
    """Return the icon *name*; nothing where the theme has none of that name."""
    return Markup(site.icons.get(name, ""))  # noqa: S704 - a file of the theme


def emblem_of(site: Site, initiative: Initiative) -> Emblem:
    """Return the emblem of *initiative*."""
    themes = site.catalogue.vocabularies["theme"].terms
    carried: Iterable[str] = initiative.terms.get("theme", ())
    return next(
        (term_emblem(site, "theme", themes[each]) for each in carried if each in themes), _plain(site)
    )


def term_emblem(site: Site, facet: str, term: Term) -> Emblem:
    """Return the emblem of *term*: its own, or that of the nearest broader term that has one, or its facet's."""
    terms = site.catalogue.vocabularies[facet].terms
    line = [term, *(terms[each] for each in term.ancestors if each in terms)]
    name = next((each.icon for each in line if each.icon), _FACET_ICONS[facet])
    colour = next((each.colour for each in line if each.colour), NO_COLOUR)
    return Emblem(icon(site, name), colour)


_FACET_ICONS = {facet.id: facet.icon for facet in FACETS}


def _plain(site: Site) -> Emblem:
    return Emblem(icon(site, NO_ICON), NO_COLOUR)
