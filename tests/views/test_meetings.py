"""Meetings and reading paths: what each meeting found and promised, on pages of bounded length; steps around a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from partage.across.reading_paths import PathFields, ReadingPath, ReadingPaths
from partage.agenda.folder import AgendaFolder
from partage.catalogue.site import Site
from partage.rendering import shell
from partage.views import meetings, reading_paths
from tests.agenda.agendas import sheet_with, site_with
from tests.samples import base_references, initiative, site, spaced

BARE = shell.cut("".join(f"<i>{shell.mark(slot)}</i>" for slot in shell.SLOTS), policy=False)


@pytest.fixture(scope="module")
def many() -> Site:
    found = [
        initiative(
            f"r{number:02}",
            nature="rencontre" if number % 2 else "projet",
            enseignements=[
                *({"type": "constat", "texte": f"Constat {rank}. {'x' * 900}"} for rank in range(8)),
                {"type": "convergence", "texte": f"Convergence de {number}."},
            ],
            propositions=[{"texte": f"Promesse de {number}.", "etat": "proposee", "date": "2020-03"}],
        )
        for number in range(90)
    ]
    return replace(site(*found), shells={("rencontres", 3): BARE, ("recueil", 3): BARE})


def test_each_meeting_is_once_on_the_pages_with_some_of_each_type(many: Site) -> None:
    pages = [meetings.body(many), *(str(each.content()) for each in meetings.outputs(many))]
    assert len(pages) == 3
    for number in range(90):
        told = sum(html.count(f"Convergence de {number}.") for html in pages)
        assert told == sum(html.count(f"Promesse de {number}.") for html in pages) == number % 2
    assert max(map(len, pages)) < 150_000
    assert "et 5 autres phrases dans la fiche" in spaced(pages[0])
    assert "Pas encore de nouvelles" in pages[0]


def test_the_next_dates_are_those_of_meetings() -> None:
    sheets = [
        sheet_with(f"r-{kind}", {"titre": f"Date de {kind}", "debut": "2026-09-10"}, nature=kind)
        for kind in ("rencontre", "projet")
    ]
    html = meetings.body(site_with(AgendaFolder(), *sheets, today=date(2026, 9, 1)))
    assert "Date de rencontre" in html
    assert "Date de projet" not in html


PATH = {
    "title": "Commencer petit",
    "public": "Équipes",
    "duree": "une heure",
    "objectifs": "Commencer",
    "etapes": [
        {"fiche": "fete-des-voisins", "question": "Qui ?", "minutes": "20"},
        {"methode": "tirage-au-sort", "question": "Comment ?", "minutes": "15"},
        {"page": "enseignements/", "question": "Et alors ?", "minutes": "25"},
    ],
}


def test_a_path_shows_its_steps_with_those_around_and_binds_its_sheets() -> None:
    fields = PathFields.model_validate(PATH, context=base_references())
    paths = ReadingPaths({"petit": ReadingPath("petit", fields)})
    here = replace(site(initiative("fete-des-voisins")), paths=paths, shells={("recueil", 3): BARE})
    html = spaced(reading_paths.page(here, paths.by_id["petit"], "<h1>Commencer petit</h1>"))
    assert "3 étapes, 60 min" in html
    assert [html.count(f'href="#etape-{number}"') for number in (1, 2, 3)] == [1, 2, 1]
    assert 'href="../../enseignements/"' in html
    [booklet] = reading_paths.outputs(here)
    assert booklet.path == "recueil/parcours/petit/index.html"
    assert 'data-sheet="fete-des-voisins"' in str(booklet.content())
    english = replace(here, locale="en", strings=site(locale="en").strings)
    assert '<p class="path__question" lang="fr">Qui\u202f?' in reading_paths.page(
        english, paths.by_id["petit"], ""
    )
    # A preview leaves out a sheet with an error, and shows the others.
    without = replace(site(), paths=paths)
    assert "fete-des-voisins" in reading_paths.page(without, paths.by_id["petit"], "")
