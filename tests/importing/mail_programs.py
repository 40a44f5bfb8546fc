"""Messages as six programs write them, each with the same sheet in it: invented people, addresses of `example`."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from tests.importing.mail_writing import (
    apple,
    each_line,
    file,
    flowed,
    gmail,
    hard_spaces,
    outlook,
    outlook_plain,
    page,
    part,
    plain,
    quoted,
    several,
    wrapped,
)

SENDER = "Nadia Exemple"
ADDRESS = "nadia@tilleuls.example"
GREETING = "Bonjour à toutes et à tous,\n\nVoici notre fiche, dites-moi si quelque chose manque.\n\n"
CARD = "Nadia Exemple\nCoordinatrice, centre social Les Tilleuls\n12 rue des Lilas, 05000 Gap\n06 00 00 00 00"
ATTRIBUTION = "Le sam. 28 nov. 2026 à 10:00, Réseau <reseau@initiatives.example> a écrit :"


def message(program: str, content: bytes) -> bytes:
    head = (
        f"From: {SENDER} <{ADDRESS}>\r\nTo: reseau@initiatives.example\r\nSubject: =?utf-8?Q?Fiche_=3A_r=C3=A9parer?=\r\n"
        f"Date: Sat, 28 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n{program}\r\n"
    )
    return head.encode() + content


def messages(sheet: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each message that carries *sheet*, the text of the form's download."""
    for program, header, contents in (
        ("Thunderbird", "User-Agent: Mozilla Thunderbird", thunderbird),
        ("Outlook", "X-Mailer: Microsoft Outlook 16.0", outlook_desktop),
        ("Outlook on the web", "X-MS-Has-Attach: ", outlook_web),
        ("Gmail", "X-Gm-Message-State: x", google),
        ("Apple", "X-Mailer: iPhone Mail (22A000)", apple_mail),
        ("webmail", "X-Mailer: Webmail", webmail),
    ):
        made: Callable[[str], Iterator[tuple[str, bytes]]] = contents
        for name, content in made(sheet):
            yield f"{program}: {name}", message(header, content)


def thunderbird(sheet: str) -> Iterator[tuple[str, bytes]]:
    yield "flowed", plain(flowed(f"{GREETING}{sheet}\n") + "-- \n" + CARD, how="; format=flowed")
    yield "flowed, hard spaces", plain(flowed(hard_spaces(f"{GREETING}{sheet}")), how="; format=flowed")
    lines = each_line(f"{GREETING}{sheet}", "", "<br>", "", keep_last=False)
    signed = f'<div class="moz-signature">-- <br>{CARD.replace(chr(10), "<br>")}</div>'
    both = several(
        "alternative",
        plain(wrapped(f"{GREETING}{sheet}", 72)),
        page(f"<html><body><p>{lines}</p>{signed}</body></html>", "8bit"),
    )
    yield "plain, cut at 72, and HTML", both
    yield "a file", several("mixed", plain(GREETING), file(sheet, "velos.md", "text/markdown; charset=UTF-8"))
    sent_on = f"-------- Message transféré --------\nSujet : Fiche\nDe : {SENDER} <{ADDRESS}>\nPour : reseau@initiatives.example\n\n"
    yield "sent on", plain(flowed(f"Pour information.\n\n{sent_on}{sheet}"), how="; format=flowed")


def outlook_desktop(sheet: str) -> Iterator[tuple[str, bytes]]:
    yield "HTML only", page(outlook(f"{GREETING}{sheet}\nBien cordialement,\n\n{CARD}"))
    windows = plain(
        outlook_plain(f"{GREETING}{sheet}\nCordialement\n{CARD}"), "quoted-printable", "windows-1252"
    )
    yield "plain with an empty line after each", windows
    yield (
        "plain, cut at 76",
        plain(wrapped(f"{GREETING}{sheet}\nCordialement,\n{CARD}", 76), "quoted-printable", "iso-8859-1"),
    )
    before = f"\n{'_' * 32}\nDe : Réseau <reseau@initiatives.example>\nEnvoyé : vendredi 27 novembre 2026 18:00\nÀ : {SENDER}\nObjet : Votre fiche\n\nBonjour,\n\nMerci de nous envoyer votre fiche."
    yield "an answer", page(outlook(f"{GREETING}{sheet}\nBien à vous,\nNadia{before}"), "base64")
    yield (
        "a file named .txt",
        several("mixed", page(outlook(GREETING)), file(sheet, "velos.txt", "application/octet-stream")),
    )


