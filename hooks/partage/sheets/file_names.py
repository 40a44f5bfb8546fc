"""Valid names for the file of a sheet: the name becomes its permanent address."""

from __future__ import annotations

import re
from pathlib import PurePath

from partage.text.folding import slug
from partage.text.messages import quoted

MAX_NAME_LENGTH = 80
PORTS = tuple(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED = frozenset(("con", "nul", "aux", "prn", *PORTS, "index", "page", "readme", "404"))
"""Names reserved by Windows, or used by the site for its own pages."""
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def name_problem(name: str) -> str | None:
    """Return what is wrong with *name* as the name of a sheet's file, or None."""
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    if ending == ".md" and _IDENTIFIER.fullmatch(stem) and len(stem) <= MAX_NAME_LENGTH:
        if stem not in RESERVED:
            return None
        return f"{quoted(name)} est un nom réservé ; donnez au fichier le nom de la fiche : « jardin-partage.md »"
    proposal = slug(stem, MAX_NAME_LENGTH)
    if not proposal or proposal in RESERVED:
        proposal = "jardin-partage"
    return (
        f"{quoted(name)} ne peut pas être le nom d’une fiche (lettres minuscules sans accent, chiffres et traits "
        f"d’union, {MAX_NAME_LENGTH} au plus, puis « .md ») ; renommez le fichier : {quoted(proposal + '.md')}"
    )
