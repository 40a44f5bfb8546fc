"""Teams to bring together: pairs of sheets that a rare method or audience joins, and that never met in a sheet.

No score: each pair has one reason, which is a fact of both sheets. Those who both offer help come first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

FACETS = ("method", "audience")
"""What joins two teams, the most telling first."""
FEW = 4
"""Sheets that carry a rare term, at most; in a large base, one in a hundred."""
SHARE_OF_FEW = 100
MAX_CANDIDATES = 24
"""Sheets of a term that are paired with each other: the cost does not grow with the base."""
MAX_PAIRS = 100


class Team(NamedTuple):
    """What is asked of a sheet, in the order of the catalogue."""

    id: str
    departement: str
    """Identifier of that of its main territory; empty where that is wider, or none."""
    terms: Mapping[str, Sequence[str]]
    """Carried by the sheet itself, by facet: methods, audiences."""
    lead: str
    """Identifier of the structure that leads; empty where it is unknown."""
    actors: frozenset[str]
    """Every structure that the sheet names."""
    links: frozenset[str]
    """Every sheet that it names."""
    is_available: bool
    """Whether the team offers something to others."""


class Pair(NamedTuple):
    """Two sheets, and what joins them."""

    one: str
    other: str
    facet: str
    term: str
    carrying: int
    """Sheets that carry the term, these two among them."""
    are_available: bool


def pairs(teams: Sequence[Team]) -> list[Pair]:
    """Return the pairs of *teams*: both available first, then the rarest term, methods before audiences.

    The two share a term that few sheets carry, are of two départements, and no sheet names both: by a link to each
    other, by links to both, or by their two leading structures.
    """
    met = _meetings(teams)
    rare = _rare(teams)
    taken: set[str] = set()
    found: list[Pair] = []
    for are_available in (True, False):
        for facet, term, carrying in rare:
            willing = [team for team in carrying if team.is_available or not are_available]
            for one, other in combinations(willing[:MAX_CANDIDATES], 2):
                # One suggestion a team: it is read, and perhaps followed.
                if taken.isdisjoint((one.id, other.id)) and _may_meet(one, other, met):
                    taken.update((one.id, other.id))
                    available = one.is_available and other.is_available
                    found.append(Pair(one.id, other.id, facet, term, len(carrying), available))
    return found[:MAX_PAIRS]


def rare_terms(carried: Sequence[Mapping[str, Sequence[str]]]) -> set[tuple[str, str]]:
    """Return the facet and the term of whatever at least two, and few, of the sheets that carry *carried* share."""
    most = max(FEW, len(carried) // SHARE_OF_FEW)
    counts = Counter((facet, term) for terms in carried for facet in FACETS for term in terms.get(facet, ()))
    return {term for term, count in counts.items() if 2 <= count <= most}


def _rare(teams: Sequence[Team]) -> list[tuple[str, str, list[Team]]]:
    """Return the rare terms with the teams that carry them, methods first, the rarest first."""
    rare = rare_terms([team.terms for team in teams])
    carrying: dict[tuple[str, str], list[Team]] = defaultdict(list)
    for team in teams:
        for facet in FACETS:
            for term in team.terms.get(facet, ()):
                if (facet, term) in rare:
                    carrying[facet, term].append(team)
    found = [(facet, term, them) for (facet, term), them in carrying.items()]
    return sorted(found, key=lambda each: (FACETS.index(each[0]), len(each[2]), each[1]))


def _meetings(teams: Sequence[Team]) -> Callable[[Team, Team], bool]:
    """Return what tells whether some sheet names two teams together."""
    naming: dict[str, set[str]] = defaultdict(set)
    together: dict[str, set[str]] = defaultdict(set)
    for team in teams:
        for sheet in (*team.links, team.id):
            naming[sheet].add(team.id)
        for actor in team.actors:
            together[actor].add(team.id)

    def met(one: Team, other: Team) -> bool:
        if naming[one.id] & naming[other.id]:
            return True
        return bool(one.lead and other.lead and together[one.lead] & together[other.lead])

    return met


def _may_meet(one: Team, other: Team, met: Callable[[Team, Team], bool]) -> bool:
    apart = one.departement and other.departement and one.departement != other.departement
    return bool(apart) and not met(one, other)
