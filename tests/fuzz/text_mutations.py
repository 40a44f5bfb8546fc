"""What goes wrong in any text and in any bytes: odd values, encodings, cuts, repetitions, splices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

SECRET = "CONTENU-D-UN-FICHIER-VOISIN"
"""The content of a file outside the folder that is checked: no message may ever quote it."""

ODD = (
    "", " ", "\u00a0", "~", "null", "non", "oui", "true", "NaN", "inf", "1e309", "-0", "0x1F", "1_000", "0o17", "½", "²",
    "٣٤", "１２", "9" * 40, "0" * 300, "1" * 5000, "-5", "20-", "30-20", "environ", "environ 10^9", "1 000,5", "43.2951,5.37",
    "05061", "05061 Gap", "93", "2A", "99999 Nulle-Part", "05061 Marseille", "epci-200044014", "departement-", "region-93",
    "2024-02-30", "2024-13", "0000", "0001-01-01", "9999-12-31", "10000-01-01", "-2024", "2024-W05", "14:30", "12:30:45",
    "2024-09-15T12:00:00Z", "30/02/2024", "l’an dernier", "A" * 119, "A" * 121, "mot " * 400, "é" * 5000, "e\u0301" * 60,
    "a" + "\u0301" * 300, "İstanbul", "ﬁn", "ẞ ſ", "\u202egnp.exe", "\u2066x\u2069", "\u200b", "\u200d" * 50, "👩‍👩‍👧‍👦" * 20,
    "\U0010fffd", "\ufdd0", "\ue000", "\U000e0041", "ʼ", "中文", "עברית", "https://exemple.org/", "https://[::1", "https://a:99999/",
    "https://x:y@exemple.org/", "https://é.exemple/\u202e", "https://" + "a" * 3000, "https://" + "a." * 200, "http:///",
    "javascript:alert(1)", "data:text/html,x", "//exemple.org", "mailto:", "../../../etc/passwd", "/etc/passwd", "a/b.md",
    "a\\b", "con", "index", ".md", "%00", "%2e%2e%2f", "{{7*7}}", "{% include 'x' %}", "{0} {context} %s %n %(a)d", "${x}",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "--><svg onload=x>", "]]>", "&#0;", "&lt;", "::error::x",
    "::stop-commands::x", "##[error]x", "[skip ci]", "closes #12", "@everyone", "« »", "`code`", "| a | b |", "[a](b)",
    "![a](images/x.png)", "[^1]", "xPARTAGExcontentxx", "\\", "\\u0000", "'", '"', "'''", "#", "# a", "- a", ": ", "a: b: c",
    "&a", "*a", "!!python/object:os.system", "<<", "---", "...", "%YAML 1.1", "|", ">-", "[", "{", "],", "? a", "@a", "\t",
    "non-renseigne", "sans-objet", "non-renseignee", "inconnu",
)  # fmt: skip
"""Values at the limits of what fields accept, or with a meaning to some other program."""

CONTROLS = (
    "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x85", "\x9b1m", "\u2028", "\u2029",
    "\ufeff", "\ufffe", "\uffff", "\r", "\n", "\r\n::error::x", "\n\n---\n",
)  # fmt: skip
_BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
    b"\x00",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
)
_ENCODINGS = (
    "latin-1",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "utf-7",
    "utf-8-sig",
    "mac-roman",
    "cp037",
)


def odd(draw: Random) -> str:
    """Return an odd value, sometimes with a control character in it."""
    text = draw.choice(ODD)
    if draw.random() < 0.15:
        place = draw.randrange(len(text) + 1)
        text = text[:place] + draw.choice(CONTROLS) + text[place:]
    return text


def misspelt(draw: Random, word: str) -> str:
    """Return *word* misspelt, yet close enough for the check to guess what was meant."""
    place = draw.randrange(len(word) + 1)
    return draw.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + draw.choice("aezé -") + word[place:],
            word.swapcase(),
        )
    )


def many(draw: Random, longest: int) -> int:
    """Return how often to repeat something, *longest* times at most: rarely, around a likely bound, or far beyond."""
    return min(
        longest, draw.choice((0, 1, 2, 3, 10, 20, 50, 99, 101, 199, 201, 500, 1000, 2000, 5000, 20_000))
    )


def _cut(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _flipped(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _each in range(draw.choice((1, 1, 2, 8, 40))):
        if changed:
            changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _with_bytes(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    place = draw.randrange(len(data) + 1)
    added = draw.choice((*_BYTES, *(each.encode() for each in CONTROLS)))
    return data[:place] + added * draw.choice((1, 1, 1, 3, 1000)) + data[place:]


def _without_lines(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        start = draw.randrange(len(lines))
        del lines[start : start + draw.choice((1, 1, 2, 5, 30))]
    return b"".join(lines)


def _with_lines_again(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    start = draw.randrange(len(lines))
    block = lines[start : start + draw.choice((1, 1, 2, 5))]
    place = draw.choice((start, draw.randrange(len(lines) + 1)))
    times = many(draw, 60_000 // (sum(map(len, block)) + 1))
    return b"".join([*lines[:place], *block * times, *lines[place:]])


def _shuffled(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    draw.shuffle(lines)
    return b"".join(lines)


def _spliced(draw: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = draw.choice(others)
    return data[: draw.randrange(len(data) + 1)] + other[draw.randrange(len(other) + 1) :]


def _encoded(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(draw.choice(_ENCODINGS), "replace")


def _other_line_ends(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data.replace(b"\n", draw.choice((b"\r\n", b"\r", b"\n\r", b"\x0b", b"\n\n", b"")))


def _replaced_piece(draw: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start = draw.randrange(len(data) + 1)
    end = start + draw.choice((0, 1, 5, 30))
    piece = odd(draw).encode("utf-8", "surrogatepass")
    return data[:start] + piece * draw.choice((1, 1, 1, 2, 40)) + data[end:]


_MUTATIONS: tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...] = (
    _cut, _flipped, _with_bytes, _without_lines, _with_lines_again, _shuffled, _spliced, _encoded, _other_line_ends,
    _replaced_piece,
)  # fmt: skip


def mutated(draw: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return *data* changed without regard to its meaning; *others* are seeds of the same kind."""
    return draw.choice(_MUTATIONS)(draw, data, others)
