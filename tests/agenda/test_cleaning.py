"""What is kept of a calendar says the same dates as the calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from partage.agenda.cleaning import cleaned, first_seen, folded, plain_text
from partage.agenda.reading import occurrences_of, read_calendar

PARIS = ZoneInfo("Europe/Paris")
CALENDARS = Path(__file__).parent / "calendars"
EXPECTED = json.loads((CALENDARS / "expected.json").read_text("utf-8"))["files"]
TODAY = date(2026, 9, 1)


def test_the_dates_are_those_of_the_calendar() -> None:
    for name, said in EXPECTED.items():
        data = (CALENDARS / name).read_bytes()
        window = [date.fromisoformat(said["window"][each]) for each in ("start", "end")]
        calendar = read_calendar(data, PARIS)
        kept = cleaned(calendar, "centre", PARIS, TODAY, {}, described=True)
        again = read_calendar(kept, PARIS)
        here, there = (occurrences_of(each, PARIS, *window)[0] for each in (calendar, again))
        shown = [(each.title, each.start, each.end, each.is_cancelled, each.place) for each in here]
        assert shown == [
            (each.title, each.start, each.end, each.is_cancelled, each.place) for each in there
        ], name
        assert all(len(line) <= 75 for line in kept.split(b"\r\n")), name
        text = kept.decode()
        for forbidden in ("example.org", "06 12", "<b>", "ATTENDEE", "mailto", "X-"):
            assert forbidden not in text, (name, forbidden)


def test_what_is_over_is_not_kept_and_what_goes_on_is() -> None:
    def event(name: str, *lines: str) -> str:
        return "\r\n".join(("BEGIN:VEVENT", f"UID:{name}", f"SUMMARY:{name}", *lines, "END:VEVENT", ""))

    text = "BEGIN:VCALENDAR\r\n" + "".join((
        event("passé", "DTSTART:20260601T100000Z"),
        event("récent", "DTSTART:20260801T100000Z"),
        event("série finie", "DTSTART:20200601T100000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260601T100000Z"),
        event("série sans fin", "DTSTART:20200601T100000Z", "RRULE:FREQ=WEEKLY"),
        event("dates finies", "DTSTART:20200601T100000Z", "RDATE:20200602T100000Z"),
        event("date à venir", "DTSTART:20200601T100000Z", "RDATE:20261002T100000Z"),
    )) + "END:VCALENDAR\r\n"  # fmt: skip
    kept = cleaned(read_calendar(text.encode(), PARIS), "a", PARIS, TODAY, {}, described=False).decode()
    titles = [line[8:] for line in kept.split("\r\n") if line.startswith("SUMMARY:")]
    assert sorted(titles) == ["date à venir", "récent", "série sans fin"]


def test_the_first_day_on_which_it_was_known_stays() -> None:
    data = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261001T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    calendar = read_calendar(data, PARIS)
    first = cleaned(calendar, "c", PARIS, TODAY, {}, described=False)
    seen = first_seen(read_calendar(first, PARIS))
    assert [*seen.values()] == [TODAY]
    assert cleaned(calendar, "c", PARIS, date(2026, 9, 20), seen, described=False) == first


def test_descriptions_become_plain_text() -> None:
    for written, plain in (
        ("<b>Café</b><br>Ouvert à <i>tous</i>", "Café\nOuvert à tous"), ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"), ("a < b et c > d", "a < b et c > d"),
        ("jus &amp; gâteaux", "jus & gâteaux"), ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"), ("<script>alert(1)</script>", "alert(1)"), ("<" * 5000, "<" * 5000),
        ("un\n\n\n\ndeux", "un\n\ndeux"), ("<!-- rien -->x", "x"),
    ):  # fmt: skip
        assert plain_text(written) == plain, written[:40]


def test_lines_are_folded_between_characters() -> None:
    line = "SUMMARY:" + "é☕" * 60
    written = folded(line)
    assert written.replace("\r\n ", "").rstrip("\r\n") == line
    assert all(len(each.encode()) <= 75 for each in written.split("\r\n"))
