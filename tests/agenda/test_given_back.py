"""What is given back is read alike by libraries that did not write it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream

from partage.agenda.cleaning import escaped
from partage.catalogue.site import Site
from partage.rendering.ical import vtimezone
from partage.views import agenda_files
from tests.agenda.agendas import PARIS, calendar, folder_of, sheet_with, site_with

ATOM = "{http://www.w3.org/2005/Atom}"
Read = list[tuple[str, str, str, str | None, bool]]
"""Identifier, title, start, end, whether it is cancelled."""


def site(root: Path) -> Site:
    folder = folder_of(root, {
        "centre": calendar(
            "UID:a\nDTSTART;TZID=Europe/Paris:20261020T180000\nDTEND;TZID=Europe/Paris:20261020T200000\nRRULE:FREQ=WEEKLY;COUNT=3\n"
            "SUMMARY:Café\\; thé\\, jus et autres bonnes choses à boire ensemble jusqu’à la fin ☕☕☕\nLOCATION:Salle 2\\, Gap",
            "UID:b\nDTSTART;VALUE=DATE:20261107\nDTEND;VALUE=DATE:20261109\nSUMMARY:Séjour",
            "UID:c\nDTSTART;TZID=Europe/Paris:20270327T103000\nSUMMARY:Visite\nRRULE:FREQ=DAILY;COUNT=2",
            "UID:d\nDTSTART:20261203T074500Z\nDTEND:20261203T091500Z\nSTATUS:CANCELLED\nSUMMARY:Annulée",
            "UID:e\nDTSTART;TZID=Europe/Paris:20261025T023000\nDTEND;TZID=Europe/Paris:20261025T040000",
            "UID:f\nDTSTART:20261204T100000Z\nSUMMARY:<b>& \"gras\"</b>\nDESCRIPTION:Une ligne\\nUne autre",
        ),
    })  # fmt: skip
    return site_with(
        folder,
        sheet_with(
            "fiche", {"titre": "De la fiche", "debut": "2026-09-12", "heure": "18:30-20:00", "lieu": "Ici"}
        ),
    )


def files(made: Site) -> dict[str, bytes | str]:
    return {output.path: output.content() for output in agenda_files.outputs(made)}


def moment(value: Any) -> str:
    """A day, or an instant in UTC."""
    if isinstance(value, datetime):
        assert value.tzinfo is not None, value
        return value.astimezone(UTC).isoformat()
    return str(value)


def expected(made: Site) -> Read:
    """What the agenda itself says."""
    return sorted(
        (f"{each.uid}@partage.exemple", each.occurrence.title or "Sans titre", moment(each.occurrence.start),
         moment(each.occurrence.end) if each.occurrence.end else None, each.occurrence.is_cancelled)
        for each in made.agenda.entries
    )  # fmt: skip


def with_icalendar(data: bytes) -> Read:
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return sorted(
        (str(each["UID"]), str(each["SUMMARY"]), moment(each["DTSTART"].dt), moment(each["DTEND"].dt) if "DTEND" in each else None,
         each.get("STATUS") == "CANCELLED")
        for each in events
    )  # fmt: skip


def with_vobject(data: bytes) -> Read:
    made = vobject.readOne(data.decode(), validate=True, ignoreUnreadable=False)
    return sorted(
        (each.uid.value, each.summary.value, moment(each.dtstart.value), moment(each.dtend.value) if hasattr(each, "dtend") else None,
         hasattr(each, "status") and each.status.value == "CANCELLED")
        for each in made.vevent_list
    )  # fmt: skip


def with_ical(data: bytes) -> Read:
    made = IcsCalendarStream.calendar_from_ics(data.decode())
    return sorted(
        (each.uid, each.summary, moment(each.dtstart), moment(each.dtend) if each.dtend else None, each.status == "CANCELLED")
        for each in made.events
    )  # fmt: skip


def test_three_libraries_read_what_was_written(tmp_path: Path) -> None:
    made = site(tmp_path)
    data = files(made)["agenda/agenda.ics"]
    assert isinstance(data, bytes)
    want = expected(made)
    assert len(want) == 10
    for read in (with_icalendar, with_vobject, with_ical):
        assert read(data) == want, read
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_zone_is_written_as_rules() -> None:
    lines = vtimezone(PARIS)
    assert lines == (
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    )  # fmt: skip
    for name in (
        "Indian/Reunion",
        "America/Martinique",
        "America/Montreal",
        "Pacific/Auckland",
        "America/St_Johns",
        "Atlantic/Azores",
        "Asia/Kolkata",
    ):
        zone = ZoneInfo(name)
        text = "\r\n".join(
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//FR", *vtimezone(zone), "END:VCALENDAR", ""]
        )
        [written] = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")
        read = written.to_tz(lookup_tzid=False)
        for month in range(1, 13):
            noon = datetime(2027, month, 15, 12)
            assert noon.replace(tzinfo=read).utcoffset() == noon.replace(tzinfo=zone).utcoffset(), (
                name,
                month,
            )
    # Where there is no such rule, instants are written: Morocco's summer follows the moon.
    assert vtimezone(ZoneInfo("Africa/Casablanca")) == ()
    assert vtimezone(UTC) == ()


def test_feeds_are_atom(tmp_path: Path) -> None:
    made = site(tmp_path)
    for path, text in files(made).items():
        if not path.endswith(".xml"):
            continue
        assert isinstance(text, str)
        feed = ElementTree.fromstring(text)
        assert feed.tag == f"{ATOM}feed"
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                [found] = element.findall(f"{ATOM}{name}")
                assert (found.text or "").strip(), (path, name)
            datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "")
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        ids = [each.findtext(f"{ATOM}id") for each in feed.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)
        [own] = [each for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
        assert own.get("href") == f"https://partage.exemple/{path}"
    titles = [
        each.text for each in ElementTree.fromstring(files(made)["agenda/flux.xml"]).iter(f"{ATOM}title")
    ]
    # A series is announced once.
    assert len(titles) == 1 + 7
    assert '<b>& "gras"</b>' in titles


def test_each_term_keeps_its_files_when_nothing_is_left(tmp_path: Path) -> None:
    made = site(tmp_path)
    before = files(made)
    assert {"agenda/themes/lien-social.ics", "agenda/territoires/gap-05061.xml"} <= before.keys()
    later = site_with(folder_of(tmp_path, {"centre": calendar()}), today=date(2030, 1, 1))
    after = files(later)
    data = after["agenda/themes/lien-social.ics"]
    assert isinstance(data, bytes)
    assert icalendar.Calendar.from_ical(data).walk("VEVENT") == []
    # A program that subscribes needs a zone, or nothing at all; a reader of feeds, a date.
    assert ElementTree.fromstring(after["agenda/territoires/gap-05061.xml"]).findtext(f"{ATOM}updated")


def test_the_same_agenda_gives_the_same_bytes(tmp_path: Path) -> None:
    assert files(site(tmp_path)) == files(site(tmp_path))
    english = site_with(folder_of(tmp_path, {"centre": calendar()}), locale="en")
    assert [*agenda_files.outputs(english)] == []


def test_nothing_in_a_text_ends_its_line(tmp_path: Path) -> None:
    title = "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:x ]]>"
    event = {"titre": title, "debut": "2026-09-12", "lieu": "ici\nEND:VCALENDAR"}
    assert escaped("a\r\nb\rc\x0bd\x1b;") == "a\\nb\\ncd\\;"
    made = site_with(folder_of(tmp_path, {}), sheet_with("fiche", event))
    given = files(made)
    data = given["agenda/agenda.ics"]
    assert isinstance(data, bytes)
    [read] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(read["SUMMARY"]).split() == title.split()
    assert b"\nEND:VCALENDAR\r\n" in data[-20:]
    assert data.count(b"\nEND:VCALENDAR") == 1
    assert data.count(b"\nBEGIN:VEVENT") == 1
    feed = ElementTree.fromstring(given["agenda/flux.xml"])
    assert (feed.findtext(f"{ATOM}entry/{ATOM}title") or "").split() == title.split()
