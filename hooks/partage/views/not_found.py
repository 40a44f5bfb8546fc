"""The page shown for an address that does not exist: a way to search, and the themes."""

from __future__ import annotations

from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, term_address
from partage.rendering.jinja import render


def body(site: Site, root: str, to_correct: str = "") -> str:
    """Return the content of the page; *root* is absolute, since any address may be missing.

    *to_correct* is HTML on what keeps sheets from being shown, for the person who is writing.
    """
    return render(
        "not_found.html.jinja",
        site.locale,
        root=root,
        to_correct=to_correct,
        # Where no server redirects them, months that are long over end here.
        agenda=root + AGENDA if site.agenda.is_used else "",
        themes=[
            (
                term.named(site.locale),
                root + term_address("theme", term.id),
                site.catalogue.count("theme", term.id),
            )
            for term in site.catalogue.used("theme")
            if term.broader is not None or not term.narrower
        ],
    )
