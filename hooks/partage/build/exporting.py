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
from partage.text.strings import WRITTEN_IN, strings
from partage.views import data_files


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
    made = [*data_files.whole_files(site), *data_files.outputs(site)]
    contents = ((paths[each.path], each.content()) for each in made if each.path in paths)
    texts = {path: each.decode() if isinstance(each, bytes) else each for path, each in contents}
    return database(TABLES, texts)
