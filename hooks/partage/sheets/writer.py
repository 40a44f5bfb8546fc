"""Values of a sheet → the text of its file, written one way by every caller.

The form does the same in the browser (`assets/javascripts/form/sheet-text.js`); `tests/sheets/written.json` holds both
to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from partage.sheets.fields import KEYS
from partage.sheets.sections import SECTIONS
from partage.text.characters import received
from partage.text.strict_yaml import UNREADABLE
from partage.text.translation import spoken

Item: TypeAlias = "str | Mapping[str, str | Sequence[str]]"
Value: TypeAlias = "str | Sequence[Item] | Mapping[str, str]"
"""The value of a key: a text, a list of texts or of mappings, or one mapping."""

# French letters only: what counts as another letter depends on the version of Unicode.
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ÿŒœ"
# Mail programs cut lines from some 65 characters on: a value that may be cut is quoted, and so stays one value.
_PLAIN = re.compile(rf"[{_LETTER}][{_LETTER}_’'()/,. -]{{0,38}}[{_LETTER}_)]|[{_LETTER}]")
_READ_OTHERWISE = re.compile(r"[0-9.+-].*|true|false|yes|no|on|off|y|n|null|.*  .*", re.IGNORECASE)


def sheet_text(values: Mapping[str, Value], body: str = "") -> str:
    """Return the file of a sheet: *values* by front-matter key in the order of `fields`, then the Markdown *body*.

    Empty values are left out. Texts are kept as they are, except line ends and characters that no sheet may hold.
    """
    lines = ["---"]
    for key in KEYS.values():
        if values.get(key):
            lines += entry(key, values[key])
    lines += ["---", ""]
    body = _readable(body).strip()
    return "\n".join(lines) + (f"\n{body}\n" if body else "")


def body_text(sections: Mapping[str, str]) -> str:
    """Return the Markdown of *sections* by identifier, in the guided order; empty ones are left out."""
    texts = [(section.written_in(spoken()), sections.get(section.id, "").strip()) for section in SECTIONS]
    return "\n\n".join(f"## {title}\n\n{text}" for title, text in texts if text)


def entry(key: str, value: Value) -> list[str]:
    """Return the lines of the front matter that give *value* to *key*."""
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}"]
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {inner}: {scalar(each)}" for inner, each in value.items() if each)]
    lines = [f"{key}:"]
    for item in value:
        if isinstance(item, str):
            lines.append(f"  - {scalar(item)}")
        else:
            parts = [f"{inner}: {_inline(each)}" for inner, each in item.items() if each]
            lines += [("  - " if rank == 0 else "    ") + line for rank, line in enumerate(parts)]
    return lines


def _inline(value: str | Sequence[str]) -> str:
    return scalar(value) if isinstance(value, str) else f"[{', '.join(_quoted(each) for each in value)}]"


def scalar(text: str) -> str:
    """Return *text* as a YAML scalar, in double quotes if it is long or could be read as anything else."""
    return text if _PLAIN.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    # Every JSON string is also a YAML string.
    return json.dumps(_readable(text), ensure_ascii=False)


def _readable(text: str) -> str:
    """Return *text* as it is read, without characters that no sheet may hold: pasted texts bring some."""
    return received(UNREADABLE.sub("", received(text)))