def outlook_web(sheet: str) -> Iterator[tuple[str, bytes]]:
    lines = each_line(
        f"{GREETING}{sheet}", '<div class="elementToProof" style="font-size:12pt">', "</div>", "<br>"
    )
    signature = f'<div id="Signature">{each_line(CARD, "<p>", "</p>", "")}</div>'
    yield "HTML only", page(f"<html><body>{lines}{signature}</body></html>")
    cut = plain(wrapped(f"{GREETING}{sheet}\n{SENDER}", 78), "quoted-printable")
    yield "both forms, plain cut", several("alternative", cut, page(f"<html><body>{lines}</body></html>"))
    yield (
        "a file without type",
        several("mixed", page("<p>Bonjour</p>"), file(sheet, "velos.md", "", "attachment", "8bit")),
    )
    mobile = '<div id="ms-outlook-mobile-signature">Obtenez <a href="https://aka.example/o">Outlook pour Android</a></div>'
    yield (
        "a telephone",
        page(f"<html><body>{each_line(sheet, '<div dir=auto>', '</div>', '<br>')}{mobile}</body></html>"),
    )
    answer = '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><b>De :</b> Réseau<br><b>Envoyé :</b> hier<br><b>À :</b> Nadia<br></div><div>Envoyez-nous votre fiche.</div>'
    yield "an answer", page(f"<html><body>{lines}<div>Merci d’avance</div>{answer}</body></html>")


def google(sheet: str) -> Iterator[tuple[str, bytes]]:
    yield (
        "HTML only",
        page(
            gmail(f"{GREETING}{sheet}")
            + f'<div class="gmail_signature" data-smartmail="gmail_signature">{CARD}</div>'
        ),
    )
    yield "plain, cut at 72", plain(wrapped(f"{GREETING}{sheet}\nBonne journée,\n\n{CARD}", 72), "base64")
    quote = f'<div class="gmail_quote"><div class="gmail_attr">{html.escape(ATTRIBUTION)}<br></div><blockquote>Envoyez-nous votre fiche.</blockquote></div>'
    both = several(
        "alternative",
        plain(wrapped(f"{sheet}\n{ATTRIBUTION}\n\n{quoted('Envoyez-nous votre fiche.')}", 78)),
        page(gmail(sheet) + quote),
    )
    yield "an answer in both forms", both
    yield "a file", several("mixed", plain(GREETING), file(sheet, "velos.md", "application/octet-stream"))
    yield (
        "sent on",
        plain(
            wrapped(
                f"Pour toi\n\n---------- Forwarded message ---------\nDe : {SENDER} <{ADDRESS}>\nDate: sam. 28 nov. 2026\nSubject: Fiche\nTo: <reseau@initiatives.example>\n\n{sheet}",
                78,
            )
        ),
    )


def apple_mail(sheet: str) -> Iterator[tuple[str, bytes]]:
    yield "a telephone", plain(f"{GREETING}{sheet}\n\nEnvoyé de mon iPhone\n", "quoted-printable")
    yield (
        "flowed",
        plain(flowed(f"{sheet}\n\nNadia", 70), "quoted-printable", how="; format=flowed; delsp=no"),
    )
    shown = file(sheet, "velos.txt", "text/plain; charset=utf-8", "inline", "quoted-printable")
    yield (
        "a text that it shows",
        several("mixed", plain("Bonjour\n"), shown, plain("\n\nEnvoyé de mon iPhone")),
    )
    yield "HTML only", page(apple(f"{sheet}\n\nEnvoyé de mon iPhone"))
    cited = (
        f'<blockquote type="cite"><div>{html.escape(ATTRIBUTION)}</div><br><div>Envoyez.</div></blockquote>'
    )
    yield "an answer with its attribution quoted", page(apple(sheet).replace("</body>", f"{cited}</body>"))
    yield (
        "an answer that quotes it",
        plain(f"Reçu, merci !\n\n{ATTRIBUTION}\n\n{quoted(sheet)}\n", "quoted-printable"),
    )


def webmail(sheet: str) -> Iterator[tuple[str, bytes]]:
    notice = (
        "_" * 60 + "\nCe message et ses pièces jointes peuvent contenir des informations confidentielles."
    )
    yield (
        "cut at 80",
        plain(wrapped(f"{sheet}\nCordialement\nNadia Exemple\n{notice}", 80), "base64", "windows-1252"),
    )
    paragraphs = each_line(f"{GREETING}{sheet}", "<p>", "</p>", "<br>")
    yield "a paragraph a line", page(f"<html><body>{paragraphs}</body></html>", "base64", "iso-8859-1")
    answered = "> Message du 27/11/26 18:00\n> De : Réseau <reseau@initiatives.example>\n> A : Nadia\n> Objet : fiche\n>\n> Bonjour"
    yield "an answer", plain(wrapped(sheet, 72) + f"\n\n\n{answered}", "quoted-printable", "iso-8859-1")
    margin = (
        f'<blockquote style="margin-left: 8px">{html.escape(answered).replace(chr(10), "<br>")}</blockquote>'
    )
    yield "an answer in HTML", page(f"<div>{paragraphs}{margin}</div>", "base64")
    kept = html.escape(f"{GREETING}{sheet}\n\nEnvoyé depuis ma boîte mail\n", quote=False)
    yield "HTML that keeps spaces", page(f'<div style="white-space: pre-wrap">{kept}</div>', "base64")
    yield (
        "cut, then quoted",
        plain(f"Bien reçu\n\n{ATTRIBUTION}\n{quoted(wrapped(sheet, 72))}\n\nLe réseau\n"),
    )
    yield (
        "a file without a name",
        several(
            "mixed",
            plain(GREETING),
            part(
                "text/plain; charset=utf-8",
                sheet.encode(),
                "base64",
                more="Content-Disposition: attachment\r\n",
            ),
        ),
    )
