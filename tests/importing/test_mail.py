"""E-mails that contain a sheet."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from partage.importing.mail import MAX_MAIL_BYTES, received, sheet_in
from partage.importing.refusal import Refusal
from tests.samples import sheet

SHEET = sheet("L’été, à 300 €, « Gap ».\n")


def mail(text: str = "Bonjour,\n", charset: str = "utf-8", cte: str = "quoted-printable") -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Une Personne <personne@exemple.fr>"
    message["Subject"] = "Ma fiche"
    message.set_content(text, charset=charset, cte=cte)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-7"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_a_sheet_in_the_text(charset: str, cte: str) -> None:
    found = sheet_in(
        mail(f"Bonjour,\n\n{SHEET}\n-- \nUne Personne\n06 00 00 00 00\n", charset, cte).as_bytes()
    )
    assert found.data.decode() == SHEET
    assert found.name == ""


def test_a_sheet_attached() -> None:
    message = mail()
    message.add_attachment(
        SHEET.encode("cp1252"), maintype="text", subtype="markdown", filename="mon jardin.md"
    )
    found = sheet_in(message.as_bytes())
    assert (found.data.decode(), found.name) == (SHEET, "mon jardin.md")


def test_an_attached_sheet_that_declares_its_charset() -> None:
    message = mail()
    message.add_attachment(SHEET, subtype="markdown", charset="mac-roman", filename="jardin.md", cte="base64")
    assert sheet_in(message.as_bytes()).data.decode() == SHEET


def test_a_quoted_sheet() -> None:
    quoted = "".join(f"> {line}\n" for line in SHEET.splitlines())
    assert sheet_in(mail(f"Voir plus bas.\n\n{quoted}").as_bytes()).data.decode().rstrip() == SHEET.rstrip()


def test_lines_that_the_mail_cut_are_whole_again() -> None:
    flowed = SHEET.replace("habitants font", "habitants \nfont")
    message = mail(flowed)
    message.set_param("format", "flowed")
    assert sheet_in(message.as_bytes()).data.decode() == SHEET


@pytest.mark.parametrize("name", ["../../etc/jardin.md", "..\\jardin.md", "/tmp/jardin.md", ".jardin.md"])
def test_a_name_that_leads_elsewhere(name: str) -> None:
    message = mail()
    message.add_attachment(SHEET.encode(), maintype="text", subtype="markdown", filename=name)
    with pytest.raises(Refusal, match="autre dossier"):
        sheet_in(message.as_bytes())


def test_two_sheets_at_once() -> None:
    message = mail()
    for name in ("un.md", "deux.md"):
        message.add_attachment(SHEET.encode(), maintype="text", subtype="markdown", filename=name)
    with pytest.raises(Refusal, match="plusieurs fiches"):
        sheet_in(message.as_bytes())


def test_no_sheet_at_all() -> None:
    for data in (
        mail().as_bytes(),
        b"\xff\xfe\x00garbage",
        b"Content-Type: text/plain; charset=nimporte\n\nx",
    ):
        with pytest.raises(Refusal, match="aucune fiche"):
            sheet_in(data)


def test_a_charset_that_nobody_knows() -> None:
    data = b"Content-Type: text/plain; charset=nimporte\nContent-Transfer-Encoding: 8bit\n\n" + SHEET.encode()
    assert sheet_in(data).data.decode() == SHEET


def test_huge_mails_and_sheets_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    with path.open("wb") as file:
        file.truncate(MAX_MAIL_BYTES + 1)
    with pytest.raises(Refusal, match="c’est trop"):
        received(path)
    with pytest.raises(Refusal, match="trop longue"):
        sheet_in(mail(SHEET + "x\n" * 200_000).as_bytes())


def test_many_parts() -> None:
    message = mail()
    for _ in range(150):
        message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(Refusal, match="trop de parties"):
        sheet_in(message.as_bytes())


def test_another_file_is_shown_the_other_command(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="partage import"):
        received(tmp_path / "bilan.docx")


def test_a_sheet_saved_by_an_old_editor(tmp_path: Path) -> None:
    path = tmp_path / "jardin.md"
    path.write_bytes(SHEET.replace("\n", "\r\n").encode("cp1252"))
    assert received(path).data.decode() == SHEET
