"""The page of the acronyms of the field, in full words, each with what it comes from."""

from __future__ import annotations

from partage.catalogue.site import Site
from partage.rendering.jinja import render
from partage.text.folding import collation


def body(site: Site) -> str:
    """Return the list, to go under the page's title."""
    listed = sorted(site.references.acronyms.values(), key=lambda each: collation(each.acronym))
    return render(
        "acronyms.html.jinja",
        site.locale,
        acronyms=[
            {
                "acronym": each.acronym,
                "id": each.acronym.lower(),
                "words": each.named(site.locale),
                "french": each.words if each.named(site.locale) != each.words else "",
                "source": each.source_en if own else each.source,
                "source_language": "" if own else "fr",
                "address": each.address,
            }
            for each in listed
            for own in [site.locale != "fr" and bool(each.source_en)]
        ],
    )
