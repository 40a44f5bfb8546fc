"""Notes of a Markdown document: pandoc follows those that refer back to themselves for ever, and writes the others out
at each call.
"""

from __future__ import annotations

import re
from collections import Counter
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


def written_out(text: str) -> int:
    """Return how many characters the notes of *text* take once each call is replaced by its note.

    Linear in *text*, in which no note may be endless.
    """
    lengths: dict[str, int] = {}
    calls: dict[str, Counter[str]] = {}
    for name, line in _lines_of_notes(text):
        lengths[name] = lengths.get(name, 0) + len(line) + 1
        calls.setdefault(name, Counter()).update(found[1].casefold() for found in _CALL.finditer(line))
    whole: dict[str, int] = {}
    waiting = list(calls)
    while waiting:
        name = waiting[-1]
        inside = [called for called in calls[name] if called in calls and called not in whole]
        if name not in whole and inside:
            waiting += inside
            continue
        waiting.pop()
        whole.setdefault(
            name, lengths[name] + sum(whole.get(called, 0) * times for called, times in calls[name].items())
        )
    called = Counter(found[1].casefold() for found in _CALL.finditer(text))
    of_notes: Counter[str] = Counter()
    for each in calls.values():
        of_notes.update(each)
    # One call of each note is its definition.
    return sum(max(0, called[name] - of_notes[name] - 1) * length for name, length in whole.items())


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
