"""What one visitor loads does not grow with the base: four times as many sheets make no page heavier."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import HELP, LESSONS, PROMISES
from partage.rendering.rooms import PARTICIPATION
from partage.runtime.pool import available_processes
from partage.search.documents import documents_of
from partage.search.editions import Searched
from partage.search.index_files import INDEX_FOLDER, index_files
from partage.search.inverted_index import words_of
from partage.search.postings import Postings, score_for_site
from partage.search.suggestions import suggested_terms
from partage.views import (
    across,
    booklets,
    bringing,
    comparison,
    data_page,
    embed_builder,
    home,
    indexes,
    lists,
    not_found,
    participation,
    proposal,
    search,
    terms,
)
from tests.benchmarks.generate import generate
from tests.benchmarks.index_time import read_site
from tests.samples import write_project

FEW, MANY = 400, 1_600
ROOM = 1.25
"""Longer titles and larger numbers."""


def site_of(folder: Path, sheets: int) -> Site:
    write_project(folder, {})
    generate(folder / "initiatives", sheets)
    return read_site(folder, available_processes())


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    return (
        site_of(tmp_path_factory.mktemp("few"), FEW),
        site_of(tmp_path_factory.mktemp("many"), MANY),
    )


def most_used(site: Site, facet: str) -> str:
    return max(site.catalogue.used(facet), key=lambda term: site.catalogue.count(facet, term.id)).id


def term_page(site: Site, facet_index: int) -> str:
    facet = FACETS[facet_index]
    term = site.catalogue.vocabularies[facet.id].terms[most_used(site, facet.id)]
    return terms.body(site, facet, term)


BOUNDS = {
    "catalogue.urls.PER_PAGE": 10,
    "views.terms.PER_PAGE": 10,
    "views.lists.PER_PAGE": 10,
    "rendering.crossings.MAX_TITLES": 2,
    "rendering.pairs.PER_COLUMN": 5,
    "views.bringing.PER_SHELF": 5,
    "views.terms.MAX_NARROWER": 10,
    "views.embed_builder.MAX_LISTED": 10,
}
ROOMS = (LESSONS, PROMISES, HELP, PARTICIPATION)
PAGES: dict[str, Callable[[Site], str]] = {
    "home": lambda site: home.page(site, ""),
    "list": lists.body,
    "search": search.body,
    "form": proposal.body,
    "comparison": comparison.body,
    "missing": lambda site: not_found.body(site, "/"),
    "booklets": booklets.every,
    "suggestions": lambda site: repr(suggested_terms(site, documents_of(site, ()))),
    **{f"room {room}": partial(lambda site, room: across.body(site, room), room=room) for room in ROOMS},
    "bringing": bringing.body,
    "embedding": embed_builder.body,
    "open data": data_page.body,
    "participation": participation.body,
    **{f"index of {facet.id}": partial(lambda site, facet: indexes.body(site, facet), facet=facet) for facet in FACETS},
    **{f"most used {facet.id}": partial(term_page, facet_index=number) for number, facet in enumerate(FACETS)},
}  # fmt: skip


INDEX_BOUNDS = {"facet_lists.SHEETS_PER_BLOCK": 40, "shards.FULL_SHARD": 400, "spellings.MAX_WORDS": 200}
GROWS_WITH_ORGANISATIONS = "actor"
"""The terms of this facet are read by those who filter by it, and there is no closed list of them."""


def largest_files(site: Site) -> dict[str, int]:
    """Return the longest file of each folder of the index, by folder and kind of file."""
    documents = documents_of(site, ())
    postings = words_of((), [score_for_site(site, documents)]).postings()
    # The file of a frequent word is as long as what is found.
    rare = {term: posting for term, posting in postings.by_term.items() if len(posting.weights) < FEW // 10}
    files = index_files([Searched(site, documents)], Postings(rare, postings.forms, postings.names))
    root = json.loads(files[f"{INDEX_FOLDER}index.json"])
    del files[f"{INDEX_FOLDER}facettes/{root['facets'][GROWS_WITH_ORGANISATIONS]}.txt"]
    largest: dict[str, int] = {}
    for path, text in files.items():
        kind = f"{PurePosixPath(path).parent}/{PurePosixPath(path).suffix}"
        largest[kind] = max(largest.get(kind, 0), len(text))
    return largest


def test_no_file_of_the_index_grows_in_proportion(
    sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    for bound, value in INDEX_BOUNDS.items():
        monkeypatch.setattr(f"partage.search.{bound}", value)
    few, many = map(largest_files, sites)
    # Twice: the square root of how many times as many sheets there are.
    assert {kind: (few[kind], size) for kind, size in many.items() if size > 2 * few[kind]} == {}


@pytest.mark.parametrize("page", PAGES)
def test_no_page_grows(page: str, sites: tuple[Site, Site], monkeypatch: pytest.MonkeyPatch) -> None:
    # Small, so that 400 sheets are enough to fill what is bounded.
    for bound, value in BOUNDS.items():
        monkeypatch.setattr(f"partage.{bound}", value)
    few, many = (len(PAGES[page](site)) for site in sites)
    assert many < few * ROOM + 2_500


def test_what_has_no_room_is_told(sites: tuple[Site, Site]) -> None:
    html = indexes.body(sites[1], next(facet for facet in FACETS if facet.id == "actor"))
    letters = html.count("<li>", html.index("<nav"), html.index("</nav>"))
    assert html.count("<li>") - letters == indexes.MAX_TERMS
    assert 'href="../rechercher/"' in html


def test_a_tree_loses_its_lowest_levels(sites: tuple[Site, Site]) -> None:
    html = indexes.body(sites[1], next(facet for facet in FACETS if facet.id == "territory"))
    regions = [term for term in sites[1].catalogue.used("territory") if term.id.startswith("region-")]
    assert all(f'href="../territoires/{region.id}/"' in html for region in regions)
