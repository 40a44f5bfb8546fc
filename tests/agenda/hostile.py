"""Calendars that crash, hang or fill a program that reads them as they are: one of each kind, made here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
GOOD = (
    "BEGIN:VEVENT\r\nUID:bon\r\nDTSTART;TZID=Europe/Paris:20261010T100000\r\nDTEND;TZID=Europe/Paris:20261010T110000"
    "\r\nSUMMARY:Le bon\r\nEND:VEVENT\r\n"
)
"""One event that is read whatever is around it."""
# Rules that are never true, or true too often; each alone is enough.
RULES = (
    "FREQ=SECONDLY", "FREQ=MINUTELY;BYDAY=MO", "FREQ=HOURLY;INTERVAL=1", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
    "FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31;COUNT=5",
    "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3;COUNT=1",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "FREQ=WEEKLY;BYSETPOS=9;BYDAY=MO", "FREQ=DAILY;COUNT=999999999",
    "FREQ=DAILY;COUNT=99999999999999999999999999", "FREQ=DAILY;INTERVAL=99999999999999999999",
    "FREQ=DAILY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=99991231T235959Z", "FREQ=DAILY;UNTIL=00000101",
    "FREQ=DAILY;UNTIL=20261340", "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" + ",".join(map(str, range(60))),
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,30;BYSECOND=0,30",
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367))), "FREQ=YEARLY;BYMONTHDAY=" + ",".join(map(str, range(1, 32))) * 40,
    "FREQ=FORTNIGHTLY", "FREQ=", "FREQ", "", ";;;", "=;=", "FREQ=WEEKLY;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=",
    "FREQ=WEEKLY;BYDAY=99999999999999MO", "FREQ=WEEKLY;WKST=99", "FREQ=YEARLY;BYEASTER=0", "FREQ=DAILY;RSCALE=HEBREW",
    "FREQ=DAILY;BYSETPOS=0", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;BYHOUR=24",
    "FREQ=YEARLY;INTERVAL=10000", "FREQ=WEEKLY;INTERVAL=²", "FREQ=DAILY;COUNT=٣", "FREQ=DAILY;UNTIL=٢٠٢٦١٢٣١",
    "FREQ=DAILY;BYMONTHDAY=" + "1" * 5000, "FREQ=DAILY;COUNT=" + "9" * 5000,
)  # fmt: skip
STARTS = (
    "DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z", "DTSTART:00000000", "DTSTART:20260230", "DTSTART:20261010T256199",
    "DTSTART;TZID=../../../etc/passwd:20261010T100000", "DTSTART;TZID=/etc/localtime:20261010T100000",
    "DTSTART;TZID=Europe:20261010T100000", "DTSTART;TZID=" + "A/" * 3000 + ":20261010T100000", "DTSTART;TZID=\u202e:20261010T100000",
    "DTSTART;VALUE=PERIOD:20261010T100000Z/PT1H", "DTSTART;VALUE=TEXT:bientôt", "DTSTART:-20261010", "DTSTART:", "DTSTART;:", "DTSTART",
    "DTSTART:20261010T100000\r\nDTEND:99991231T000000", "DTSTART:20261010\r\nDURATION:P99999999D", "DTSTART:20261010T100000\r\nDURATION:PT99999999S",
    "DTSTART:20261010T100000\r\nDURATION:-PT1H", "DTSTART:20261010T100000\r\nDURATION:P", "DTSTART:20261010T100000\r\nDURATION:PT",
    "DTSTART:20261010T100000\r\nEXRULE:FREQ=SECONDLY", "DTSTART:20261010T100000\r\nRDATE:" + ",".join(["20261011T100000"] * 20000),
    "DTSTART:20261010T100000\r\nEXDATE:" + ",".join(["20261011T100000"] * 20000),
    "DTSTART:20261010T100000Z\r\nRDATE;VALUE=PERIOD:20261011T100000Z/P99999D,20261012T100000Z/20261011T000000Z,20261013T100000Z/x",
    "DTSTART:20261010T100000\r\nRDATE:99991231T235959,00010101T000000", "DTSTART:20261010T100000\r\nRECURRENCE-ID:20261399",
    "DTSTART:20261010T100000\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261001T100000", "DTSTART:20261010T100000\r\nSEQUENCE:" + "9" * 6000,
    "DTSTART:20261010T100000+9999", "DTSTART:20261010T100000+0200", "DTSTART:²⁰²⁶1010", "DTSTART;TZID=a;TZID=b;TZID=c:20261010T100000",
)  # fmt: skip


def event(*lines: str, uid: str = "mauvais") -> str:
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "SUMMARY:Mauvais", "END:VEVENT", ""))


def calendar(parts: Iterable[str]) -> bytes:
    return (HEAD + "".join(parts) + GOOD + "END:VCALENDAR\r\n").encode("utf-8", "surrogatepass")


def _zone(*rules: str) -> str:
    parts = "".join(
        f"BEGIN:STANDARD\r\nDTSTART:{start}\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:{rule}\r\nEND:STANDARD\r\n"
        for start, rule in (each.split("|") for each in rules)
    )
    return f"BEGIN:VTIMEZONE\r\nTZID:Mien\r\n{parts}END:VTIMEZONE\r\n"


MINE = event("DTSTART;TZID=Mien:20261010T100000", "RRULE:FREQ=WEEKLY;COUNT=3")


def hostile() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each, a good event at the end."""
    for number, rule in enumerate(RULES):
        yield (
            f"rule {rule[:50]}",
            calendar([event("DTSTART;TZID=Europe/Paris:20261001T100000", f"RRULE:{rule}")]),
        )
        yield (
            f"rule of days since 1970, {rule[:50]}",
            calendar(
                event("DTSTART;VALUE=DATE:19700101", f"RRULE:{rule}", uid=str(i))
                for i in range(number % 7 + 1)
            ),
        )
    for start in STARTS:
        yield (
            f"start {start[:60]!r}",
            calendar([event(start), event(start, "RRULE:FREQ=WEEKLY", uid="serie")]),
        )
    daily = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=4"
    yield (
        "many rules never true",
        calendar(event("DTSTART:19700101T100000", daily, uid=f"n{i}") for i in range(2000)),
    )
    yield (
        "many series",
        calendar(event("DTSTART:20200106T100000Z", "RRULE:FREQ=WEEKLY", uid=f"s{i}") for i in range(11_000)),
    )
    yield (
        "many daily series",
        calendar(event("DTSTART:20200106T100000Z", "RRULE:FREQ=DAILY", uid=f"s{i}") for i in range(3000)),
    )
    yield (
        "many yearly series",
        calendar(event("DTSTART:19700106T100000Z", "RRULE:FREQ=YEARLY", uid=f"s{i}") for i in range(3000)),
    )
    yield (
        "many counted series",
        calendar(
            event("DTSTART:19700106T100000Z", "RRULE:FREQ=DAILY;COUNT=25000", uid=f"s{i}")
            for i in range(6000)
        ),
    )
    yield "many events", calendar(event("DTSTART:20261006T100000Z", uid=f"s{i}") for i in range(11_000))
    yield (
        "many events of one uid",
        calendar(event(f"DTSTART:20261006T{i % 24:02}{i // 24 % 60:02}00Z") for i in range(11_000)),
    )
    yield "many versions", calendar([
        event("DTSTART:20200106T100000Z", "RRULE:FREQ=DAILY"),
        *(event("DTSTART:20261006T100000Z", f"RECURRENCE-ID:20261006T{i % 24:02}{i // 24 % 60:02}00Z") for i in range(10_500)),
    ])  # fmt: skip
    yield "many that follow", calendar([
        event("DTSTART:20250106T100000Z", "RRULE:FREQ=DAILY"),
        *(event(f"DTSTART:2026{i % 12 + 1:02}{i // 12 % 28 + 1:02}T110000Z", f"RECURRENCE-ID;RANGE=THISANDFUTURE:2026{i % 12 + 1:02}{i // 12 % 28 + 1:02}T100000Z") for i in range(330)),
    ])  # fmt: skip
    yield (
        "written dates of many",
        calendar(
            event(
                "DTSTART:20261001T100000Z",
                "RDATE:" + ",".join(f"2026{m:02}{d:02}T100000Z" for m in range(1, 13) for d in range(1, 29)),
                uid=f"d{i}",
            )
            for i in range(150)
        ),
    )
    yield "zone of seconds", calendar([_zone("19700101T000000|FREQ=SECONDLY"), MINE])
    yield "zone never true", calendar([_zone("19700101T000000|FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), MINE])
    yield "zone of the year one", calendar([_zone("00010101T000000|FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), MINE])
    yield (
        "zone of many rules",
        calendar([_zone(*["19700101T000000|FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"] * 500), MINE]),
    )
    yield (
        "many zones",
        calendar(
            [*(_zone("19700101T000000|FREQ=YEARLY").replace("Mien", f"M{i}") for i in range(1000)), MINE]
        ),
    )
    yield "zone without part", calendar(["BEGIN:VTIMEZONE\r\nTZID:Mien\r\nEND:VTIMEZONE\r\n", MINE])
    yield "deep", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VALARM\r\n" * 60_000 + GOOD.encode()
    yield "deep events", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 60_000 + GOOD.encode()
    yield "ends only", b"BEGIN:VCALENDAR\r\n" + b"END:VEVENT\r\n" * 60_000 + GOOD.encode()
    yield "one line", calendar([event("DTSTART:20261001T100000Z", "DESCRIPTION:" + "a" * 4_000_000)])
    yield "folds", calendar([event("DTSTART:20261001T100000Z", "DESCRIPTION:" + "\r\n " * 300_000)])
    yield "empty lines", calendar(["\r\n" * 500_000])
    yield (
        "parameters",
        calendar(
            [
                event("DTSTART" + ";A=b" * 15_000 + ":20261001T100000Z"),
                event('DTSTART;TZID="' + '"' * 60_000 + ":20261001T100000Z"),
            ]
        ),
    )
    yield "semicolons", calendar([event("SUMMARY" + ";" * 60_000), event("SUMMARY" + ';X="' * 15_000)])
    yield "tasks", calendar(["BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n"] * 20_000)
    yield "direction", calendar([event("DTSTART:20261001T100000Z", "DESCRIPTION:\u202e\u2066\x1b[31m\x00")])
    yield "colons", calendar([":" * 60_000 + "\r\n", "a:b\r\n" * 500_000])
    yield "too large", calendar(["x" * 6_000_000])
    yield "random", bytes(range(256)) * 8000
    yield "nothing", b""
    yield "a page", b"<!DOCTYPE html><html><body>BEGIN:VCALENDAR</body></html>"
    yield "utf-16", calendar([]).decode().encode("utf-16")
