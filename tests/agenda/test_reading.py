"""Calendars as programs write them, read as people mean them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from partage.agenda.occurrence import Occurrence
from partage.agenda.reading import occurrences_of, read_calendar
from partage.cli import main
from tests.agenda.hostile import GOOD, HEAD

PARIS = ZoneInfo("Europe/Paris")
CALENDARS = Path(__file__).parent / "calendars"
EXPECTED = json.loads((CALENDARS / "expected.json").read_text("utf-8"))
"""Written by hand from RFC 5545; see its `rules`."""


def read(
    text: str | bytes, first: str = "2026-09-01", last: str = "2027-10-01"
) -> tuple[list[Occurrence], list[str]]:
    """Return the occurrences of *text*, lines of events, and what is said of it."""
    data = text if isinstance(text, bytes) else f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n".encode()
    found, remarks = occurrences_of(
        read_calendar(data, PARIS), PARIS, date.fromisoformat(first), date.fromisoformat(last)
    )
    return found, [str(each) for each in remarks]


def event(*lines: str) -> str:
    return "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def times(*lines: str, before: str = "") -> list[str]:
    """Return when the event of *lines* begins and ends, on one line each."""
    found, _ = read(before + event(*lines))
    return [f"{each.start.isoformat()} {each.end.isoformat() if each.end else '-'}" for each in found]


def test_calendars_of_six_programs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "initiatives").mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(EXPECTED["files"]) == 6
    for name, file in EXPECTED["files"].items():
        window = file["window"]
        assert (
            main(["agenda", "lire", str(CALENDARS / name), "--du", window["start"], "--au", window["end"]])
            == 0
        )
        captured = capsys.readouterr()
        assert [json.loads(line) for line in captured.out.splitlines()] == [
            _expected(each) for each in file["occurrences"]
        ], name
        for left_out in file["left_out"]:
            assert left_out["uid"] in captured.err, name


def _expected(said: dict[str, Any]) -> dict[str, Any]:
    kept = {key: said[key] for key in ("uid", "title", "start", "end", "all_day")}
    return {**kept, "cancelled": said.get("status") == "cancelled"}


def test_a_private_date_of_a_public_series_is_not_shown_as_it_was() -> None:
    series = event("UID:a", "DTSTART:20261005T100000", "RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Permanence")
    private = event(
        "UID:a", "RECURRENCE-ID:20261012T100000", "DTSTART:20261012T140000", "CLASS:PRIVATE", "SUMMARY:M. X"
    )
    found, said = read(f"{series}\n{private}")
    assert [each.first_day.day for each in found] == [5, 19]
    assert "n’est pas public" in said[0]
    assert not any("M. X" in each for each in said)
    # Nor is a public version of one date of a private series.
    hidden = series.replace("SUMMARY", "CLASS:X-ENTRE-NOUS\nSUMMARY")
    public = private.replace("PRIVATE", "PUBLIC")
    assert read(f"{hidden}\n{public}")[0] == []


def test_both_changes_of_hour() -> None:
    daily = times(
        "UID:a", "DTSTART;TZID=Europe/Paris:20261024T080000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"
    )
    assert [each[:25] for each in daily] == [
        "2026-10-24T08:00:00+02:00", "2026-10-25T08:00:00+01:00", "2026-10-26T08:00:00+01:00",
    ]  # fmt: skip
    spring = times(
        "UID:a", "DTSTART;TZID=Europe/Paris:20270327T023000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3"
    )
    assert [each[:25] for each in spring] == [
        "2027-03-27T02:30:00+01:00", "2027-03-28T03:30:00+02:00", "2027-03-29T02:30:00+02:00",
    ]  # fmt: skip
    assert times("UID:a", "DTSTART;TZID=Europe/Paris:20261025T023000") == ["2026-10-25T02:30:00+02:00 -"]
    # A duration in hours is exact, one in days is not.
    assert times("UID:a", "DTSTART;TZID=Europe/Paris:20261024T200000", "DURATION:PT12H") == [
        "2026-10-24T20:00:00+02:00 2026-10-25T07:00:00+01:00"
    ]
    assert times("UID:a", "DTSTART;TZID=Europe/Paris:20261024T200000", "DURATION:P1D") == [
        "2026-10-24T20:00:00+02:00 2026-10-25T20:00:00+01:00"
    ]


def test_names_of_zones() -> None:
    for written, hour in (
        ("Europe/Paris", "10:00:00+02:00"), ("europe/paris", "10:00:00+02:00"),
        ("/mozilla.org/20050126_1/Europe/Paris", "10:00:00+02:00"), ('"Romance Standard Time"', "10:00:00+02:00"),
        ("GMT Standard Time", "11:00:00+02:00"), ("tzone://Microsoft/Utc", "12:00:00+02:00"), ("UTC", "12:00:00+02:00"),
        ('"(UTC+01:00) Bruxelles, Paris"', "10:00:00+02:00"), ("(UTC+01:00) Bruxelles", "10:00:00+02:00"),
        ("../../etc/passwd", "10:00:00+02:00"), ("Europe", "10:00:00+02:00"),
    ):  # fmt: skip
        assert times("UID:a", f"DTSTART;TZID={written}:20261006T100000") == [f"2026-10-06T{hour} -"], written
    _, said = read(event("UID:a", "DTSTART;TZID=Lune:20261006T100000"))
    assert said == [
        "le fuseau «\u00a0Lune\u00a0» n’est pas connu\u00a0: ses heures sont lues comme celles du site"
    ]


def test_a_zone_that_only_the_file_knows() -> None:
    part = "BEGIN:{}\nDTSTART:{}\nTZOFFSETFROM:{}\nTZOFFSETTO:{}\nRRULE:FREQ=YEARLY;BYMONTH={};BYDAY=-1SU\nEND:{}\n"
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Chez nous\n"
        + part.format("STANDARD", "16011028T030000", "+0500", "+0400", 10, "STANDARD")
        + part.format("DAYLIGHT", "16010325T020000", "+0400", "+0500", 3, "DAYLIGHT")
        + "END:VTIMEZONE\n"
    )
    found = times(
        "UID:a",
        "DTSTART;TZID=Chez nous:20261024T120000",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY;COUNT=2",
        before=zone,
    )
    assert found == [
        "2026-10-24T09:00:00+02:00 2026-10-24T10:00:00+02:00",
        "2026-10-25T09:00:00+01:00 2026-10-25T10:00:00+01:00",
    ]
    # The hour that exists twice is the first, the one that does not exist is later.
    assert times("UID:a", "DTSTART;TZID=Chez nous:20261025T023000", before=zone) == [
        "2026-10-24T23:30:00+02:00 -"
    ]
    assert times("UID:a", "DTSTART;TZID=Chez nous:20270328T023000", before=zone) == [
        "2027-03-27T23:30:00+01:00 -"
    ]


def test_versions_of_one_event() -> None:
    first = event("UID:a", "SEQUENCE:1", "DTSTAMP:20260901T000000Z", "DTSTART:20261006T100000", "SUMMARY:Un")
    later = event(
        "UID:a", "SEQUENCE:1", "DTSTAMP:20260902T000000Z", "DTSTART:20261007T100000", "SUMMARY:Deux"
    )
    changed = event(
        "UID:a", "SEQUENCE:2", "DTSTAMP:20260801T000000Z", "DTSTART:20261008T100000", "SUMMARY:Trois"
    )
    for order in ((first, later, changed), (changed, later, first)):
        assert [each.title for each in read("\n".join(order))[0]] == ["Trois"]
    assert [each.title for each in read(f"{later}\n{first}")[0]] == ["Deux"]
    # A version that cannot be read holds all the same: the former one is out of date.
    assert read(f"{first}\n{changed.replace('20261008', '20261399')}")[0] == []
    # Equal ones with other starts are dates of one event (OpenAgenda).
    same = [
        event("UID:a", "SEQUENCE:0", f"DTSTART:2026100{day}T100000", "SUMMARY:Visite") for day in (6, 7, 7)
    ]
    assert [each.first_day.day for each in read("\n".join(same))[0]] == [6, 7]


def test_dates_written_in_another_way_than_their_series() -> None:
    weekly = ("UID:a", "DTSTART;TZID=Europe/Paris:20261005T180000", "RRULE:FREQ=WEEKLY;COUNT=4")
    for written in (
        "EXDATE;TZID=Europe/Paris:20261012T180000", "EXDATE:20261012T160000Z", "EXDATE;VALUE=DATE:20261012", "EXDATE:20261012",
        "EXDATE:20261001T160000Z,20261012T160000Z", "EXDATE;TZID=Europe/London:20261012T170000",
    ):  # fmt: skip
        found, _ = read(event(*weekly, written))
        assert [each.first_day.day for each in found] == [5, 19, 26], written
    for written in (
        "RECURRENCE-ID;TZID=Europe/Paris:20261012T180000", "RECURRENCE-ID:20261012T160000Z", "RECURRENCE-ID;VALUE=DATE:20261012",
    ):  # fmt: skip
        moved = event("UID:a", written, "DTSTART;TZID=Europe/Paris:20261013T200000", "SUMMARY:Mardi")
        found, _ = read(f"{event(*weekly)}\n{moved}")
        assert [each.first_day.day for each in found] == [5, 13, 19, 26], written
        assert found[1].title == "Mardi"
        assert found[1].original.isoformat() == "2026-10-12T18:00:00+02:00", written


def test_a_date_and_all_that_follow() -> None:
    weekly = event(
        "UID:a", "DTSTART;TZID=Europe/Paris:20261005T180000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4"
    )
    later = event(
        "UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20261019T180000",
        "DTSTART;TZID=Europe/Paris:20261019T190000", "DURATION:PT2H",
    )  # fmt: skip
    found, _ = read(f"{weekly}\n{later}")
    assert [each.start.isoformat()[5:16] for each in found] == [
        "10-05T18:00", "10-12T18:00", "10-19T19:00", "10-26T19:00",
    ]  # fmt: skip


def test_ends_that_are_not_believed() -> None:
    for line in (
        "DTEND:20261006T090000",
        "DTEND;VALUE=DATE:20261007",
        "DTEND:demain",
        "DURATION:-PT1H",
        "DURATION:P",
        "",
    ):
        assert times("UID:a", "DTSTART:20261006T100000", *filter(None, [line])) == [
            "2026-10-06T10:00:00+02:00 -"
        ], line
    for line in ("DTEND;VALUE=DATE:20261005", "DTEND:20261006T120000", "DURATION:PT2H", ""):
        assert times("UID:a", "DTSTART;VALUE=DATE:20261006", *filter(None, [line])) == [
            "2026-10-06 2026-10-07"
        ], line


def test_rules_of_before_are_as_true_as_when_they_are_computed_from_their_start() -> None:
    """What moves a start forward must not change a date: compared with rules computed whole."""
    for rule in (
        "FREQ=DAILY;INTERVAL=5", "FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU", "FREQ=WEEKLY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
        "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=5", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=-1,15", "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU;BYSETPOS=2",
        "FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=3;BYMONTH=3,10", "FREQ=YEARLY;BYMONTH=10;BYDAY=2TU", "FREQ=YEARLY;BYWEEKNO=42", "FREQ=YEARLY;BYYEARDAY=300",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;BYMONTH=12;BYHOUR=9,14", "FREQ=WEEKLY;COUNT=700",
    ):  # fmt: skip
        for start in ("20150831T100000", "20160229T233000", "20261030T080000", "20260107T000000"):
            begins = datetime.strptime(start, "%Y%m%dT%H%M%S")
            first, last = datetime(2026, 9, 1), datetime(2027, 9, 30)
            whole = rrulestr(rule, dtstart=begins).between(first, last, inc=True)
            want = {each for each in (begins, *whole) if first <= each < last}
            found, said = read(
                event("UID:a", f"DTSTART;TZID=UTC:{start}", f"RRULE:{rule}"), "2026-08-31", "2027-10-01"
            )
            got = {
                each.start.astimezone(UTC).replace(tzinfo=None)
                for each in found
                if isinstance(each.start, datetime)
            }
            assert said == []
            assert {each for each in got if first <= each < last} == want, (rule, start)


def test_titles_of_old_telephones() -> None:
    found, _ = read(
        event(
            "DTSTART:20261006",
            "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:R=C3=A9union d=E2=80=99=C3=A9t=C3=A9",
        )
    )
    assert found[0].title == "Réunion d’été"


def test_a_date_of_another_kind_than_its_series() -> None:
    days = event("UID:a", "DTSTART;VALUE=DATE:20261005", "RRULE:FREQ=WEEKLY;COUNT=3")
    hour = event("UID:a", "RECURRENCE-ID;VALUE=DATE:20261012", "DTSTART;TZID=Europe/Paris:20261012T100000")
    assert [each.start.isoformat() for each in read(f"{days}\n{hour}")[0]] == [
        "2026-10-05", "2026-10-12T10:00:00+02:00", "2026-10-19",
    ]  # fmt: skip
    hours = event("UID:a", "DTSTART;TZID=Europe/Paris:20261005T100000", "RRULE:FREQ=WEEKLY;COUNT=3")
    day = event("UID:a", "RECURRENCE-ID;TZID=Europe/Paris:20261012T100000", "DTSTART;VALUE=DATE:20261012")
    assert [each.start.isoformat()[:10] for each in read(f"{hours}\n{day}")[0]] == [
        "2026-10-05",
        "2026-10-12",
        "2026-10-19",
    ]


def test_files_that_people_and_programs_broke() -> None:
    for text, titles in (
        ("BEGIN:VEVENT\nDTSTART:20260912\nSUMMARY:a\nBEGIN:VEVENT\nDTSTART:20260913\nSUMMARY:b\nEND:VEVENT", ["a", "b"]),
        ("BEGIN:VEVENT\nDTSTART:20260912\nSUMMARY:a\nBEGIN:VALARM\nSUMMARY:alarme\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260913\nSUMMARY:b\nEND:VEVENT", ["a", "b"]),
        ("END:VCALENDAR\n\ufeffBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260912\nSUMMARY:a\nEND:VEVENT", ["a"]),
        ("Begin : VEVENT\ndtstart : 2026-09-12\nsummary: Fête : le retour\nend:vevent", ["Fête : le retour"]),
        ("BEGIN:VEVENT\nDTSTART:2026-09-12T10:30:00\nSUMMARY:iso\nEND:VEVENT", ["iso"]),
    ):  # fmt: skip
        assert [each.title for each in read(text)[0]] == titles, text
    lines = calendar_of("R\xe9union d\x92\xe9t\xe9 \x96 c\r\n \x9cur")
    assert read(lines)[0][0].title == "Réunion d’été – cœur"
    assert read(lines.replace(b"\r\n", b"\r"))[0][0].title == "Réunion d’été – cœur"
    # One line that lost half a letter does not make the others Windows-1252.
    mixed = "Été".encode() + b"\r\nLOCATION:Salle d\xc3\xa9di\xc3"
    [found] = read(calendar_of("").replace(b"SUMMARY:", b"SUMMARY:" + mixed))[0]
    assert (found.title, found.place) == ("Été", "Salle dédi")


def calendar_of(title: str) -> bytes:
    return b"\r\n".join(
        (
            b"BEGIN:VCALENDAR",
            b"BEGIN:VEVENT",
            b"DTSTART:20260912",
            b"SUMMARY:" + title.encode("latin-1"),
            b"END:VEVENT",
            b"END:VCALENDAR",
            b"",
        )
    )


def test_parts_of_a_zone_that_lost_its_beginning_are_of_no_zone() -> None:
    parts = "BEGIN:DAYLIGHT\r\nTZOFFSETTO:+0200\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    data = f"{HEAD}{parts}{GOOD}END:VCALENDAR\r\n".encode()
    found = read_calendar(data, PARIS)
    assert [each.event and each.event.title for each in found.series] == ["Le bon"]
    assert not found.remarks
