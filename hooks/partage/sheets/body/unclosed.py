"""Blocks of code that nobody meant: one that is opened and never closed, or that is a frame of another program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.sheets.body.limits import BodyProblem
from partage.text.messages import quoted

_FENCE = re.compile(r"[ >]{0,12}(?:[-+*] |\d{1,9}[.)] )?(`{3,}|~{3,})([^`\n]*)$")
_FRAME = re.compile(r"\{[\w.:-]+\}|(?:admonition|note|tip|warning|info|callout|ad-\w+)\b", re.IGNORECASE)


def unclosed_fence(body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield a remark on the fence of *body* after which all the rest is code, and on the first that is a frame."""
    opened, fence, is_said = 0, "", False
    for number, line in enumerate(body.split("\n"), first_line):
        found = _FENCE.match(line)
        if not found:
            continue
        if fence:
            if found[1].startswith(fence) and not found[2].strip():
                fence = ""
            continue
        opened, fence = number, found[1]
        if _FRAME.match(found[2].strip()) and not is_said:
            is_said = True
            yield (
                number,
                f"{quoted(line.strip())} : il n’y a pas d’encadré ici, ce texte s’affiche comme du code ; écrivez une "
                "citation (« > » au début de la ligne) ou un titre (« ### À savoir »)",
                "warning",
            )
    if fence:
        yield (
            opened,
            f"{quoted(fence)} ouvre un bloc de code que rien ne ferme : tout ce qui suit s’affichera comme du code ; "
            "retirez cette ligne, ou fermez le bloc par la même",
            "warning",
        )
