"""Icons and emblems."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from partage.catalogue.site import Site
from partage.reference.palette import NO_COLOUR
from partage.rendering.icons import drawing_of, emblem_of, icons_needed, stylesheet, term_emblem
from tests.samples import initiative, site


def drawn(name: str) -> str:
    return f'<i class="icon icon-{name}"></i>'


def with_icons() -> Site:
    bare = site(initiative("jardin", themes=["jardins-partages"]))
    return replace(bare, icons={name: f"<svg>{name}</svg>" for name in icons_needed(bare.references)})


def test_an_initiative_has_the_emblem_of_the_family_of_its_first_theme() -> None:
    made = with_icons()
    emblem = emblem_of(made, made.catalogue.initiatives[0])
    assert (emblem.icon, emblem.colour) == (drawn("home-group"), "emeraude")


def test_a_term_without_a_family_has_the_icon_of_its_facet() -> None:
    made = with_icons()
    method = made.catalogue.vocabularies["method"].terms["tirage-au-sort"]
    emblem = term_emblem(made, "method", method)
    assert (emblem.icon, emblem.colour) == (drawn("toolbox"), NO_COLOUR)


def test_an_icon_that_the_theme_has_not_is_nothing() -> None:
    bare = site(initiative())
    assert emblem_of(bare, bare.catalogue.initiatives[0]).icon == ""


def test_a_picture_is_drawn_with_the_file_itself() -> None:
    made = with_icons()
    assert drawing_of(made, made.catalogue.initiatives[0]) == ("<svg>home-group</svg>", "emeraude")


def test_the_stylesheet_draws_each_icon_in_a_row_of_its_own() -> None:
    files = {
        "menu": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 6"/></svg>\n',
        "close": '<svg width="9" viewBox="0 0 9 9"><path fill="#fff" d="M1 1"/></svg>',
    }
    whole, *rows = stylesheet(files).splitlines()
    drawing = unquote(whole.partition('url("data:image/svg+xml,')[2].partition('")')[0])
    assert drawing == (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 52'>"
        "<svg y='0' width='24' height='24' viewBox='0 0 9 9'><path fill='#fff' d='M1 1'/></svg>"
        "<svg y='28' width='24' height='24' viewBox='0 0 24 24'><path d='M3 6'/></svg></svg>"
    )
    assert whole.endswith(";--column:216.667%}")
    assert rows == [".icon-close{--row:0.0000%}", ".icon-menu{--row:100.0000%}"]
