"""The open data, apart from the files that hold every sheet (`whole_data`): sheets as they were written, closed lists,
places, descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, DATA_PAGE, sheet_address
from partage.exports import dcat, described, own_files
from partage.exports.inert import csv_lines
from partage.exports.skos import scheme
from partage.exports.tables import TERRITORIES, territory_rows
from partage.rendering.output import Output
from partage.runtime import fingerprint
from partage.runtime.bundles import bundles, file_count


def base_of(site: Site) -> described.Base:
    """Return what the descriptions say of *site*."""
    lists = tuple(site.references.vocabularies)
    # What a catalogue must say, and a site may leave out.
    is_french = site.references.territories.are_of_france
    sheets = len(site.catalogue.index.initiatives)
    return described.Base(
        site.name, site.description or site.name, site.base_url, lists, site.licence, is_french, sheets
    )


def _own_files(site: Site) -> Iterator[Output]:
    """Yield the files of sheets as they were written: each depends on its own sheets alone."""
    initiatives = site.catalogue.index.initiatives
    count = file_count(len(initiatives), own_files.MAX_EACH)
    for number, sheets in enumerate(bundles(initiatives, count)):
        inputs = fingerprint.digest(*(each.digest for each in sheets))
        yield Output(DATA + own_files.path_of(number), partial(_own_file, site, sheets), inputs)
    yield Output(DATA + own_files.INDEX, partial(own_files.index, len(initiatives)), len(initiatives))


def _own_file(site: Site, sheets: Sequence[Initiative]) -> str:
    opened = ((each, each.sheet) for each in sheets)
    return own_files.own_file(
        (each.id, site.base_url + sheet_address(each.id), sheet.written, sheet.file) for each, sheet in opened
    )


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files: all editions share those of the first."""
    if not site.is_first:
        return
    for name, vocabulary in site.references.vocabularies.items():
        path = f"{DATA}vocabulaires/{name}.json"
        address = site.base_url + path if site.base_url else ""
        yield Output(path, partial(scheme, address, name, vocabulary.terms.values()), ())
    yield from _own_files(site)
    base = base_of(site)
    yield Output(DATA + TERRITORIES.path, partial(_places, site))
    yield Output(DATA + described.PACKAGE, partial(described.package, base), base.whole)
    yield Output(DATA + described.SCHEMA, described.schema, ())
    yield Output(DATA + described.README, partial(described.readme, base), base.whole)
    if site.base_url:
        days = [
            dates.changed for each in site.catalogue.initiatives if (dates := site.history.get(each.path))
        ]
        changed = max(days).isoformat() if days else ""
        said = [*dcat.things(base, site.base_url + DATA_PAGE, site.base_url + DATA, changed)]
        yield Output(DATA + dcat.JSONLD, partial(dcat.jsonld, said), (changed, base.whole))
        yield Output(DATA + dcat.TURTLE, partial(dcat.turtle, said), (changed, base.whole))


def _places(site: Site) -> str:
    return csv_lines(territory_rows(site.catalogue.vocabularies["territory"].terms.values()))
