"""The imprint of a printed page, since paper has no address bar: its address, date and licence."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address
from partage.rendering.formatting import day_in_words
from partage.rendering.qr_code import is_public, qr_code


@dataclass(frozen=True, slots=True)
class Imprint:
    """The foot of a printed page."""

    site: str
    address: str
    """As text; empty if the address of the site is unknown."""
    code: Markup
    """The address as a QR code; empty if others could not open it."""
    version: str = ""
    licence: str = ""
    authors: str = ""


def imprint(site: Site, address: str, *, version: str = "", licence: str = "", authors: str = "") -> Imprint:
    """Return the foot of the page at *address*, from the root of the edition."""
    whole = site.base_url and site.base_url + address
    code = qr_code(whole) if is_public(site.base_url) else Markup()
    own = site.licence.bare
    licence = licence or (own and site.strings("print.licence", licence=own))
    return Imprint(site.name, whole, code, version, licence, authors)


def sheet_imprint(site: Site, initiative: Initiative) -> Imprint:
    """Return the foot of a sheet; its version is its last change, or this build where Git cannot tell."""
    change = site.history.get(initiative.path)
    key, day = ("print.version", change.changed) if change else ("print.built", site.today)
    version = site.strings(key, date=day_in_words(day, site.locale))
    fields = initiative.fields
    authors = ", ".join(fields.authors)
    return imprint(
        site,
        sheet_address(initiative.id),
        version=version,
        licence=fields.licence,
        authors=authors and site.strings("print.authors", authors=authors),
    )
