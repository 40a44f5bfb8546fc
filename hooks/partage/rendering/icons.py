"""Icons of the theme's own set, which the stylesheet draws; the emblem of an initiative: icon and colour of its first
theme's family.

A page names an icon by a class: it is a mask over the colour of the text (`theme.css`, `embed.css`), so that no page
holds a drawing, nor asks for another file.
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
"""Icons used by templates, and by those of the theme (`hooks/theme/partials/icon.html`), on pages of the search too."""
_REPLY = "arrow-right"
"""Drawn before what helped, in answer to what got in the way: many on a page, with no element of their own."""
_OPENING = re.compile(r"<svg\b[^>]*?(viewBox=\"[^\"]*\")[^>]*>")
_SIDE, _STEP = 24, 28
"""Of the square of an icon, and from one to the next: what is next to it must not show where pixels are rounded."""
_IN_ADDRESS = {"%": "%25", "#": "%23", "<": "%3C", ">": "%3E", '"': "'", "\n": " "}
"""What may not be written as it is in the address of a drawing, between quotation marks."""


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


def in_two(site: Site) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return of the icons of *site* those that any page may have, with cards, and those of pages that one reads."""
    themes = site.catalogue.vocabularies["theme"].terms.values()
    common = {NO_ICON, *OF_PAGES, _FACET_ICONS["theme"], *(term.icon for term in themes)}
    return (
        {name: drawing for name, drawing in site.icons.items() if name in common},
        {name: drawing for name, drawing in site.icons.items() if name not in common},
    )


def stylesheet(icons: Mapping[str, str], kind: str = "") -> str:
    """Return the rules that give each of *icons*, SVG files by name, to the class of that name.

    *kind* tells the drawing from another one, whose rules come first.

    They are one drawing, in a column, of which the class says which part is seen: browsers take some milliseconds for
    each drawing of their own.
    """
    names = sorted(icons)
    last = max(len(names) - 1, 1)
    height = _STEP * max(len(names) - 1, 0) + _SIDE
    drawings = "".join(
        _OPENING.sub(
            rf'<svg y="{_STEP * row}" width="{_SIDE}" height="{_SIDE}" \1>', icons[name].strip(), count=1
        )
        for row, name in enumerate(names)
    )
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {height}">{drawings}</svg>'
    column = f"{100 * height / _SIDE:.3f}%"
    whole = f':root{{--{kind}icons:url("{_address_of(drawing)}");--{kind}column:{column}}}\n'
    here = f";--icons:var(--{kind}icons);--column:var(--{kind}column)" if kind else ""
    places = {name: f"{100 * row / last:.4f}%" for row, name in enumerate(names)}
    reply = f":root{{--reply:{places[_REPLY]}}}\n" if _REPLY in places else ""
    return whole + reply + "".join(f".icon-{name}{{--row:{place}{here}}}\n" for name, place in places.items())


def icon(site: Site, name: str) -> Markup:
    """Return the icon *name*, which screen readers pass over; nothing where there is none."""
    if name not in site.icons:
        return Markup("")
    # For each card: the name of a file of the theme needs no escaping.
    return Markup(f'<i class="icon icon-{name}"></i>')  # noqa: S704


def card_classes(site: Site, initiative: Initiative) -> str:
    """Return the classes of the card of *initiative*, by which the stylesheet draws its emblem."""
    name, colour = mark_of(site, initiative)
    return f"colour-{colour} icon-{name}" if name in site.icons else f"colour-{colour}"


def emblem_of(site: Site, initiative: Initiative) -> Emblem:
    """Return the emblem of *initiative*."""
    name, colour = mark_of(site, initiative)
    return Emblem(icon(site, name), colour)


def drawing_of(site: Site, initiative: Initiative) -> tuple[str, ColourName]:
    """Return the icon of *initiative* as an SVG file, for a picture, and its colour."""
    name, colour = mark_of(site, initiative)
    return site.icons.get(name, ""), colour


def term_emblem(site: Site, facet: str, term: Term) -> Emblem:
    """Return the emblem of *term*: its own, or that of the nearest broader term that has one, or its facet's."""
    name, colour = mark_of_term(site, facet, term)
    return Emblem(icon(site, name), colour)


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


def _address_of(drawing: str) -> str:
    """Return an address that holds *drawing*, an SVG file."""
    return "data:image/svg+xml," + "".join(_IN_ADDRESS.get(each, each) for each in drawing)


_FACET_ICONS = {facet.id: facet.icon for facet in FACETS}
