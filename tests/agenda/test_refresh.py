"""The calendars of structures, asked for on a server of this machine that stands for theirs."""

from __future__ import annotations

import gzip
import http.client
import json
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

import pytest

from partage.agenda import web
from partage.agenda.addresses import checked_address, is_public
from partage.agenda.folder import AgendaFolder, read_folder
from partage.agenda.refresh import refresh
from partage.agenda.remark import Unreadable
from partage.agenda.web import USER_AGENT, Fetched, fetch
from partage.reference.reference_data import ReferenceData

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 9, 1)
PUBLIC = "93.184.216.34"
"""A number that anybody may reach: names are given it here, and connections go to the server of the test."""
Answer = tuple[int, dict[str, str], bytes]


def calendar(events: int, *more: str) -> bytes:
    return "\r\n".join((
        "BEGIN:VCALENDAR",
        *(f"BEGIN:VEVENT\r\nUID:e{number}\r\nDTSTART:202610{number + 1:02}T160000Z\r\nSUMMARY:Rencontre {number}\r\nEND:VEVENT" for number in range(events)),
        *more, "END:VCALENDAR", "",
    )).encode()  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Answers as `answer` says, and remembers what it was asked."""

    answer: ClassVar[Callable[[BaseHTTPRequestHandler], Answer | None]]
    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        Handler.asked.append({**self.headers, "path": self.path})
        said = Handler.answer(self)
        if said is None:
            return
        status, headers, body = said
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


class Structures:
    """A project whose calendar is on the server."""

    def __init__(self, root: Path, server: ThreadingHTTPServer, references: ReferenceData) -> None:
        self.root, self.port, self.references = root, server.server_address[1], references
        self.folder = root / "initiatives/_agenda"
        self.folder.mkdir(parents=True)
        self.declare()
        Handler.asked.clear()

    def declare(self, **more: str) -> None:
        said = {"id": "centre", "nom": "Le centre", "adresse": "webcal://centre.example.org/a.ics", **more}
        lines = "".join(f"  {key}: {value}\n" for key, value in said.items())
        text = f"- {lines.strip()}\n  accord: {{nom: La directrice, date: 2026-09-01}}\n"
        (self.folder / "calendriers.yml").write_text(text, "utf-8")

    def read(self) -> AgendaFolder:
        return read_folder(self.root / "initiatives", self.root, self.references)

    def fetch(self, address: str, etag: str, modified: str) -> Fetched:
        return fetch(address, etag, modified, lambda *_: [PUBLIC], self.open)

    def open(self, host: str, address: str, port: int, seconds: float) -> http.client.HTTPConnection:
        assert (address, port) == (PUBLIC, 443)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)

    def ask(
        self,
        answer: Callable[[BaseHTTPRequestHandler], Answer | None] | bytes,
        *accepted: str,
        today: date = TODAY,
    ) -> str:
        """Return what is said of the calendar when the server answers *answer*."""
        Handler.answer = staticmethod((lambda _: (200, {}, answer)) if isinstance(answer, bytes) else answer)
        folder = self.read()
        assert not folder.problems
        [(_, said, failed)] = refresh(folder.calendars, self.root, PARIS, today, self.fetch, accepted)
        health = self.read().calendars[0].health
        assert failed == bool(health.failure)
        return said

    @property
    def copy(self) -> bytes:
        file = self.folder / "sources/centre.ics"
        return file.read_bytes() if file.exists() else b""


@pytest.fixture
def structures(tmp_path: Path, server: ThreadingHTTPServer, references: ReferenceData) -> Structures:
    return Structures(tmp_path, server, references)


def test_what_is_kept_is_understood_and_nothing_else(structures: Structures) -> None:
    private = "BEGIN:VEVENT\r\nUID:p\r\nDTSTART:20261002T100000Z\r\nCLASS:PRIVATE\r\nSUMMARY:Entretien\r\nEND:VEVENT"
    shown = (
        "BEGIN:VEVENT\r\nUID:nadia@example.org\r\nDTSTART;TZID=Romance Standard Time:20261006T180000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
        "ATTENDEE:mailto:nadia@example.org\r\nORGANIZER;CN=Nadia:mailto:nadia@example.org\r\nX-SECRET:1\r\nDTSTAMP:20260901T101112Z\r\n"
        "SUMMARY:Café\\, appelez le 06 12 34 56 78\r\nDESCRIPTION:<b>Venez</b><br>nadia@example.org\r\nEND:VEVENT"
    )
    assert structures.ask(calendar(0, private, shown)) == "3 dates à venir"
    text = structures.copy.decode()
    for forbidden in (
        "nadia",
        "06 12",
        "Entretien",
        "ATTENDEE",
        "ORGANIZER",
        "X-SECRET",
        "DTSTAMP",
        "Venez",
        "<b>",
    ):
        assert forbidden not in text
    assert "DTSTART;TZID=Europe/Paris:20261006T180000\r\n" in text
    structures.declare(description="oui")
    structures.ask(calendar(0, private, shown))
    assert "DESCRIPTION:Venez\r\n" in structures.copy.decode()
    # The same calendar, in another order and at another moment: the same bytes.
    kept = structures.copy
    structures.ask(calendar(0, shown.replace("101112Z", "235959Z"), private), today=date(2026, 9, 3))
    assert structures.copy == kept


def test_nothing_is_sent_again_that_has_not_changed(structures: Structures) -> None:
    def answer(asked: BaseHTTPRequestHandler) -> Answer:
        if asked.headers.get("If-None-Match") == '"v1"':
            return 304, {}, b""
        return 200, {"ETag": '"v1"'}, calendar(5)

    assert structures.ask(answer) == "5 dates à venir"
    kept = structures.copy
    assert structures.ask(answer) == "rien n’a changé"
    assert structures.copy == kept
    assert [each.get("If-None-Match") for each in Handler.asked] == [None, '"v1"']
    assert Handler.asked[0]["User-Agent"] == USER_AGENT
    # Another address, or another choice, is asked for whole.
    structures.declare(description="oui")
    assert structures.ask(answer) == "5 dates à venir"


def test_every_failure_keeps_the_former_copy_and_is_said(
    structures: Structures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 1)
    structures.ask(calendar(20))
    kept = structures.copy
    assert kept

    def slow(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        _drip(asked, b"X")

    def slow_head(asked: BaseHTTPRequestHandler) -> None:
        _drip(asked, b"HTTP/1.1 200 OK\r\nX-A: ", b"a")

    def endless(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.end_headers()
        for _ in range(200):
            asked.wfile.write(b"x" * 65536)

    def half_sent(asked: BaseHTTPRequestHandler) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "100000")
        asked.end_headers()
        asked.wfile.write(calendar(20))
        asked.wfile.flush()

    def led_to(place: str) -> Callable[[BaseHTTPRequestHandler], Answer]:
        return lambda _: (302, {"Location": place}, b"")

    bomb = zlib.compressobj(9, wbits=31)
    packed = bomb.compress(b"\0" * 200_000_000) + bomb.flush()
    for answer, reason in (
        (lambda _: (404, {}, b"rien"), "« 404 »"), (lambda _: (500, {}, b"rien"), "« 500 »"), (lambda _: (200, {}, b""), "vide"),
        (b"<!DOCTYPE html><title>Connexion</title>", "une page web"), (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "aucun événement"),
        (b"%PDF-1.7", "pas un calendrier"), (slow, "en 1 secondes"), (slow_head, "en 1 secondes"), (endless, "plus de 5 Mo"),
        (lambda _: (200, {"Content-Encoding": "gzip"}, packed), "plus de 5 Mo"), (lambda _: (200, {"Content-Encoding": "gzip"}, b"not packed"), "abîmé"),
        (half_sent, "coupé"), (calendar(9), "9 dates à venir au lieu de 20"), (led_to("https://127.0.0.1/a"), "réseau privé"),
        (led_to("https://[::1]/"), "réseau privé"), (led_to("http://centre.example.org/a"), "https"), (led_to("file:///etc/passwd"), "https"),
        (led_to("https://centre.example.org/a.ics"), "sans fin"), (led_to("https://2130706433/"), "réseau privé"), (led_to(""), "sans fin"),
        (led_to("https://localhost:443/"), "réseau privé"), (led_to("https://metadata.internal/"), "réseau privé"),
    ):  # fmt: skip
        said = structures.ask(answer)
        assert reason in said, (said, reason)
        assert said.endswith("la copie précédente reste"), said
        assert structures.copy == kept
        health = structures.read().calendars[0].health
        assert reason in health.failure
        assert health.events == 20
    # What is meant is accepted by name.
    assert structures.ask(calendar(9), "centre") == "9 dates à venir"


def _drip(asked: BaseHTTPRequestHandler, *first: bytes) -> None:
    try:
        for piece in (*first, *[first[-1]] * 100):
            asked.wfile.write(piece)
            asked.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def test_what_is_packed_is_expanded(structures: Structures) -> None:
    packed = gzip.compress(calendar(5))
    assert structures.ask(lambda _: (200, {"Content-Encoding": "gzip"}, packed)) == "5 dates à venir"


def test_a_name_that_leads_inside_is_not_asked(structures: Structures) -> None:
    for numbers in (["10.0.0.1"], ["127.0.0.1"], ["169.254.169.254"], ["::1"], ["fe80::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"],
                    ["2002:7f00:1::"], [PUBLIC, "192.168.1.1"], ["100.64.0.1"], ["0.0.0.0"], ["224.0.0.1"], []):  # fmt: skip
        with pytest.raises(Unreadable, match="réseau privé"):
            fetch("https://centre.example.org/", "", "", lambda *_, found=numbers: found, structures.open)
    assert Handler.asked == []
    assert is_public(PUBLIC)


def test_addresses_that_are_refused_where_they_are_declared() -> None:
    for written in (
        "http://centre.example.org/a.ics", "ftp://centre.example.org/", "https://", "https://nom:secret@exemple.org/a.ics", "//exemple.org/a",
        "https://calendar.google.com/calendar/ical/x/private-0123456789abcdef/basic.ics", "https://exemple.org/a.ics?token=abc", "https://10.0.0.1/",
        "https://127.1/", "https://0x7f.0.0.1/", "https://intranet/", "https://serveur.local/a.ics", "https://[::1]/a", "https://exemple.org:99999/",
        "https://exemple.org/a b.ics", "javascript:alert(1)", "webcal://localhost/a.ics", "https://exe\u202emple.org/",
    ):  # fmt: skip
        with pytest.raises(Unreadable):
            checked_address(written)
    assert checked_address(" webcal://exemple.org/a.ics ") == "https://exemple.org/a.ics"
    assert checked_address("WEBCAL://exemple.org/a.ics") == "https://exemple.org/a.ics"
    assert checked_address("https://exemple.org/public/basic.ics?export")


def test_a_structure_that_no_longer_agrees_is_forgotten(structures: Structures) -> None:
    structures.ask(calendar(5))
    (structures.folder / "calendriers.yml").write_text("[]\n", "utf-8")
    assert [*refresh(structures.read().calendars, structures.root, PARIS, TODAY, structures.fetch)] == []
    assert structures.copy == b""
    assert json.loads((structures.folder / "etat.json").read_text("utf-8")) == {}


def test_a_damaged_state_is_no_state(structures: Structures) -> None:
    structures.ask(calendar(5))
    for content in (
        b"",
        b"[" * 100_000,
        b'{"centre": {"events": "x", "read": 3, "inconnu": 1}}',
        b'{"centre": 1}',
        b"\xff",
    ):
        (structures.folder / "etat.json").write_bytes(content)
        assert structures.read().calendars[0].health.events == 0
        assert structures.ask(calendar(5)) == "5 dates à venir"
