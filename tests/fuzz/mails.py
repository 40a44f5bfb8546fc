"""Mutated e-mails and received sheets: from their bytes to a branch that could be proposed."""

from __future__ import annotations

import base64
import quopri
import subprocess
from contextlib import nullcontext
from pathlib import Path
from random import Random

from partage import terminal
from partage.forge.receive import ReceivedSheet, branch_for, sheet_of
from partage.forge.receive_words import next_steps
from partage.importing.mail import received
from partage.importing.refusal import Refusal
from partage.reference.reference_data import load_references
from tests.fuzz import checks, text_mutations
from tests.fuzz.cases import GIVEN_FORMS, Case, form_of, put, take_away
from tests.fuzz.same_process import same_process
from tests.fuzz.sheets import CORPUS, IMAGES, mutated_sheet, seeds

_BRANCH_EVERY = 8
"""One e-mail in so many is read in a process of its own, and gets a branch, which takes a dozen calls to Git."""
_CHARSETS = (
    "utf-8", "iso-8859-1", "windows-1252", "us-ascii", "utf-7", "utf-16", "mac-roman", "koi8-r", "punycode", "idna", "rot13",
    "base64", "hex", "zip", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "x-nul\0", "é", "a" * 5000, "", "hz",
    "iso-2022-jp", "=?utf-8?q?x?=", "utf-8''x",
)  # fmt: skip
_TYPES = (
    "text/plain", "text/markdown", "text/html", "application/octet-stream", "message/rfc822", "message/partial", "text", "/",
    "message/external-body; access-type=local-file; name=/etc/passwd", "multipart/mixed", "multipart/digest", "TEXT/PLAIN;",
)  # fmt: skip
_NAMES = (
    "jardin.md", "Mon jardin.md", "../x.md", "/etc/x.md", "a\\b.md", ".md", "con.md", "x.MARKDOWN", "=?utf-8?q?=C3=A9t=C3=A9.md?=",
    "=?utf-8?b?////?=.md", "=?x?q?a?=.md", "é.md", "\udce9.md", "\x1b[31m.md", "x\n.md", "a" * 3000 + ".md", "x.md.exe", '"x.md',
)  # fmt: skip
_HEADERS = (
    b"Subject: =?utf-8?q?[skip_ci]?=", b"Subject: =?utf-8?b?/w==?=", b"Subject: " + b"=?utf-8?q?a?= " * 2000,
    b"From: " + b"(" * 3000, b"From: " + b"a@b.c, " * 3000, b"From: " + b'"' * 2001, b"To: x:" + b"<" * 2000 + b";",
    b"To: a:b:c:d@e;;", b"Date: " + b"(" * 2000, b"Date: Mon, 99 Foo 10000 99:99:99 +9999", b"Message-ID: <" + b"[" * 500,
    b"MIME-Version: " + b"(" * 1500, b"Content-Type: text/plain" + b"; a*0=b" * 3000,
    b"Content-Type: text/plain; " + b"; ".join(b"charset*%d=x" % n for n in range(1500)),
    b"Content-Type: text/plain; charset=" + b"(" * 1500, b"Content-Type: multipart/mixed", b"Content-Type: ;;;=",
    b"Content-Type: multipart/mixed; boundary=" + b"x" * 5000, b"Content-Disposition: attachment" + b"; filename*1=x" * 2000,
    b"Content-Disposition: attachment; filename*=utf-8''%ff%fe.md", b"Content-Disposition: " + b"(" * 1500,
    b"Content-Transfer-Encoding: " + b"(" * 1500, b"Content-Transfer-Encoding: x-uuencode",
    b"Content-Transfer-Encoding: base64;base64", b"Content-Transfer-Encoding: binary", b"References: " + b"<a@b> " * 5000,
    b"Received: " + b"x " * 10_000, b" folded", b"No colon", b": empty", b"X-\xff: \xfe", b"X: " + b"\t\n " * 3000 + b"x",
)  # fmt: skip


def _encoded(draw: Random, data: bytes) -> tuple[str, bytes]:
    way = draw.choice(("8bit", "8bit", "base64", "quoted-printable", "x-uuencode", "7bit"))
    if way == "base64":
        return way, base64.encodebytes(data)
    return way, quopri.encodestring(data) if way == "quoted-printable" else data


def _part(draw: Random, sheet: bytes) -> bytes:
    """Return a part that contains *sheet*: in its text, quoted, flowed or attached."""
    way = draw.randrange(4)
    text = sheet
    if way == 1:
        text = b"Bonjour,\n\n" + sheet + b"\n-- \nUne Personne\n"
    elif way == 2:
        text = b"Le 3 mai, Une Personne a \xc3\xa9crit :\n" + b"".join(
            b"> " + each for each in sheet.splitlines(True)
        )
    elif way == 3:
        text = sheet.replace(b" ", b" \n", 20)
    coding, body = _encoded(draw, text)
    kind = draw.choice(_TYPES) if draw.random() < 0.3 else "text/plain"
    charset = draw.choice(_CHARSETS) if draw.random() < 0.4 else "utf-8"
    heads = [f"Content-Type: {kind}; charset={charset}" + "; format=flowed" * (way == 3)]
    heads.append(f"Content-Transfer-Encoding: {coding}")
    if draw.random() < 0.4:
        heads.append(f'Content-Disposition: attachment; filename="{draw.choice(_NAMES)}"')
    return "\n".join(heads).encode("utf-8", "surrogateescape") + b"\n\n" + body


