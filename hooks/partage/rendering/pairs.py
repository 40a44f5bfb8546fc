"""What got in the way and how it was got round, what helped: of one factor, or of the sheets of another term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from partage.across.sentences import Sentence
from partage.across.shelves import Volume
from partage.catalogue.facets import Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import OBSTACLES, PER_COLUMN, page_count, search_address, term_address
from partage.reference.terms import Term
from partage.rendering.told import NO_SIEVE, Sieve, Told, sieve_of, told

GLANCE = 5
"""Sentences on the page of such a term."""
OBSTACLES_AT_A_GLANCE = 3
FIRST = 25
"""Obstacles, and as many levers, on the page that a term has for them: the search has the others."""
WORTH_A_PAGE = {"theme": GLANCE, "method": GLANCE, "territory": 25}
"""By facet, how many sentences are too few to show more than a glance: territories are many, most with a few sheets."""
MOST_FOLDED, MOST_LETTERS = 60, 20_000
"""Sentences that are folded under the glance, and what they may weigh; more of them have a page of their own."""
MAX_CARDS = 20
"""Cards of sheets on a page of sentences, which name all of them."""
Found = tuple[Initiative, Sentence]


@dataclass(frozen=True, slots=True)
class Columns:
    """Obstacles and levers, as one page shows them."""

    obstacles: Sequence[Told]
    levers: Sequence[Told]
    total_obstacles: int
    total_levers: int
    lead: str
    """How many sheets speak of it, and how many say how they did."""
    sieve: Sieve
    sheets: Sequence[Initiative]
    """Each once, in the order of its first sentence."""
    others: tuple[Sequence[Told], Sequence[Told]] = ((), ())
    """Obstacles and levers that are folded under these: few enough for the same page."""


def pages_of_factor(site: Site, factor: str) -> int:
    """Return how many pages hold the obstacles and the levers of *factor*."""
    totals = (site.catalogue.tally(f"{side}/{factor}").sentences for side in ("obstacle", "lever"))
    return page_count(max(totals), PER_COLUMN)


def columns_of(site: Site, facet: str, term: str, number: int, root: str) -> Columns | None:
    """Return what stands on page *number* of *term*; None where its sheets have none, or another page has it."""
    if facet == "factor":
        return of_factor(site, term, number, root)
    if facet in WORTH_A_PAGE and number == 1:
        return at_a_glance(site, facet, term, root)
    return None


def of_factor(site: Site, factor: str, number: int, root: str) -> Columns:
    """Return what stands on page *number* of *factor*: each sentence of each sheet is on one page."""
    catalogue, after = site.catalogue, (number - 1) * PER_COLUMN
    obstacles = catalogue.told(f"obstacle/{factor}", PER_COLUMN, after)
    levers = catalogue.told(f"lever/{factor}", PER_COLUMN, after)
    met, helped = (catalogue.tally(f"{side}/{factor}") for side in ("obstacle", "lever"))
    # All pages of a factor need the same counts; only the first says them.
    lead = _lead(site, met.sheets, met.replying) if met.sheets and number == 1 else ""
    # The page is that of the factor: naming it in each sentence would say nothing, unless a narrower one is meant.
    return _columns(
        site, obstacles, levers, root, own=factor, totals=(met.sentences, helped.sentences), lead=lead
    )


def at_a_glance(site: Site, facet: str, term: str, root: str) -> Columns | None:
    """Return the few sentences that the page of *term* shows; None where its sheets have none."""
    obstacles, levers = _all_of(site, facet, term)
    if not (obstacles or levers):
        return None
    most = max(OBSTACLES_AT_A_GLANCE, GLANCE - len(levers))
    first = list(_in_turn(obstacles))[:most]
    helped = list(_in_turn(levers))[: GLANCE - len(first)]
    if _extent(site, facet, term) != "folded":
        return _counted(site, obstacles, levers, first, helped, root)
    whole = _counted(
        site,
        obstacles,
        levers,
        list(_in_turn(obstacles)),
        list(_in_turn(levers)),
        root,
        is_sieved=facet != "theme",
    )
    return replace(
        whole,
        obstacles=whole.obstacles[: len(first)],
        levers=whole.levers[: len(helped)],
        others=(whole.obstacles[len(first) :], whole.levers[len(helped) :]),
    )


def first_of(site: Site, facet: str, term: str, root: str) -> Columns:
    """Return the first page of what the sheets of *term* say."""
    obstacles, levers = _all_of(site, facet, term)
    first, helped = (list(_in_turn(each))[:FIRST] for each in (obstacles, levers))
    return _counted(site, obstacles, levers, first, helped, root, is_sieved=facet != "theme")


def has_obstacles_page(site: Site, facet: Facet, term: Term) -> bool:
    """Whether what the sheets of *term* say of obstacles and levers has a page of its own."""
    return _extent(site, facet.id, term.id) == "page"


def _extent(site: Site, facet: str, term: str) -> Literal["glance", "folded", "page"]:
    """Return how much of what the sheets of *term* say is shown: a glance, all of it folded under that, or a page."""
    fewest = WORTH_A_PAGE.get(facet)
    if fewest is None:
        return "glance"
    # Whoever shows the term has asked for all of its sheets already: nothing more is noted.
    count, letters = site.catalogue.index.volumes[facet].get(term, Volume())
    if count > MOST_FOLDED or (count > fewest and letters > MOST_LETTERS):
        return "page"
    return "folded" if count > fewest else "glance"


def all_obstacles(site: Site, facet: Facet, term: Term) -> str:
    """Return the address of what the sheets of *term* say: a page, that of the term, or the search for these sheets."""
    addresses = {
        "page": term_address(facet.id, term.id) + OBSTACLES,
        "folded": f"{term_address(facet.id, term.id)}#gene-aide",
        "glance": search_address(**{facet.id: term.id}),
    }
    return addresses[_extent(site, facet.id, term.id)]


def _all_of(site: Site, facet: str, term: str) -> tuple[list[Found], list[Found]]:
    sheets = site.catalogue.having(facet, term)
    obstacles = [(each, said) for each in sheets for said in each.sentences if said.kind == "obstacle"]
    levers = [(each, said) for each in sheets for said in each.sentences if said.kind == "lever"]
    return obstacles, levers


def _in_turn(found: Sequence[Found]) -> Iterator[Found]:
    """Yield those with a way round first; of each, one a territory before a second of the same."""
    met: Counter[tuple[bool, str]] = Counter()
    keyed = []
    for rank, (initiative, sentence) in enumerate(found):
        about = (not sentence.reply, initiative.terms["territory"][0])
        keyed.append((about[0], met[about], rank))
        met[about] += 1
    return (found[rank] for _, _, rank in sorted(keyed))


def _counted(
    site: Site, obstacles: Sequence[Found], levers: Sequence[Found],
    first: Sequence[Found], helped: Sequence[Found], root: str, *, is_sieved: bool = False,
) -> Columns:  # fmt: skip
    speaking = {each.id for each, _ in obstacles}
    saying = {each.id for each, sentence in obstacles if sentence.reply}
    lead = _lead(site, len(speaking), len(saying)) if obstacles else ""
    totals = (len(obstacles), len(levers))
    return _columns(site, first, helped, root, totals=totals, lead=lead, is_sieved=is_sieved)


def _columns(
    site: Site, obstacles: Sequence[Found], levers: Sequence[Found], root: str,
    *, totals: tuple[int, int], lead: str, own: str | None = None, is_sieved: bool = True,
) -> Columns:  # fmt: skip
    sheets = {each.id: each for each, _ in (*obstacles, *levers)}
    sieve = sieve_of(site, [each for each, _ in (*obstacles, *levers)]) if is_sieved else NO_SIEVE

    def shown(found: Sequence[Found]) -> list[Told]:
        return [
            told(site, each, said, root, sieve=sieve, factor="" if said.about == own else said.about)
            for each, said in found
        ]

    return Columns(shown(obstacles), shown(levers), *totals, lead, sieve, list(sheets.values()))


def _lead(site: Site, speaking: int, saying: int) -> str:
    return site.strings(
        "pairs.lead",
        speaking=site.strings.counted("pairs.speaking", speaking),
        saying=site.strings.counted("pairs.saying", saying),
    )
