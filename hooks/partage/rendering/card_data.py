"""What the card of an initiative shows, as data that all editions share, and the words of an edition that go with it.

`search/card.js` makes of them what `templates/card.html.jinja` does.
"""

from __future__ import annotations

from typing import Any

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.reference.terms import Term
from partage.rendering.formatting import short_period
from partage.rendering.icons import mark_of_term
from partage.rendering.page_images import thumbnail_of


def card_data(site: Site, initiative: Initiative) -> list[Any]:
    """Return identifier, title, summary, main place, years, stage, themes, language, then the picture if it has one.

    The place is named in French, and by its identifier where it has an English name.
    """
    place = site.references.territories[initiative.terms["territory"][0]]
    stages = initiative.terms.get("stage", ())
    picture = thumbnail_of(site, initiative, "")
    return [
        initiative.id,
        initiative.title,
        initiative.summary,
        [place.label, place.id] if place.label_en else place.label,
        short_period(initiative),
        stages[0] if stages else "",
        " ".join(initiative.terms["theme"]),
        initiative.language or site.references.language,
        *([[picture.src, picture.width, picture.height]] if picture else []),
    ]


def card_words(site: Site) -> dict[str, Any]:
    """Return what cards are shown with in an edition: themes with icon and colour, stages, places.

    Of the places, those alone that it calls otherwise than in French.
    """
    places = {initiative.terms["territory"][0] for initiative in site.catalogue.initiatives}
    named = [site.references.territories[each] for each in sorted(places)]
    return {
        "language": site.locale,
        "themes": {
            term.id: [term.named(site.locale), *_mark(site, term)] for term in site.catalogue.used("theme")
        },
        "stages": {term.id: term.named(site.locale) for term in site.catalogue.used("stage")},
        "places": {
            each.id: each.named(site.locale) for each in named if each.named(site.locale) != each.label
        },
    }


def _mark(site: Site, theme: Term) -> tuple[str, str]:
    icon, colour = mark_of_term(site, "theme", theme)
    return (icon if icon in site.icons else ""), colour
