"""The agenda in a whole site: its pages and files, what an edit builds again, and no network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import BASE, Built, build, project, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The base in French, built without a network."""
    root = project(tmp_path_factory.mktemp("agenda") / "project", BASE, site_url="https://partage.exemple/")
    return built_offline(root)


def built_offline(root: Path) -> Built:
    """Build with every way out closed: what is asked of it fails the build."""

    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("the build asked the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTAGE_LANGUAGES", "fr")
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refused)
        patch.setattr(socket, "getaddrinfo", refused)
        return build(root)


def test_a_build_asks_nobody_for_anything(built: Built) -> None:
    assert built.warnings == []
    assert "Permanence «\u00a0accès aux droits\u00a0»" in built.text("agenda/index.html")


def test_pages_and_files_are_where_they_are_said_to_be(built: Built) -> None:
    names = built.names("agenda/**/*")
    for path in (
        "index.html", "2026-01/index.html", "2027-02/index.html", "agenda.ics", "flux.xml", "calendriers/index.html", "choisir-une-date/index.html",
        "affiche/semaine/index.html", "affiche/mois/index.html", "themes/lien-social.ics", "territoires/gap-05061.xml", "acteurs/le-reseau.ics",
        "affiche/themes/lien-social/mois/index.html", "affiche/territoires/gap-05061/semaine/index.html",
    ):  # fmt: skip
        assert f"agenda/{path}" in names, path
    sitemap = built.text("sitemap.xml")
    assert "https://partage.exemple/agenda/2026-01/" in sitemap
    assert "affiche" not in sitemap
    assert 'href="webcal://partage.exemple/agenda/agenda.ics"' in built.text("agenda/index.html")


def test_who_announces_is_said_and_what_is_cancelled_too(built: Built) -> None:
    page = built.text("agenda/2026-01/index.html")
    assert 'href="../../agenda/calendriers/#centre-social-les-tilleuls"' in page
    assert "<s>Conseil de maison</s>" in page
    assert "Annulé" in page
    health = built.text("agenda/calendriers/index.html")
    assert 'id="collectif-des-parents"' in health
    assert "Le site répond «\u00a0404\u00a0» au lieu du calendrier." in health


def test_the_page_of_a_month_that_is_over_leads_to_the_agenda(built: Built) -> None:
    for month in ("2025-12", "2025-01"):
        assert 'content="0; url=../"' in built.text(f"agenda/{month}/index.html")
        assert f"agenda/{month}/" not in built.text("sitemap.xml")


def test_the_next_dates_are_on_the_home_page_and_on_terms(built: Built) -> None:
    for page, title in (
        ("index.html", "Accueil de loisirs"),
        ("themes/lien-social/index.html", "Accueil de loisirs"),
        ("territoires/gap-05061/index.html", "Accueil de loisirs"),
        ("themes/participation-des-habitants/index.html", "Rencontre régionale"),
    ):
        text = built.text(page)
        assert 'id="prochaines-dates"' in text, page
        assert title in text, page


def test_an_edit_of_a_calendar_builds_what_shows_it_and_no_more(built: Built) -> None:
    before = {path: (built.folder / path).stat().st_mtime_ns for path in built.names()}
    source = built.root / "initiatives/_agenda/sources/collectif-des-parents.ics"
    data = source.read_bytes()
    source.write_bytes(data.replace("Café des parents".encode(), "Le café des parents".encode()))
    again = built_offline(built.root)
    assert "Le café des parents" in again.text("agenda/2026-01/index.html")
    assert "Le café des parents" in again.text("agenda/themes/lien-social.ics")
    after = {path: (built.folder / path).stat().st_mtime_ns for path in again.names()}
    untouched = {path for path in before if before[path] == after.get(path)}
    assert {path for path in before if path.startswith("initiatives/") and path.count("/") == 2} <= untouched
    assert "agenda/acteurs/le-reseau.ics" in untouched
    assert "themes/participation-des-habitants/index.html" in untouched
    # Its bytes are those of a build from nothing, and the first ones come back.
    source.write_bytes(data)
    once_more = built_offline(built.root)
    assert "Le café des parents" not in once_more.text("agenda/2026-01/index.html")
    assert tree(once_more.folder).keys() == before.keys()
