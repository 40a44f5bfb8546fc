"""Mutated calendars: from their bytes to their occurrences, to what is kept of them, and read again."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from partage.agenda.cleaning import cleaned, first_seen
from partage.agenda.reading import occurrences_of, read_calendar
from partage.agenda.remark import Unreadable
from tests.fuzz import checks, text_mutations
from tests.fuzz.cases import Case

_FOLDER = Path(__file__).resolve().parents[1] / "agenda/calendars"
_ZONE = ZoneInfo("Europe/Paris")
_FROM, _TO, _TODAY = date(2026, 9, 1), date(2027, 10, 1), date(2026, 9, 1)
_KEPT = frozenset(
    b"UID CREATED DTSTART DTEND RRULE RDATE EXDATE RECURRENCE-ID SUMMARY LOCATION DESCRIPTION URL STATUS".split()
)
"""What may be kept of an event."""
_LINES = (
    b"RRULE:FREQ=DAILY", b"RRULE:FREQ=SECONDLY", b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", b"RRULE:FREQ=WEEKLY;INTERVAL=0",
    b"RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;BYSETPOS=-1", b"DTSTART:00010101T000000Z", b"DTSTART;VALUE=DATE:99991231", b"DURATION:P9999W",
    b"DTSTART;TZID=../../etc:20260910T100000", b"RECURRENCE-ID;RANGE=THISANDFUTURE:20260910T100000", b"EXDATE:20260910,20260911",
    b"RDATE;VALUE=PERIOD:20260910T100000Z/PT1H", b"CLASS:PRIVATE", b"STATUS:CANCELLED", b"BEGIN:VEVENT", b"END:VEVENT",
    b"BEGIN:VTIMEZONE", b"END:VTIMEZONE", b"BEGIN:VALARM", b"TZOFFSETTO:+9999", b"UID:", b"UID:x", b"SUMMARY;ENCODING=QUOTED-PRINTABLE:=\r\n=",
    b"ATTENDEE:mailto:une.personne@exemple.org", b"ORGANIZER;CN=Une Personne:mailto:une.personne@exemple.org", b" suite", b"\xff\xfe",
)  # fmt: skip


@cache
def _seeds() -> list[tuple[str, bytes]]:
    return [(path.stem, path.read_bytes()) for path in sorted(_FOLDER.glob("*.ics"))]


def _lines(draw: Random, data: bytes) -> bytes:
    """Return *data* with a few lines put in, taken away, moved or given twice."""
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    for _ in range(draw.choice((1, 1, 2, 3, 8))):
        at = draw.randrange(len(lines) + 1)
        way = draw.randrange(4)
        if way < 2 or at == len(lines):
            lines.insert(at, draw.choice(_LINES if way or not lines else lines))
        elif way == 2:
            del lines[at]
        else:
            moved = lines.pop(at)
            lines.insert(draw.randrange(len(lines) + 1), moved)
    return b"\r\n".join(lines)


class Calendars:
    """Calendars of structures, as `partage agenda` reads and keeps them."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written."""

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*: lines that are moved, doubled, left out or put in, or bytes that are damaged."""
        draw = Random(f"calendar {number}")
        seed, data = draw.choice(_seeds())
        if draw.random() < 0.3:
            data = text_mutations.mutated(draw, data, [each for _, each in _seeds()])
        else:
            data = _lines(draw, data)
        return Case(number, f"{seed}.ics", data, seed=seed)

    def run(self, case: Case) -> None:
        """Read *case*, keep it, read what is kept: it is as good a calendar, without anybody's address."""
        try:
            calendar = read_calendar(case.data, _ZONE)
        except Unreadable as refused:
            checks.require(bool(str(refused)), "a refusal says why")
            return
        found, _ = occurrences_of(calendar, _ZONE, _FROM, _TO)
        again, _ = occurrences_of(calendar, _ZONE, _FROM, _TO)
        checks.require(found == again, "the same twice")
        checks.require(
            all(each.end is None or each.end >= each.start for each in found), "ends after it begins"
        )
        kept = cleaned(calendar, "essai", _ZONE, _TODAY, first_seen(calendar), described=True)
        checks.require(b"une.personne@" not in kept, "no address is kept")
        names = {
            line.partition(b":")[0].partition(b";")[0]
            for line in kept.split(b"\r\n")
            if line[:1] not in (b" ", b"")
        }
        checks.require(
            names <= _KEPT | {b"BEGIN", b"END", b"VERSION", b"PRODID"}, f"only what is allowed: {names}"
        )
        checks.require(max(map(len, kept.split(b"\r\n"))) <= 75, "lines are folded")
        once_more = read_calendar(kept, _ZONE)
        checks.require(not once_more.remarks, "what is kept is read without a remark")
