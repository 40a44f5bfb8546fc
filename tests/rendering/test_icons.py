"""Icons and emblems."""

from __future__ import annotations

from dataclasses import replace

from partage.catalogue.site import Site
from partage.reference.palette import NO_COLOUR
from partage.rendering.icons import drawn, emblem_of, icons_needed, term_emblem
from tests.samples import initiative, site


def with_icons() -> Site:
    bare = site(initiative("jardin", themes=["jardins-partages"]))
    return replace(bare, icons={name: f"<svg>{name}</svg>" for name in icons_needed(bare.references)})


def test_an_initiative_has_the_emblem_of_the_family_of_its_first_theme() -> None:
    made = with_icons()
    emblem = emblem_of(made, made.catalogue.initiatives[0])
    assert (emblem.icon, emblem.colour) == ("<svg>home-group</svg>", "emeraude")


def test_a_term_without_a_family_has_the_icon_of_its_facet() -> None:
    made = with_icons()
    method = made.catalogue.vocabularies["method"].terms["tirage-au-sort"]
    emblem = term_emblem(made, "method", method)
    assert (emblem.icon, emblem.colour) == ("<svg>toolbox</svg>", NO_COLOUR)


def test_an_icon_that_the_theme_has_not_is_nothing() -> None:
    bare = site(initiative())
    assert emblem_of(bare, bare.catalogue.initiatives[0]).icon == ""


def test_an_icon_says_nothing_to_a_screen_reader() -> None:
    assert drawn('<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>').startswith(
        '<svg class="icon" aria-hidden="true" '
    )
