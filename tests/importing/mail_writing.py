"""What messages are made of: lines cut, flowed, quoted, in HTML; parts in their encodings."""

from __future__ import annotations

import base64
import html
import quopri

NBSP = "\u00a0"


def wrapped(text: str, width: int, end: str = "") -> str:
    """Cut the lines of *text* at spaces, at *width* characters; *end* is what a cut leaves there."""
    lines = []
    for whole in text.split("\n"):
        line = whole
        while (
            len(line) > width
            and (place := line.rfind(" ", len(line) - len(line.lstrip()) + 1, width + 1)) > 0
        ):
            lines.append(line[:place] + end)
            line = line[place + 1 :]
        lines.append(line)
    return "\n".join(lines)


def flowed(text: str, width: int = 72) -> str:
    """As RFC 3676 says: a space ends a line that goes on, and begins one that would be taken for a quotation."""
    lines = wrapped("\n".join(line.rstrip(" ") for line in text.split("\n")), width, " ").split("\n")
    return "\n".join(" " + line if line.startswith((" ", ">", "From ")) else line for line in lines)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def hard_spaces(text: str) -> str:
    """Leading spaces as no-break ones."""
    return "\n".join(
        NBSP * (len(line) - len(line.lstrip(" "))) + line.lstrip(" ") for line in text.split("\n")
    )


def escaped(line: str, keep_last: bool = True) -> str:
    """A line in HTML, its leading spaces kept by `&nbsp;`; the last one is a plain space in most programs."""
    bare = line.lstrip(" ")
    count = len(line) - len(bare)
    spaces = "&nbsp;" * (count - 1) + " " if count and keep_last else "&nbsp;" * count
    return spaces + html.escape(bare, quote=False).replace(NBSP, "&nbsp;")


def each_line(text: str, start: str, end: str, empty: str, **how: bool) -> str:
    return "\n".join(f"{start}{escaped(line, **how) if line else empty}{end}" for line in text.split("\n"))


def outlook(text: str) -> str:
    lines = each_line(text, '<p class="MsoNormal">', "<o:p></o:p></p>", "&nbsp;", keep_last=False)
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><style><!-- p.MsoNormal '
        f'{{margin:0cm}} --></style></head><body lang="FR"><div class="WordSection1">\n{lines}\n</div></body></html>'
    )


def outlook_plain(text: str) -> str:
    """What Outlook makes of it in plain text: a paragraph a line, so an empty line after each."""
    return "\n\n".join(line or NBSP for line in text.split("\n"))


def gmail(text: str) -> str:
    return f'<div dir="ltr">{each_line(text, "", "<br>", "")}</div>'


def apple(text: str) -> str:
    return f'<html><body dir="auto">{each_line(text, "<div>", "</div>", "<br>")}</body></html>'


def part(
    kind: str, text: str | bytes, encoding: str = "8bit", charset: str = "utf-8", more: str = ""
) -> bytes:
    # Programs that declare Latin-1 write Windows-1252, as browsers read it.
    real = "windows-1252" if charset == "iso-8859-1" else charset
    data = text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode(real)
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{more}" if kind else f"{more}"
    return head.encode() + b"\r\n" + data


def plain(text: str, encoding: str = "8bit", charset: str = "utf-8", how: str = "") -> bytes:
    return part(f"text/plain; charset={charset}{how}", text, encoding, charset)


def page(text: str, encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    return part(f"text/html; charset={charset}", text, encoding, charset)


def file(text: str, name: str, kind: str, disposition: str = "attachment", encoding: str = "base64") -> bytes:
    more = f'Content-Disposition: {disposition}; filename="{name}"\r\n' if disposition else ""
    return part(f'{kind}; name="{name}"' if kind else "", text.encode(), encoding, more=more)


def several(kind: str, *parts: bytes) -> bytes:
    mark = b"=_b" + kind.encode()
    inner = b"".join(b"--" + mark + b"\r\n" + each + b"\r\n" for each in parts)
    return (
        f'Content-Type: multipart/{kind}; boundary="{mark.decode()}"\r\n\r\n'.encode()
        + inner
        + b"--"
        + mark
        + b"--\r\n"
    )
