"""How a sheet is cited: what reference managers read in the head of its page, and two formats to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address
from partage.exports.inert import readable
from partage.text.characters import on_one_line

_IN_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "\N{NO-BREAK SPACE}": "~", "\N{NARROW NO-BREAK SPACE}": r"\,",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_IN_BIBTEX)) + "]")


class Citation(NamedTuple):
    """What is said of a sheet by those who cite it; nothing that is not known is said."""

    key: str
    title: str
    authors: tuple[str, ...]
    """Organisations and people alike, as the sheet names them."""
    site: str
    address: str
    """Empty where the address of the site is unknown."""
    language: str
    day: str
    """Of its last change, in ISO 8601; empty where Git cannot tell."""
    licence: str = ""
    """Under which the sheet is reused, in a sentence: its own, else that of the site."""


def citation_of(site: Site, initiative: Initiative) -> Citation:
    """Return how *initiative* is cited."""
    dates = site.history.get(initiative.path)
    own = site.licence.bare
    licence = initiative.fields.licence or (own and site.strings("print.licence", licence=own))
    return Citation(
        key=initiative.id,
        title=_line(initiative.title),
        authors=tuple(map(_line, initiative.fields.authors)),
        site=_line(site.name),
        address=site.base_url and site.base_url + sheet_address(initiative.id),
        language=initiative.language or site.references.language,
        day=dates.changed.isoformat() if dates else "",
        licence=_line(licence),
    )


def _line(text: str) -> str:
    return on_one_line(readable(text))


def metas(cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield what reference managers read in the head, by name."""
    said = [
        ("title", cited.title),
        *(("author", name) for name in cited.authors),
        ("publisher", cited.site),
        ("publication_date", cited.day.replace("-", "/")),
        ("language", cited.language),
        ("public_url", cited.address),
    ]
    yield from ((f"citation_{name}", value) for name, value in said if value)


def bibtex(cited: Citation) -> str:
    """Return the entry of BibTeX; names are kept whole, since most are those of organisations."""
    year, _, rest = cited.day.partition("-")
    said = [
        ("title", f"{{{_bibtex(cited.title)}}}"),
        ("author", " and ".join(f"{{{_bibtex(name)}}}" for name in cited.authors)),
        ("howpublished", _bibtex(cited.site)),
        ("year", year),
        ("month", rest.partition("-")[0].lstrip("0")),
        ("url", cited.address),
        ("note", _bibtex(cited.licence)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in said if value]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}"])


def _bibtex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _IN_BIBTEX[found[0]], text)


def ris(cited: Citation) -> str:
    """Return the record of RIS."""
    said = [
        ("TY", "ELEC"),
        ("TI", cited.title),
        *(("AU", name) for name in cited.authors),
        ("PB", cited.site),
        ("PY", cited.day[:4]),
        ("DA", cited.day.replace("-", "/")),
        ("LA", cited.language),
        ("UR", cited.address),
        ("N1", cited.licence),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in said if value), "ER  - "])
