"""What a site weighs, kind by kind: builds are worth comparing where they write as much."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from partage.catalogue.facets import FACETS

KINDS = ("sheets", "lists", "terms", "booklets", "form", "search", "rest")
"""Pages of sheets and lists of them, of terms, booklets, data of the form and of the search, all else."""
_TERMS = {facet.address for facet in FACETS}


@dataclass(frozen=True, slots=True)
class Weight:
    """Files, and their bytes in MB of 10^6."""

    files: int = 0
    mb: float = 0

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.files + other.files, self.mb + other.mb)


def weights(site: Path) -> dict[str, Weight]:
    """Return what *site* weighs, by kind."""
    found = dict.fromkeys(KINDS, Weight())
    for path in site.rglob("*"):
        if path.is_file():
            found[kind_of(path.relative_to(site))] += Weight(1, path.stat().st_size / 1e6)
    return found


def kind_of(path: PurePath) -> str:
    """Return the kind of the file at *path* of a site, ours or Hugo's."""
    parts = path.parts[1:] if path.parts[0] == "en" else path.parts
    match parts:
        case ("initiatives", name, "index.html") if name.startswith("fiche-"):
            return "sheets"
        case ("initiatives", *_):
            return "lists"
        case (facet, _, *_) if facet in _TERMS:
            return "terms" if len(parts) > 2 else "rest"
        case ("recueil", *_):
            return "booklets"
        case ("donnees", "v1", "fiches", _):
            return "form"
        case ("proposer", *_, name) if "fiche-" in str(path):
            return "form"
        case ("recherche" | "pagefind" | "search", *_):
            return "search"
        case _:
            return "rest"
