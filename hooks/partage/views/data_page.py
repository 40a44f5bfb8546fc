"""The page of the open data, for a coordinator: what there is, how fresh, how complete, how to open it."""

from __future__ import annotations

from datetime import date
from typing import Any

from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, DATA_PAGE, root_of
from partage.exports.columns import FIELDS
from partage.exports.dcat import JSONLD, TURTLE
from partage.exports.described import (
    MEDIA_TYPES,
    PACKAGE,
    POINTS,
    README,
    SCHEMA,
    SPREADSHEET,
    WHOLE,
    whole_files,
)
from partage.exports.own_files import INDEX
from partage.exports.tables import SHEETS, TABLES
from partage.rendering.formatting import day_in_words
from partage.rendering.head import Node
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.text.strings import grouped

FILES = (
    SPREADSHEET, SHEETS.path, WHOLE, POINTS, *(table.path for table in TABLES if table is not SHEETS), INDEX, PACKAGE,
    SCHEMA, README,
)  # fmt: skip
FOR_PORTALS = (JSONLD, TURTLE)
"""Published where the address of the site is known."""
"""Those that people choose among, in the order of who asks; their words are `data.file.<name>`."""
SENTENCES = frozenset({"lesson", "obstacle", "lever"})


def entries(site: Site) -> int:
    """Return how many sheets there are to download."""
    return len(site.catalogue.initiatives)


def body(site: Site) -> str:
    """Return the page, to go under its title."""
    root = root_of(DATA_PAGE)
    # Data are published once, at the root of the first edition.
    folder = site.shared_root(root) + DATA
    t = site.strings
    initiatives = site.catalogue.initiatives
    days = _days(site)
    sentences = sum(said.kind in SENTENCES for each in initiatives for said in each.sentences)
    places = {place for each in initiatives for place in each.terms["territory"]}
    return render(
        "data.html.jinja",
        site.locale,
        root=root,
        numbers=[
            t.counted("data.sheets", len(initiatives)),
            t.counted("data.places", len(places)),
            t.counted("data.sentences", sentences),
        ],
        changed=t("data.changed", date=day_in_words(max(days), site.locale)) if days else "",
        files=[{"name": name, "href": folder + name, "use": t(key)} for name, key in _files(site)],
        lists=[
            {"name": name, "href": f"{folder}vocabulaires/{name}.json"}
            for name in site.references.vocabularies
        ],
        points=_address_of_root(site) + DATA + POINTS,
        are_of_france=site.references.territories.are_of_france,
        licence=site.licence.name and t("data.licence", licence=site.licence.name),
        fields=_fields(site),
        imprint=imprint(site, DATA_PAGE),
    )


def _files(site: Site) -> list[tuple[str, str]]:
    """Return each file that people choose among, and the key of its words."""
    named = [(name, f"data.file.{name}") for name in (*FILES, *(FOR_PORTALS if site.base_url else ()))]
    after = FILES.index(WHOLE) + 1
    more = whole_files(len(site.catalogue.initiatives))[1:]
    return [*named[:after], *((name, "data.file.more") for name in more), *named[after:]]


def linked(site: Site) -> Node:
    """Return the data as those who list data read them (schema.org)."""
    address, days = site.base_url + DATA_PAGE, _days(site)
    node: dict[str, Any] = {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": f"{site.name}{site.strings('text.colon')}{site.strings('data.title')}",
        "description": site.strings("data.description"),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": _address_of_root(site) + DATA + name,
                "encodingFormat": kind,
            }
            for name, kind in {
                **MEDIA_TYPES,
                **dict.fromkeys(whole_files(len(site.catalogue.initiatives)), MEDIA_TYPES[WHOLE]),
            }.items()
        ],
    }
    if site.licence.name:
        node["license"] = site.licence.address or site.licence.name
    return {**node, "dateModified": max(days).isoformat()} if days else node


def _days(site: Site) -> list[date]:
    return [dates.changed for each in site.catalogue.initiatives if (dates := site.history.get(each.path))]


def _address_of_root(site: Site) -> str:
    return site.base_url if site.is_first else site.base_url.removesuffix(f"{site.locale}/")


def _fields(site: Site) -> list[dict[str, Any]]:
    """Return for each field how many sheets fill it: the honest measure of what these data are worth."""
    initiatives = site.catalogue.initiatives
    counts = [digits.count("1") for digits in zip(*(each.filled for each in initiatives), strict=True)]
    total = max(1, len(initiatives))
    return [
        {
            "label": column.label(site.locale),
            "key": column.key,
            "count": grouped(count, site.locale),
            "rate": site.strings("data.percent", number=100 * count // total),
        }
        for column, count in zip(FIELDS, counts or [0] * len(FIELDS), strict=True)
    ]
