"""E-mails that contain a sheet."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from partage.importing.mail import MAX_MAIL_BYTES, received, sheet_in
from partage.importing.refusal import Refusal
from tests.importing.mail_writing import wrapped
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
    with pytest.raises(Refusal, match="partage importer"):
        received(tmp_path / "bilan.docx")


def test_a_sheet_saved_by_an_old_editor(tmp_path: Path) -> None:
    path = tmp_path / "jardin.md"
    path.write_bytes(SHEET.replace("\n", "\r\n").encode("cp1252"))
    assert received(path).data.decode() == SHEET


def attached(data: bytes, kind: str, name: str = "", how: str = "attachment") -> bytes:
    """A message with a file, whose type and name are what its program says."""
    message = mail("Ci-joint.\n")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="x")
    [_, part] = message.iter_parts()
    for header in ("Content-Type", "Content-Disposition"):
        del part[header]
    if kind:
        part["Content-Type"] = kind
    part["Content-Disposition"] = f'{how}; filename="{name}"' if name else how
    return message.as_bytes()


def test_a_sheet_is_known_by_its_content() -> None:
    for kind, name, how in (
        ("text/plain", "jardin.txt", "attachment"), ("application/octet-stream", "jardin.md.txt", "attachment"), ("", "jardin", "attachment"),
        ("", "", "attachment"), ("application/x-markdown", "", "inline"), ('text/plain; name="jardin.txt"', "", "inline"),
        ("application/octet-stream", "fiche.bin", "inline"),
    ):  # fmt: skip
        assert sheet_in(attached(SHEET.encode(), kind, name, how)).data.decode() == SHEET, (kind, name)
    for data in (
        SHEET.encode("utf-16"),
        b"\xef\xbb\xbf" + SHEET.replace("\n", "\r\n").encode(),
        SHEET.encode("cp1252"),
    ):
        assert sheet_in(attached(data, "text/plain", "jardin.txt")).data.decode() == SHEET


def test_a_file_that_went_through_a_program_before() -> None:
    assert sheet_in(
        attached(wrapped(SHEET.replace('"', ""), 66).encode(), "text/plain", "jardin.txt")
    ).data.decode() == SHEET.replace('"', "")


def test_a_file_that_is_no_sheet_does_not_hide_the_text() -> None:
    message = mail(SHEET)
    message.add_attachment("Liste des courses", filename="notes.txt")
    assert sheet_in(message.as_bytes()).data.decode() == SHEET
    with pytest.raises(Refusal, match="aucune fiche"):
        sheet_in(attached(b"Liste", "text/plain", "notes.txt"))


def test_a_message_attached_to_a_message() -> None:
    inner = mail(f"{SHEET}\nEnvoyé de mon iPhone\n").as_bytes()
    assert sheet_in(attached(inner, "application/octet-stream", "fiche.eml")).data.decode() == SHEET
    message = mail("Ci-joint.\n")
    message.add_attachment(message_from_bytes(inner, policy=policy.SMTP))
    assert sheet_in(message.as_bytes()).data.decode() == SHEET


def test_the_same_sheet_under_two_names_is_one() -> None:
    message = mail()
    for name in ("jardin.md", "jardin.txt"):
        message.add_attachment(SHEET.encode(), maintype="text", subtype="plain", filename=name)
    assert sheet_in(message.as_bytes()).name == "jardin.md"


def test_two_sheets_in_the_text() -> None:
    with pytest.raises(Refusal, match="plusieurs fiches"):
        sheet_in(mail(f"{SHEET}\n{SHEET.replace('jardin', 'four')}").as_bytes())


def test_the_whole_form_of_a_message_rather_than_the_one_that_was_cut() -> None:
    text = SHEET.replace(
        "\n\n",
        "\n\nUne ligne que son auteur a finie vers soixante-dix signes ou un peu plus,\nà cet endroit.\n\n",
    )
    message = mail(wrapped(text, 72))
    message.add_alternative(
        "".join(f"<div>{line or '<br>'}</div>" for line in text.split("\n")), subtype="html"
    )
    assert sheet_in(message.as_bytes()).data.decode() == text


def test_an_address_that_a_program_repeats() -> None:
    text = SHEET + "\nVoir https://x.example/a et contact@x.example.\n"
    said = text.replace("x.example/a", "x.example/a<https://x.example/a>").replace(
        "contact@x.example", "contact@x.example<mailto:contact@x.example>"
    )
    assert sheet_in(mail(said).as_bytes()).data.decode() == text


def test_a_file_is_known_by_its_content_too(tmp_path: Path) -> None:
    message = mail(SHEET).as_bytes()
    for name, data in (
        ("jardin.txt", SHEET.encode()), ("jardin.md.txt", SHEET.encode("utf-16")), ("jardin", SHEET.encode()), ("message.txt", message),
        ("message", b"From - Sat Nov 28 10:00:00 2026\r\n" + message), ("copie.txt", f"Bonjour,\n\n{SHEET}".encode()), ("copie.md", f"Bonjour,\n\n{SHEET}".encode()),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(data)
        assert received(tmp_path / name).data.decode() == SHEET, name
    for name, data, why in (
        ("notes.txt", b"Bonjour", "ni une fiche"),
        ("a.msg", b"\xd0\xcf\x11\xe0", "format d’Outlook"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refusal, match=why):
            received(tmp_path / name)
