"""When an event takes place, as people write it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from partage.sheets.event_times import REPETITIONS, is_day_of, next_day_of
from tests.sheets.test_fields import checked

EVENT = {"titre": "Café", "debut": "2026-09-08"}


def said(**more: object) -> list[str]:
    return checked(evenements=[{**EVENT, **more}]).errors


def test_hours_as_people_write_them() -> None:
    for written, hours in (
        ("18:30-20:00", "18:30-20:00"), ("18h30-20h", "18:30-20:00"), ("18 h 30 à 20 h", "18:30-20:00"), ("de 9h à 12h", "09:00-12:00"),
        ("9:05", "09:05"), ("à 18h", "18:00"), ("22:00-1:00", "22:00-01:00"), ("18:30–20:00", "18:30-20:00"), ("20h-24h", "20:00-00:00"),
    ):  # fmt: skip
        fields = checked(evenements=[{**EVENT, "heure": written}]).right.sheet.fields
        assert str(fields.events[0].hours) == hours, written
    for written in ("le soir", "25:00", "18:75", "18:00-18:00", "18", "", "18:00-30:00", "18:00-19:00-20:00"):
        errors = said(heure=written) if written else []
        assert errors or not written, written
        for each in errors:
            assert each.startswith("evenements.heure: «"), written
            assert "18:30-20:00" in each, written


def test_repetitions_are_a_closed_list_that_people_can_spell() -> None:
    for written, known in (
        ("chaque semaine", "chaque semaine"), ("Chaque semaine", "chaque semaine"), ("toutes les semaines", "chaque semaine"),
        ("une semaine sur deux", "toutes les deux semaines"), ("chaque mois le deuxième mardi", "chaque mois le 2e mardi"),
        ("chaque mois le 2ème mardi", "chaque mois le 2e mardi"), ("chaque annee", "chaque année"), ("tous les 15 jours", "toutes les deux semaines"),
    ):  # fmt: skip
        assert (
            checked(evenements=[{**EVENT, "repete": written}]).right.sheet.fields.events[0].repeats == known
        ), written
    assert "vouliez-vous dire « chaque semaine »" in said(repete="chaque semanie")[0]
    assert "chaque mois le 2e mardi" in said(repete="quand on peut")[0]


def test_a_repetition_begins_on_one_of_its_days() -> None:
    assert said(repete="chaque mois le 2e mardi") == []
    assert said(repete="chaque mois le 1er mardi") == [
        "evenements.repete: le 2026-09-08 n’est pas un jour de « chaque mois le 1er mardi » ; commencez le 2026-10-06, ou "
        "changez « repete »"
    ]
    for repetition, rule in REPETITIONS.items():
        day = next_day_of(repetition, date(2026, 9, 8))
        assert is_day_of(repetition, day), repetition
        found = rrulestr(rule, dtstart=datetime(day.year, day.month, day.day))
        for other in found[:4]:
            assert is_day_of(repetition, other.date()), repetition


def test_what_goes_with_what() -> None:
    assert "jour de début" in said(debut="2026-09", heure="18:00")[0]
    assert "jour de début" in said(debut="2026-09", repete="chaque semaine")[0]
    assert "repete" in said(jusqu_au="2026-12-01")[0]
    assert "repete" in said(sauf="2026-12-01")[0]
    assert "avant le début" in said(repete="chaque semaine", jusqu_au="2026-09-01")[0]
    assert said(repete="chaque semaine", jusqu_au="2026-09") == [
        "evenements.jusqu_au: « 2026-09 » n’est pas un jour ; écrivez l’année, le mois et le jour : 2026-09-15"
    ]
    assert "« oui »" in said(annule="peut-être")[0]
    assert (
        said(
            repete="chaque semaine",
            sauf=["2026-09-15", "2026-09-22"],
            annule=["2026-09-29"],
            dates="2026-10-07",
        )
        == []
    )
    fields = checked(evenements=[{**EVENT, "annule": "oui"}]).right.sheet.fields
    assert fields.events[0].cancelled == (True,)


@pytest.mark.parametrize("key", ["sauf", "dates", "annule"])
def test_days_are_bounded(key: str) -> None:
    days = [f"2027-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    assert "100 valeurs au plus" in said(repete="chaque jour", **{key: days})[0]
