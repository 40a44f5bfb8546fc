"""Everything that one edition of the site publishes: which views make which files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from partage.build.pages_by_number import agenda_pages, read_across
from partage.build.question_pages import QUESTION_PAGES
from partage.catalogue import urls
from partage.catalogue.facets import FACETS, Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.page_titles import READ_ACROSS
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address, source_of
from partage.images.picture import Size
from partage.images.poster import Poster
from partage.rendering.output import Output
from partage.rendering.rooms import MIN_ENTRIES, PARTICIPATION, entries_of
from partage.rendering.teams import how_many_pairs
from partage.runtime.kept_parts import KeptParts
from partage.search.documents import Document
from partage.views import (
    acronyms,
    across,
    agenda,
    agenda_files,
    agenda_posters,
    booklets,
    bringing,
    comparison,
    corrections,
    data_files,
    discovery,
    embeds,
    explorer,
    feeds,
    findings,
    guide,
    home,
    indexes,
    lists,
    maps,
    participation,
    pictures,
    posters,
    proposal,
    reading_paths,
    redirects,
    schemas,
    search,
    sheets,
    sitemap,
    terms,
    whole_data,
)

HtmlTransform: TypeAlias = Callable[[str], str]
"""HTML of a page of MkDocs → the same with the generated part."""

CORRECTIONS = "a-corriger.md"
INFORMATION = {
    "accessibilite.md": "footer.accessibility",
    "mentions-legales.md": "footer.legal",
    "donnees-personnelles.md": "footer.personal",
    "contribuer/index.md": "footer.contribute",
}
"""Pages that the foot of every page leads to, where they are written, and what they are called there."""
HOME = "index.md"
LIST = "initiatives/index.md"
AGENDA = f"{urls.AGENDA}index.md"
PATHS_FOLDER = urls.PATHS.rstrip("/")
SEARCH = f"{urls.SEARCH}index.md"
PROPOSAL = f"{proposal.PROPOSAL_FOLDER}index.md"
GRID = f"{proposal.GRID}index.md"
COMPARISON = f"{urls.COMPARISON}index.md"
ACRONYMS = f"{urls.ACRONYMS}index.md"
EXPLORER = f"{urls.EXPLORER}index.md"
BOOKLETS = f"{urls.BOOKLETS}index.md"
ACROSS = {f"{address}index.md": key for address, key in READ_ACROSS.items()}
"""Pages that read across sheets, and their titles."""
TOOLS = (SEARCH, PROPOSAL, GRID, COMPARISON, BOOKLETS, *ACROSS, *(page.source for page in QUESTION_PAGES))
"""Pages that may be in no navigation."""


def index_source(facet: Facet) -> str:
    """Return the source of the index page of *facet*."""
    return f"{facet.address}/index.md"


def generated_pages(site: Site) -> dict[str, str]:
    """Return the title of each page that MkDocs renders for us, by source; a hand-written one goes before."""
    t = site.strings
    pages = {index_source(facet): t(f"facet.{facet.id}.title") for facet in FACETS}
    return {
        LIST: t("list.title"),
        AGENDA: t("agenda.title"),
        SEARCH: t("search.title"),
        PROPOSAL: t("form.title"),
        GRID: t("grid.title"),
        COMPARISON: t("compare.title"),
        ACRONYMS: t("acronyms.title"),
        EXPLORER: t("explorer.title"),
        BOOKLETS: t("booklet.all_title"),
        **{source: t(key) for source, key in ACROSS.items()},
        **{page.source: t(page.title) for page in QUESTION_PAGES},
        **pages,
    }


def page_additions(site: Site) -> Mapping[str, HtmlTransform]:
    """Return what is added to the pages of MkDocs, by source."""
    added: dict[str, HtmlTransform] = {
        HOME: partial(home.page, site),
        LIST: append(partial(lists.body, site)),
        AGENDA: append(partial(agenda.body, site)),
        SEARCH: append(partial(search.body, site)),
        PROPOSAL: append(partial(proposal.body, site)),
        GRID: append(partial(proposal.grid, site)),
        COMPARISON: append(partial(comparison.body, site)),
        ACRONYMS: append(partial(acronyms.body, site)),
        EXPLORER: append(
            partial(explorer.body, site, {page.address: page.entries for page in QUESTION_PAGES})
        ),
        BOOKLETS: append(partial(booklets.every, site)),
        CORRECTIONS: append(partial(corrections.body, site)),
        f"{urls.FINDINGS}index.md": append(partial(findings.body, site)),
        f"{urls.BRINGING}index.md": append(partial(bringing.body, site)),
        **{
            f"{room}index.md": append(partial(across.body, site, room))
            for room in (urls.LESSONS, urls.PROMISES, urls.HELP)
        },
        **{page.source: append(partial(page.body, site)) for page in QUESTION_PAGES},
        "contribuer/champs.md": lambda html: html.replace(guide.MARK, guide.body(site)),
        "contribuer/reutiliser.md": lambda html: html.replace(guide.SETTINGS_MARK, guide.settings(site)),
    }
    for path in site.paths.by_id.values():
        added[reading_paths.source_of(path)] = partial(reading_paths.page, site, path)
    for facet in FACETS:
        added[index_source(facet)] = append(partial(indexes.body, site, facet, partial(_more, site, facet)))
        for term in site.catalogue.vocabularies[facet.id].terms.values():
            source = source_of(facet, term.id)
            if source in site.texts:
                added[source] = partial(terms.body_with_text, site, facet, term)
    return added


def _more(site: Site, facet: Facet) -> str:
    """Return what the index of *facet* has after its terms."""
    if facet.id != "participation":
        return ""
    return participation.body(site) + across.body(site, PARTICIPATION)


def thin_pages(site: Site) -> frozenset[str]:
    """Return the sources of the pages that have too few entries to be in a menu yet."""
    counts = {f"{room}index.md": entries_of(site, room) for room in (urls.LESSONS, urls.PROMISES, urls.HELP)}
    counts[f"{urls.FINDINGS}index.md"] = len(site.findings.by_id)
    counts[f"{urls.BRINGING}index.md"] = how_many_pairs(site)
    counts |= {page.source: page.entries(site) for page in QUESTION_PAGES}
    return frozenset(source for source, count in counts.items() if count < MIN_ENTRIES)


def append(body: Callable[[], str]) -> HtmlTransform:
    """Return what adds *body* after the text of a page."""
    return lambda html: f"{html}\n{body()}"


def sheet_outputs(site: Site, initiative: Initiative) -> list[Output]:
    """Return the files of the sheet of *initiative*."""
    return [sheets.output(site, initiative)]


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes the contents that are no text."""

    picture: Callable[[Size, str], bytes]
    """The bytes of one size of the picture in a file."""
    draw: Callable[[Poster], bytes]
    """The picture of a poster."""


