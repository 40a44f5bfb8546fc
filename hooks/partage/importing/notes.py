"""Notes in a Markdown document that refer back to themselves: pandoc would follow them for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEFINITION = re.compile(r"\W*?\[\^([^\]\s]+)\]:")
"""At the beginning of a line, inside any block quotes and lists."""
_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def endless_note(text: str) -> str:
    """Return the name of a note that refers to itself, directly or through others; empty if there is none.

    Linear in *text*. Names are compared case-insensitively, as CommonMark compares labels.
    """
    calls: dict[str, set[str]] = {}
    for name, line in _lines_of_notes(text):
        calls.setdefault(name, set()).update(found[1].casefold() for found in _CALL.finditer(line))
    # Topological sort (Kahn): remove notes that refer to no remaining note; the rest is in a cycle or leads to one.
    callers: dict[str, list[str]] = {}
    left = {name: len(called & calls.keys()) for name, called in calls.items()}
    for name, called in calls.items():
        for each in called & calls.keys():
            callers.setdefault(each, []).append(name)
    free = [name for name, count in left.items() if not count]
    while free:
        done = free.pop()
        del left[done]
        for caller in callers.get(done, ()):
            left[caller] -= 1
            if not left[caller]:
                free.append(caller)
    return min(left, default="")


def _lines_of_notes(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line that may belong to a note, as the name of the note and the text of the line."""
    name, after_blank = "", False
    for line in text.splitlines():
        if found := _DEFINITION.match(line):
            name, line = found[1].casefold(), line[found.end() :]
        elif after_blank and not line.startswith((" ", "\t", ">")):
            name = ""
        after_blank = not line.strip()
        if name:
            yield name, line
