"""The folder of the agenda: what it declares, and what is said of what is wrong."""

from __future__ import annotations

from pathlib import Path

from partage.agenda.folder import AgendaFolder, read_folder
from tests.agenda.agendas import CALENDAR, folder_of
from tests.samples import base_references, spaced

EVENT = "---\ntitre: Rencontre régionale\ndebut: 2026-10-08\nheure: 9h30-17h\nterritoires: 05061 Gap\n---\n\nVenez.\n"


def test_events_of_no_sheet_have_the_fields_of_those_of_sheets(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {}, rencontre=EVENT)
    assert folder.problems == ()
    [own] = folder.events
    assert (own.id, own.event.title, str(own.event.hours), own.text) == (
        "rencontre",
        "Rencontre régionale",
        "09:30-17:00",
        "Venez.",
    )
    assert own.event.territories == ("gap-05061",)


def test_they_are_checked_with_the_same_messages(tmp_path: Path) -> None:
    wrong = (
        EVENT.replace("9h30-17h", "le matin")
        .replace("05061 Gap", "05061 Marseille")
        .replace("titre:", "titer:")
    )
    folder = folder_of(tmp_path, {}, rencontre=wrong, personne=EVENT + "\nAppelez le 06 12 34 56 78\n")
    assert [each.id for each in folder.events] == ["personne"]
    said = [spaced(str(each)) for each in folder.problems]
    assert any("rencontre.md:2: titer" in each and "titre" in each for each in said)
    assert any("rencontre.md:4: heure" in each and "18:30-20:00" in each for each in said)
    assert any("rencontre.md:5: territoires" in each for each in said)
    assert any("personne.md" in each and "numéro de téléphone" in each for each in said)


def test_a_calendar_needs_an_agreement_and_a_public_address(tmp_path: Path) -> None:
    folder_of(tmp_path, {})
    whole = CALENDAR.format(id="centre", name="Le centre", place="05061 Gap", described="oui")
    for change, said in (
        ("  accord: {nom: La direction, date: 2026-09-01}\n|", "accord"), ("https://exemple|http://exemple", "adresse"),
        ("exemple.org|127.0.0.1", "réseau privé"), ("description: oui|description: peut-être", "description"), ("id: centre|id: Le Centre", "id"),
        ("lien-social|lien-sociale", "lien-social"), ("centre.ics|centre.ics?token=abc", "secrète"), ("nom: Le centre|titre: Le centre", "nom"),
    ):  # fmt: skip
        before, _, after = change.partition("|")
        assert before in whole, change
        (tmp_path / "initiatives/_agenda/calendriers.yml").write_text(whole.replace(before, after), "utf-8")
        folder = read_folder(tmp_path / "initiatives", tmp_path, base_references())
        assert folder.calendars == (), change
        problems = [str(each) for each in folder.problems]
        assert any(said in each for each in problems), (change, problems)
        assert all(each.startswith("initiatives/_agenda/calendriers.yml:") for each in problems)


def test_a_folder_that_is_not_there_or_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "initiatives").mkdir()
    assert read_folder(tmp_path / "initiatives", tmp_path, base_references()) == AgendaFolder()
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "initiatives/_agenda").symlink_to(tmp_path / "ailleurs")
    [problem] = read_folder(tmp_path / "initiatives", tmp_path, base_references()).problems
    assert "lien" in problem.message


def test_no_file_of_the_folder_is_followed_elsewhere(tmp_path: Path) -> None:
    folder_of(tmp_path, {"centre": b""})
    copy = tmp_path / "initiatives/_agenda/sources/centre.ics"
    secret = tmp_path / "secret.ics"
    secret.write_bytes(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    copy.unlink()
    copy.symlink_to(secret)
    [kept] = read_folder(tmp_path / "initiatives", tmp_path, base_references()).calendars
    assert kept.data == b""
