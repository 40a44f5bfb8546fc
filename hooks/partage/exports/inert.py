"""Any text → the same where it can do nothing: no formula, no end of a script or of a line, nothing invisible.

Checked sheets hold little of it; whatever did get through stops here, in every format.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from partage.text.characters import IGNORED, on_one_line, received
from partage.text.compact_json import compact_json
from partage.text.strict_yaml import UNREADABLE

FORMULAS = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, CSV injection)."""
APOSTROPHE = "'"
"""Before a formula, it makes a text of it; `LISEZMOI` says so."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""What computes nothing though it may begin with a sign."""
_UNSEEN = re.compile(rf"[{IGNORED}]|{UNREADABLE.pattern}")
_ACTS = re.compile(rf"[\t\n\r{IGNORED}]|{UNREADABLE.pattern}")


def readable(text: str) -> str:
    """Return *text* with plain line ends and without what no sheet may hold: control characters, reversed writing."""
    text = received(text)
    return received(UNREADABLE.sub("", text)) if UNREADABLE.search(text) else text


def json_text(value: Any) -> str:
    """Return *value* as JSON that may stand anywhere in a page: without `<`, `>` and `&`."""
    return compact_json(value).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def exact_json(value: Any) -> str:
    """Return *value* as `json_text` does, without losing a character: what acts or is not seen is written as a code."""
    return _UNSEEN.sub(lambda found: "".join(map(_code, found[0])), json_text(value))


def _code(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def cell(text: str) -> str:
    """Return *text* as a cell of a table: on one line, and no formula."""
    if not text:
        return ""
    # Called a hundred times a sheet, mostly on what needs nothing.
    line = on_one_line(readable(text)).replace("\t", " ") if _ACTS.search(text) else text
    acts = line.lstrip().startswith(FORMULAS) and not _NUMBER.fullmatch(line)
    return f"{APOSTROPHE}{line}" if acts else line


def csv_lines(rows: Iterable[Iterable[str]], delimiter: str = ",") -> str:
    """Return *rows* as CSV (RFC 4180): lines end with CR LF."""
    written = io.StringIO()
    # The module quotes what holds its own delimiter, a quote or a line end, and nothing else.
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(
        [cell(value) for value in row] for row in rows
    )
    return written.getvalue()
