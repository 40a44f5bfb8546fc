"""E-mails that no parser should have to read to the end."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from partage.importing.mail import received, sheet_in
from partage.importing.mail_parts import MAX_LINES, parts_of
from partage.importing.refusal import Refusal
from tests.samples import sheet

SHEET = sheet("Texte.\n")
HEAD = "From: a@exemple.org\nMIME-Version: 1.0\n"
MIXED = "Content-Type: multipart/mixed; boundary=B\n\n"
SOON = 60
"""Seconds for a whole test: each e-mail takes a fraction of a second, and used to take minutes."""


def nested(depth: int) -> str:
    return HEAD + "".join(
        f"Content-Type: multipart/mixed; boundary=B{level}\n\n--B{level}\n" for level in range(depth)
    )


def plain(more: str = "", charset: str = "utf-8", encoding: str = "8bit", text: str = SHEET) -> str:
    how = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
    return f"{HEAD}{more}{how}\n{text}"


def test_too_much_of_anything_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "recu.eml"
    start = monotonic()
    for mail, why in (
        (nested(2000) + SHEET, "l’une dans l’autre"),
        (HEAD + "Content-Type: message/rfc822\n\n" * 5000 + SHEET, "l’une dans l’autre"),
        (HEAD + MIXED + "--B\n\nx\n" * 60_000, "trop de parties"),
        (HEAD + "Content-Type: message/delivery-status\n\n" + "a: b\n\n" * 60_000, "trop de parties"),
        (HEAD + (MIXED + "--B\n") * 9 + "--B\n\nx\n" * 200, "trop de parties"),
        (HEAD + MIXED + "--B\n\nx\n" * 200_000, "trop long"),
        (plain(text="\r" * 9_000_000), "trop long"),
        (HEAD + "Content-Type: text/plain; " + "; ".join(f"a{n}=b" for n in range(100_000)) + f"\n\n{SHEET}", "en-tête"),
        (HEAD + "Content-Disposition: x; " + "".join(f"filename*{n}=b;\n " for n in range(9000)) + f"\n\n{SHEET}", "en-tête"),
        (plain("Subject: " + "(" * 100_000 + "\n"), "en-tête trop long"),
        (plain("X-A: b\n" + " c\n" * 100_000), "en-tête trop long"),
        (plain("X-A: b\n" * 2000), "trop d’en-têtes"),
        (HEAD + MIXED + "".join(f"--B\nContent-Disposition: x; filename={n}.md\n\nx\n" for n in range(90)), "plusieurs fiches"),
    ):  # fmt: skip
        path.write_text(mail, "utf-8")
        with pytest.raises(Refusal, match=why) as refusal:
            received(path)
        assert len(str(refusal.value)) < 1500
    assert monotonic() - start < SOON


def test_what_is_only_odd_is_read_all_the_same() -> None:
    start = monotonic()
    for mail in (
        nested(8) + SHEET,
        plain("To: " + "(" * 60_000 + "\nSubject: " + "(" * 9000 + "\nDate: ((((\nMessage-ID: <((((\n"),
        plain("Subject: " + "=?utf-8?B?YQ==?= " * 3000 + "\n"),
        plain(charset="unicode_escape"),
        plain(charset="punycode"),
        plain(charset="rot13"),
        plain(encoding="nimporte"),
        HEAD + "Content-Type: " + "(" * 4000 + f"\n\n{SHEET}",
        HEAD + f'Content-Type: ;;;="\\\n\n{SHEET}',
        HEAD + f"Content-Type: multipart/mixed; boundary=\n\n--\n{SHEET}",
    ):
        assert sheet_in(mail.encode()).data.decode() == SHEET
    assert monotonic() - start < SOON


def test_names_in_both_ways_of_writing_letters() -> None:
    for written in (
        "filename*=utf-8''caf%C3%A9.md", 'filename="=?utf-8?Q?caf=C3=A9?=.md"', 'filename="=?iso-8859-1?B?Y2Fm6Q==?= =?utf-8?Q?.md?="',
        "filename*0*=utf-8''caf; filename*1*=%C3%A9.md",
    ):  # fmt: skip
        mail = f"{HEAD}Content-Type: text/markdown\nContent-Disposition: attachment; {written}\n\n{SHEET}"
        assert sheet_in(mail.encode()).name == "café.md"


def test_names_in_an_encoding_that_nobody_uses() -> None:
    for written in (
        "filename*=punycode''a-b.md",
        'filename="=?punycode?B?YS1i?=.md"',
        "filename*0*=zlib''%61; filename*9=b.md",
    ):
        mail = f"{HEAD}Content-Type: text/markdown\nContent-Disposition: attachment; {written}\n\n{SHEET}"
        found = sheet_in(mail.encode())
        assert found.data.decode() == SHEET


def test_damaged_attachments_are_a_sentence_or_what_is_left_of_them() -> None:
    for encoding, text in (
        ("base64", "!!!!===" * 1000),
        ("base64", "QUFB" * 500_000),
        ("quoted-printable", "=ZZ=" * 100_000),
        ("x-uuencode", "begin 644 x\n" + "M!\n" * 50_000),
    ):
        with pytest.raises(Refusal):
            sheet_in(plain(encoding=encoding, text=text).encode())


def test_a_mail_of_ten_megabytes_of_pictures_is_no_trap() -> None:
    pictures = (
        "--B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + ("A" * 76 + "\n") * 60_000
    )
    mail = f"{HEAD}{MIXED}--B\nContent-Type: text/plain\n\n{SHEET}\n{pictures}{pictures}--B--\n"
    assert mail.count("\n") < MAX_LINES
    assert len(parts_of(mail.encode())) == 3
    assert sheet_in(mail.encode()).data.decode() == SHEET
