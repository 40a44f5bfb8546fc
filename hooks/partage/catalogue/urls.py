"""The permanent address of each page, and relative ways between pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from partage.catalogue.facets import BY_ID, FACETS, Facet
from partage.catalogue.site import Site
from partage.reference.terms import Term
from partage.sheets.fields import KEYS

PER_PAGE = 150
"""Cards on one page: every page stays light, however many sheets a term has."""
SEARCH = "rechercher/"
PROPOSAL = "proposer/"
PLACE_LISTS = "proposer/lieux/"
"""Every official place, in small lists: all editions read those of the first."""
PLACE_FILES = 44
"""Files of those lists, some fifteen in each, of which one is read for two letters typed."""
COMPARISON = "comparer/"
EXPLORER = "explorer/"
ACRONYMS = "sigles/"
BOOKLETS = "recueil/"
LESSONS = "enseignements/"
FINDINGS = "constats/"
PROMISES = "suites/"
BRINGING = "a-rapprocher/"
HELP = "qui-peut-aider/"
COVERAGE = "couverture/"
MAP = "carte/"
FAMILY_PAIRS = "passerelles/"
CHOOSER = "methodes/choisir/"
PATHS = "parcours/"
MEETINGS = "rencontres/"
OBSTACLES = "freins-et-leviers/"
"""Under the address of a term: what got in the way and what helped, in its sheets."""
PER_SHELF = 80
"""Sentences on one page."""
PER_COLUMN = PER_SHELF // 2
"""Obstacles, and as many levers, on one page."""
DATA_PAGE = "donnees/"
DATA = "donnees/v1/"
"""The open data, by the version of what is promised."""
EMBEDS = "integrer/"
"""How to show a list of sheets on another site; what it then shows is under this address."""
ANY_EMBED = "integrer/liste/"
"""What a frame shows of any list, which its address asks for as that of a search does."""
AGENDA = "agenda/"
AGENDA_CALENDARS = "agenda/calendriers/"
AGENDA_CHOICE = "agenda/choisir-une-date/"
AGENDA_POSTERS = "agenda/affiche/"
PER_BOOKLET = 50
"""Sheets of one volume of a booklet: some 100 printed pages, and as many requests as a browser makes comfortably.

A page of cards holds whole volumes."""
MIN_SHEETS_OF_A_BOOKLET = 3
"""A term with fewer sheets has no booklet: two are printed as fast one by one."""


def root_of(address: str) -> str:
    """Return the relative way from the page at *address*, such as `themes/sante/`, to the site's root."""
    return "../" * address.count("/") or "./"


def term_address(facet: str, term: str) -> str:
    """Return the permanent address of a term's page."""
    return f"{BY_ID[facet].address}/{term}/"


def sheet_address(identifier: str) -> str:
    """Return the permanent address of a sheet."""
    return f"initiatives/{identifier}/"


def search_address(**terms: str) -> str:
    """Return the address of the search for the sheets that have each of *terms*, by facet."""
    return f"{SEARCH}?{'&'.join(f'{BY_ID[facet].address}={term}' for facet, term in terms.items())}"


def completing_address(identifier: str, key: str = "") -> str:
    """Return the address of the form on a sheet, at the question of the front-matter *key* if there is one."""
    return f"{PROPOSAL}?fiche={identifier}{f'&question={key}' if key else ''}"


def telling_address(**answers: str) -> str:
    """Return the address of the form for a new sheet that already has *answers*, terms by the name of their field."""
    return f"{PROPOSAL}?{'&'.join(f'{KEYS[field]}={term}' for field, term in answers.items())}"


def pair_address(one: str, other: str) -> str:
    """Return the address of the sheets that two families of themes share: no identifier holds two hyphens in a row."""
    return f"{FAMILY_PAIRS}{one}--{other}/"


def reviewing_address(site: Site) -> str:
    """Return the address of the page about reviews; that of the guide, while nobody has written it."""
    return "contribuer/relecture/" if "contribuer/relecture.md" in site.texts else "contribuer/"


def page_count(items: int, each: int = 0) -> int:
    """Return how many pages of *each* hold *items*, of cards if it is 0; one when there is none."""
    return max(1, -(-items // (each or PER_PAGE)))


def finding_address(identifier: str) -> str:
    """Return the permanent address of a finding."""
    return f"{FINDINGS}{identifier}/"


def page_address(folder: str, number: int) -> str:
    """Return the address of page *number*, from 1, of the list at *folder*."""
    return folder if number == 1 else f"{folder}page/{number}/"


def has_booklet(site: Site, facet: Facet, term: Term) -> bool:
    """Whether the sheets of *term* can be printed as a booklet: those of the facets that people search by first."""
    return facet.is_core and site.catalogue.count(facet.id, term.id) >= MIN_SHEETS_OF_A_BOOKLET


def booklet_address(facet: Facet, term: str) -> str:
    """Return the address of the booklet of a term: its own page, which is its cover and its contents."""
    return f"{term_address(facet.id, term)}?{BOOKLETS.rstrip('/')}"


def embed_address(facet: Facet, term: str) -> str:
    """Return the address of what a frame shows of a term, without any script."""
    return f"{EMBEDS}{facet.address}/{term}/"


def embedding_address(facet: str, term: str) -> str:
    """Return the address of the page that tells how to show the sheets of a term elsewhere."""
    return f"{EMBEDS}?{BY_ID[facet].address}={term}"


def ground_file(name: str) -> str:
    """Return the path of the ground of a map: outlines that pages draw on."""
    return f"{MAP}fonds/{name}.svg"


def agenda_file(term: tuple[str, str] | None, ending: str) -> str:
    """Return the path of the calendar (`ics`) or the feed (`xml`) of a facet and term, of the whole agenda without."""
    if term is None:
        return f"{AGENDA}{'agenda' if ending == 'ics' else 'flux'}.{ending}"
    facet, identifier = term
    return f"{AGENDA}{BY_ID[facet].address}/{identifier}.{ending}"


def agenda_month(month: date) -> str:
    """Return the address of the page of the *month* that begins on that day."""
    return f"{AGENDA}{month:%Y-%m}/"


def agenda_poster(term: tuple[str, str] | None, span: str) -> str:
    """Return the address of the poster of a facet and term, for a *span* `semaine` or `mois`."""
    if term is None:
        return f"{AGENDA_POSTERS}{span}/"
    facet, identifier = term
    return f"{AGENDA_POSTERS}{BY_ID[facet].address}/{identifier}/{span}/"


def source_of(facet: Facet, identifier: str) -> str:
    """Return the source that a hand-written page of the term has, from `docs/`."""
    return f"{facet.address}/{identifier}.md"


def has_page(site: Site, facet: Facet, term: Term) -> bool:
    """Whether *term* is worth a page: it has initiatives, or a text of its own."""
    return site.catalogue.has(facet.id, term.id) or source_of(facet, term.id) in site.texts


def terms_with_pages(site: Site) -> Iterator[tuple[Facet, Term]]:
    """Yield the terms that are worth a page, in the order of the facets and of their vocabularies."""
    for facet in FACETS:
        for term in site.catalogue.vocabularies[facet.id].terms.values():
            if has_page(site, facet, term):
                yield facet, term