def other_outputs(
    site: Site, documents: Sequence[Document | None], other_addresses: Collection[str], makers: Makers
) -> Iterator[Output]:
    """Yield every other file that MkDocs does not make, except `data_outputs` and the index of words.

    *documents* are those that are found; *other_addresses* those of the pages of MkDocs.
    """
    pages = [*lists.outputs(site), *terms.outputs(site), *read_across(site), *agenda_pages(site)]
    yield from pages
    yield from agenda_posters.outputs(site)
    yield from agenda_files.outputs(site)
    yield from redirects.outputs(site)
    yield from reading_paths.outputs(site)
    yield from search.card_outputs(site, documents)
    yield from pictures.outputs(site, makers.picture)
    yield from feeds.outputs(site)
    yield from embeds.outputs(site)
    yield from discovery.outputs(site)
    yield from posters.outputs(site, makers.draw)
    listed = [output.path.removesuffix("index.html") for output in pages]
    listed += [sheet_address(initiative.id) for initiative in site.catalogue.initiatives]
    yield from sitemap.outputs(site, [*listed, *other_addresses])


def data_outputs(site: Site, kept: KeptParts | None = None) -> Iterator[list[Output]]:
    """Yield the files that are no pages, for which *site* needs no shells; *kept* is what is known of large ones.

    Those of one list are made by one process, which reads what they have in common only once.
    """
    yield whole_data.outputs(site, kept)
    yield [*proposal.place_outputs(site)]
    for views in (proposal, schemas, data_files, maps):
        yield from ([output] for output in views.outputs(site))


def is_searched(source: str) -> bool:
    """Whether the page of MkDocs whose source is *source* is found by searching."""
    return source not in (HOME, SEARCH, COMPARISON, CORRECTIONS)


def link_targets(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the source and the path of what pages of MkDocs may link to."""
    for initiative in site.catalogue.initiatives:
        yield initiative.path, f"{sheet_address(initiative.id)}index.html"
    for source, address in terms.sources_with_pages(site):
        if source not in site.texts:
            yield source, f"{address}index.html"


def address_of(source: str) -> str:
    """Return the address of the page of MkDocs whose source is *source*."""
    folder = source.removesuffix(".md")
    return folder.removesuffix("index") if folder.endswith("index") else f"{folder}/"
