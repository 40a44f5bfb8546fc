"""Sheets, events of no sheet and calendars together: dates, terms, doubles, what is cancelled or over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partage.agenda.entry import Entry
from partage.runtime.cache import Cache
from partage.views import agenda, agenda_calendars, agenda_choice, agenda_files, agenda_posters
from tests.agenda.agendas import calendar, folder_of, sheet_with, site_with

GAP = "05061 Gap"


def when(entries: tuple[Entry, ...]) -> list[str]:
    return [each.occurrence.start.isoformat()[:16] for each in entries]


def test_events_of_sheets_take_place_when_they_say(tmp_path: Path) -> None:
    for event, dates in (
        ({"debut": "2026-09-08"}, ["2026-09-08"]), ({"debut": "2026-09-08", "fin": "2026-09-10"}, ["2026-09-08"]), ({"debut": "2026-09"}, []),
        ({"debut": "2026-09-07"}, []), ({"debut": "2026-09-07", "fin": "2026-09-08"}, ["2026-09-07"]), ({"debut": "2026-09-08", "fin": "2028-01-01"}, []),
        ({"debut": "2026-09-08", "heure": "18:30-20:00"}, ["2026-09-08T18:30"]),
        ({"debut": "2026-09-08", "fin": "2026-09-10", "heure": "9h-12h"}, ["2026-09-08T09:00", "2026-09-09T09:00", "2026-09-10T09:00"]),
        ({"debut": "2026-09-08", "repete": "chaque mois le 2e mardi", "jusqu_au": "2026-11-30"}, ["2026-09-08", "2026-10-13", "2026-11-10"]),
        ({"debut": "2026-09-08", "repete": "chaque semaine", "jusqu_au": "2026-09-29", "sauf": "2026-09-15"}, ["2026-09-08", "2026-09-22", "2026-09-29"]),
        ({"debut": "2026-10-24", "heure": "8h", "repete": "chaque jour", "jusqu_au": "2026-10-26"}, ["2026-10-24T08:00", "2026-10-25T08:00", "2026-10-26T08:00"]),
        ({"debut": "2026-09-08", "heure": "18h", "dates": ["2026-09-12", "2026-10-01"]}, ["2026-09-08T18:00", "2026-09-12T18:00", "2026-10-01T18:00"]),
        ({"debut": "2026-09-12", "heure": "22:00-1:00"}, ["2026-09-12T22:00"]),
    ):  # fmt: skip
        site = site_with(folder_of(tmp_path, {}), sheet_with("a", {"titre": "Café", **event}))
        assert when(site.agenda.entries) == dates, event


def test_what_is_cancelled_stays_and_says_so(tmp_path: Path) -> None:
    event = {
        "titre": "Café",
        "debut": "2026-09-08",
        "heure": "18h",
        "repete": "chaque semaine",
        "jusqu_au": "2026-09-22",
    }
    site = site_with(folder_of(tmp_path, {}), sheet_with("a", {**event, "annule": "2026-09-15"}))
    assert [each.occurrence.is_cancelled for each in site.agenda.entries] == [False, True, False]
    assert when(site.agenda.next_of(None, 3)) == ["2026-09-08T18:00", "2026-09-22T18:00"]
    site = site_with(folder_of(tmp_path, {}), sheet_with("a", {**event, "annule": "oui"}))
    assert [each.occurrence.is_cancelled for each in site.agenda.entries] == [True, True, True]


def test_terms_hold_what_is_under_them_and_stay_known(tmp_path: Path) -> None:
    own = "---\ntitre: Passée\ndebut: 2020-01-01\nthemes: jeunesse\nterritoires: 13203 Marseille 3e Arrondissement\nacteur: Le réseau\n---\n"
    folder = folder_of(
        tmp_path, {"centre": calendar("UID:a\nDTSTART:20261001T100000Z\nSUMMARY:Atelier")}, passee=own
    )
    site = site_with(folder, sheet_with("a", {"titre": "Café", "debut": "2026-09-08"}))
    for term in (
        ("theme", "lien-social"),
        ("territory", "gap-05061"),
        ("theme", "citoyennete-lien-social-culture"),
    ):
        assert len(site.agenda.of(term)) == 2, term
    for term in (("theme", "jeunesse"), ("actor", "le-reseau")):
        assert site.agenda.of(term) == ()
        assert term in site.agenda.known, term


def test_two_calendars_announce_one_event(tmp_path: Path) -> None:
    start = "DTSTART:20261001T160000Z"
    for one, other, count in (
        ("Fête des voisins", "FETE DES VOISINS !", 1), ("Fête des voisins du Haut-Gap", "Fête des voisins", 1), ("Café", "Café des parents", 2),
        ("Atelier numérique entre pairs", "Atelier numérique entre pairs 2", 2), ("Fête des voisins", "Repas partagé", 2), ("", "", 2),
    ):  # fmt: skip
        calendars = {
            name: calendar(f"UID:x\n{start}\nSUMMARY:{title}") for name, title in (("a", one), ("b", other))
        }
        site = site_with(folder_of(tmp_path, calendars))
        assert len(site.agenda.entries) == count, (one, other)
        if count == 1:
            [entry] = site.agenda.entries
            assert [each.name for each in entry.announcers] == ["Calendrier a", "Calendrier b"]
    # Neither at another hour, nor within one calendar, nor where one says that it is cancelled.
    later = {
        "a": calendar(f"UID:x\n{start}\nSUMMARY:Fête"),
        "b": calendar("UID:x\nDTSTART:20261001T170000Z\nSUMMARY:Fête"),
    }
    assert len(site_with(folder_of(tmp_path, later)).agenda.entries) == 2
    twice = {"a": calendar(f"UID:x\n{start}\nSUMMARY:Fête", f"UID:y\n{start}\nSUMMARY:Fête")}
    assert len(site_with(folder_of(tmp_path, twice)).agenda.entries) == 2
    off = {
        "a": calendar(f"UID:x\n{start}\nSUMMARY:Fête"),
        "b": calendar(f"UID:x\n{start}\nSTATUS:CANCELLED\nSUMMARY:Fête"),
    }
    assert len(site_with(folder_of(tmp_path, off)).agenda.entries) == 2


def test_a_description_that_is_not_to_be_shown_is_not(tmp_path: Path) -> None:
    data = {"centre": calendar("UID:a\nDTSTART:20261001T100000Z\nSUMMARY:Atelier\nDESCRIPTION:Tout")}
    for described, shown in (("oui", "Tout"), ("non", "")):
        site = site_with(folder_of(tmp_path, data, described=described))
        assert [each.occurrence.description for each in site.agenda.entries] == [shown]


def test_a_copy_that_nobody_can_read_is_an_empty_calendar(tmp_path: Path) -> None:
    site = site_with(folder_of(tmp_path, {"centre": b"<html>"}))
    assert site.agenda.entries == ()
    assert site.agenda.calendars[0].declared.id == "centre"


def test_a_name_stays_when_a_date_of_a_series_moves(tmp_path: Path) -> None:
    weekly = "UID:a\nDTSTART:20261001T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Café"
    moved = "UID:a\nRECURRENCE-ID:20261008T100000Z\nDTSTART:20261009T100000Z\nSUMMARY:Café"
    plain = site_with(folder_of(tmp_path, {"centre": calendar(weekly)})).agenda.entries
    changed = site_with(folder_of(tmp_path, {"centre": calendar(weekly, moved)})).agenda.entries
    assert [each.uid for each in plain] == [each.uid for each in changed]
    assert when(plain) != when(changed)
    later = site_with(
        folder_of(tmp_path, {"centre": calendar(weekly)}), today=date(2026, 10, 5)
    ).agenda.entries
    assert [each.uid for each in later] == [each.uid for each in plain][1:]


def test_what_the_cache_holds_is_what_was_computed(tmp_path: Path) -> None:
    data = calendar(
        "UID:a\nDTSTART;TZID=Europe/Paris:20261024T180000\nDTEND;TZID=Europe/Paris:20261024T200000\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Café",
        "UID:b\nCREATED:20260801T000000Z\nDTSTART;VALUE=DATE:20261001\nSUMMARY:Jour\nSTATUS:CANCELLED\nLOCATION:Ici\nDESCRIPTION:Tout\nURL:https://exemple.org/",
        "UID:c\nDTSTART;TZID=Europe/Paris:20261025T023000\nSUMMARY:Sans fin",
    )  # fmt: skip
    cache = Cache(tmp_path)
    folder = folder_of(tmp_path, {"centre": data})
    first = site_with(folder, cache=cache).agenda
    [kept] = (tmp_path / ".cache/partage/agenda").iterdir()
    again = site_with(folder, cache=cache).agenda
    assert again.entries == first.entries
    assert repr(again.entries) == repr(first.entries)
    # It was read, and not made again: what is in its place is not believed either.
    written = kept.stat().st_mtime_ns
    assert site_with(folder, cache=cache).agenda.entries == first.entries
    assert kept.stat().st_mtime_ns == written
    kept.write_bytes(b"[]")
    assert site_with(folder, cache=cache).agenda.entries == first.entries
    # Another day, or another calendar, is another entry.
    site_with(folder, cache=cache, today=date(2026, 9, 9))
    site_with(folder_of(tmp_path, {"centre": calendar()}), cache=cache)
    assert len([*(tmp_path / ".cache/partage/agenda").iterdir()]) == 3


def test_an_agenda_that_nobody_uses_has_one_page_and_no_file(tmp_path: Path) -> None:
    site = site_with(folder_of(tmp_path, {}))
    assert not site.agenda.is_used
    views = (agenda, agenda_calendars, agenda_choice, agenda_files, agenda_posters)
    assert [output.path for view in views for output in view.outputs(site)] == []
    page = agenda.body(site)
    assert "Aucun rendez-vous" in page
    assert "agenda.ics" not in page
    assert "affiche" not in page