def _several(draw: Random, parts: list[bytes]) -> bytes:
    mark = draw.choice((b"limite", b"limite", b"=_x.y", b"", b"a" * 70, b"-", b"\xff", b"x y"))
    kind = draw.choice((b"mixed", b"alternative", b"related", b"digest", b"signed"))
    close = b"--" + mark + draw.choice((b"--\n", b"--\n", b"", b"\n"))
    inside = b"".join(b"--" + mark + b"\n" + part + b"\n" for part in parts)
    return b"Content-Type: multipart/" + kind + b'; boundary="' + mark + b'"\n\n' + inside + close


def _mail(draw: Random) -> tuple[str, bytes]:
    seed, sheet = (
        mutated_sheet(draw) if draw.random() < 0.4 else draw.choice(list(seeds("initiatives").items()))
    )
    entity = _part(draw, sheet)
    way = draw.random()
    if way < 0.3:
        entity = _several(draw, [_part(draw, b"Bonjour"), entity])
    elif way < 0.4:
        small = _part(draw, b"x")
        entity = _several(draw, [*[small] * text_mutations.many(draw, 200_000 // len(small)), entity])
    elif way < 0.5:
        entity = _nested(draw, entity)
    fields = [b"From: Une Personne <personne@exemple.fr>", b"Subject: Ma fiche", b"MIME-Version: 1.0"]
    if draw.random() < 0.35:
        place = draw.randrange(len(fields) + 1)
        fields[place:place] = [draw.choice(_HEADERS)] * draw.choice((1, 1, 1, 2, 20, 200))
        del fields[300_000 // (max(map(len, fields)) + 1) :]
    mail = b"\n".join(fields) + b"\n" + entity
    if draw.random() < 0.4:
        mail = text_mutations.mutated(draw, mail, [mail, sheet])
    if draw.random() < 0.3:
        mail = mail.replace(b"\n", b"\r\n")
    return seed, mail


def _nested(draw: Random, entity: bytes) -> bytes:
    times = draw.choice((1, 5, 20, 50, 101, 300, 1000, 2500))
    way = draw.randrange(3)
    if way == 0:
        return b"Content-Type: message/rfc822\n\n" * times + entity
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (each, 0 if way == 1 else each)
        for each in range(times)
    )
    return opened + entity


class Mails:
    """E-mails, and sheets as files, from which the recipient makes branches."""

    def __init__(self, folder: Path) -> None:
        self._inbox = folder / "inbox"
        self._root = folder / "repository"
        (self._root / "initiatives").mkdir(parents=True)
        (self._root / "initiatives/jardin.md").write_text("x", "utf-8")
        self._references = load_references(
            CORPUS / "initiatives/_vocabulaires",
            CORPUS,
            frozenset(seeds("initiatives")),
            IMAGES,
        )[0]
        self._git("init", "-q", "-b", "main")
        self._git("add", "-A")
        self._git("commit", "-q", "-m", "x")

    def _git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self._root, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*."""
        draw = Random(f"mail:{number}")
        if draw.random() < 0.08:
            seed, sheet = mutated_sheet(draw)
            name = draw.choice(("x.md", "Une fiche.markdown", "x.MD"))
            return Case(number, name, sheet, form_of(draw, GIVEN_FORMS), seed)
        seed, mail = _mail(draw)
        return Case(number, "recu.eml", mail, form_of(draw, GIVEN_FORMS), seed)

    def run(self, case: Case) -> None:
        """Receive *case*; for some cases, create the branch too."""
        path = self._inbox / case.name
        put(path, case)
        try:
            with same_process() if case.number % _BRANCH_EVERY else nullcontext():
                found = received(path)
            sheet = sheet_of(found, "initiatives", self._references)
            checks.check_problems(sheet.problems)
            if case.number % _BRANCH_EVERY == 0:
                self._propose(sheet)
        except Refusal as refused:
            with checks.printed():
                terminal.refused(str(refused))
        finally:
            take_away(path)

    def _propose(self, sheet: ReceivedSheet) -> None:
        branch = branch_for(sheet, self._root, "initiatives", "HEAD", correction=False)
        try:
            message = self._git("log", "-1", "--format=%B", branch.name)
            checks.check_printed(message.replace("\n", " "))
            lowered = message.lower()
            acts = [each for each in ("[skip ci]", "[ci skip]", "closes #", "fixes #") if each in lowered]
            checks.require(not acts, f"a commit message has {acts}")
            checks.check_printed(" ".join(next_steps(branch)))
        finally:
            self._git("update-ref", "-d", f"refs/heads/{branch.name}")
