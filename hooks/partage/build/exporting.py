"""The open data as one file, without building the site."""

from __future__ import annotations

from datetime import date, tzinfo
from pathlib import Path

from partage.catalogue.former_names import dates_of
from partage.catalogue.knowledge_base import KnowledgeBase
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA
from partage.exports.sqlite import database
from partage.exports.tables import TABLES
from partage.rendering.output import Content
from partage.text.strings import WRITTEN_IN, strings
from partage.views import data_files, whole_data


def sqlite_of(
    knowledge: KnowledgeBase, root: Path, folder: str, address: str, today: date, zone: tzinfo
) -> bytes:
    """Return the database of *knowledge*: the rows of the published tables, at the *address* of the site, as of
    *today* in its *zone*."""
    site = Site(
        name="",
        locale=WRITTEN_IN,
        locales=(WRITTEN_IN,),
        base_url=address,
        strings=strings(WRITTEN_IN),
        catalogue=knowledge.catalogue,
        references=knowledge.references,
        today=today,
        history=dates_of(knowledge.catalogue.initiatives, root, folder, today, zone),
    )
    paths = {DATA + table.path: table.path for table in TABLES}
    made = [*whole_data.outputs(site, names=paths.values()), *data_files.outputs(site)]
    texts = {paths[each.path]: _text(each.content()) for each in made if each.path in paths}
    return database(TABLES, texts)


def _text(content: Content) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, bytes):
        return content.decode()
    with content:
        return content.read().decode()
