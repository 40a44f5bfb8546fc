"""A facet is data: where its terms come from, where its pages are, what its term pages are crossed with.

Adding one is one entry of `FACETS`, its strings in the locales and, for a closed list, its file of terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from typing import TypeAlias

from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.sheets.fields import FrontMatter
from partage.sheets.markers import UNKNOWN
from partage.text.folding import slug
from partage.text.problem import Place

MAX_SPAN = 60
"""Years between start and end beyond which only both ends are indexed: a mistake must not make 2,000 pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to find initiatives."""

    id: str
    address: str
    """Folder of its pages, in French; permanent."""
    of: Callable[[FrontMatter], Iterable[str]]
    """Identifiers carried by a sheet; for the facets without a closed list see `actors_in`."""
    icon: str
    """Name in the theme's set of icons."""
    vocabulary: str = ""
    """Closed list that its terms come from; empty for territories, actors and years."""
    crossed_with: tuple[str, ...] = ()
    """Facets counted on its term pages, in order."""
    is_core: bool = False
    """Whether people search by it first: what crosses its terms is shown however few the sheets."""


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None or value == UNKNOWN else (value,)


def _years(fields: FrontMatter) -> tuple[str, ...]:
    """Return every year from start to end; the start alone where the end is unknown."""
    if fields.start is None:
        return (str(fields.attested.year),) if fields.attested else ()
    first, last = fields.start.year, (fields.end or fields.start).year
    years = range(first, last + 1) if last - first <= MAX_SPAN else (first, last)
    return tuple(str(year) for year in years)


FACETS = (
    Facet(id="theme", icon="tag-multiple", address="themes", vocabulary="themes",
          of=lambda sheet: sheet.themes, crossed_with=("method", "territory", "audience"), is_core=True),
    Facet(id="territory", icon="map-marker", address="territoires",
          of=lambda sheet: sheet.territories, crossed_with=("theme", "method", "audience"), is_core=True),
    Facet(id="method", icon="toolbox", address="methodes", vocabulary="methodes",
          of=lambda sheet: (*sheet.methods, *sheet.selection),
          crossed_with=("theme", "territory", "audience"), is_core=True),
    Facet(id="audience", icon="account-multiple", address="publics", vocabulary="publics",
          of=lambda sheet: sheet.audiences, crossed_with=("theme", "method")),
    Facet(id="kind", icon="shape", address="natures", vocabulary="natures",
          of=lambda sheet: _one(sheet.kind), crossed_with=("theme", "method")),
    Facet(id="stage", icon="progress-clock", address="etats", vocabulary="etats",
          of=lambda sheet: _one(sheet.stage), crossed_with=("theme",)),
    Facet(id="scale", icon="map-legend", address="echelles", vocabulary="echelles",
          of=lambda sheet: _one(sheet.scale), crossed_with=("theme", "method")),
    Facet(id="scheme", icon="file-sign", address="dispositifs", vocabulary="dispositifs",
          of=lambda sheet: sheet.schemes, crossed_with=("theme", "territory")),
    Facet(id="participation", icon="account-voice", address="participation", vocabulary="niveaux-de-participation",
          of=lambda sheet: sheet.participation.values(), crossed_with=("theme", "method")),
    Facet(id="actor", icon="domain", address="acteurs", of=lambda _: (), crossed_with=("theme", "method", "territory")),
    Facet(id="year", icon="calendar", address="annees", of=_years, crossed_with=("theme", "method")),
    Facet(id="factor", icon="sign-direction", address="facteurs", vocabulary="facteurs",
          of=lambda sheet: (each.factor for each in (*sheet.obstacles, *sheet.levers)),
          crossed_with=("theme", "method")),
)  # fmt: skip
BY_ID = {facet.id: facet for facet in FACETS}


def terms_of(fields: FrontMatter, references: ReferenceData) -> dict[str, tuple[str, ...]]:
    """Return the identifiers that a sheet carries, by facet, each once, in the order of the sheet."""
    # Thousands of sheets carry the same terms: interned, their names are in memory once, and pickled once.
    terms = {facet.id: tuple(dict.fromkeys(map(intern, facet.of(fields)))) for facet in FACETS}
    actors = (actor.id for actor in actors_in(named_in(fields), references))
    terms["actor"] = tuple(dict.fromkeys(map(intern, actors)))
    return {facet: identifiers for facet, identifiers in terms.items() if identifiers}


def pages_of(terms: Mapping[str, Iterable[str]], references: ReferenceData) -> dict[str, set[str]]:
    """Return the terms that have a page for a sheet that carries *terms*: those that hold them, too."""
    found = {facet: set(identifiers) for facet, identifiers in terms.items()}
    places = references.territories
    found["territory"] = {
        each for place in terms.get("territory", ()) for each in (place, *places[place].ancestors)
    }
    for facet in FACETS:
        if facet.vocabulary and facet.id in found:
            known = references.vocabularies[facet.vocabulary].terms
            found[facet.id].update(each for term in terms[facet.id] for each in known[term].ancestors)
    return found


MEETING = ("kind", "rencontre")
"""The facet and the term of the sheets that keep the trace of a meeting."""


def named_in(fields: FrontMatter) -> tuple[Named, ...]:
    """Return the organisations that a sheet names, the lead first."""
    named: list[Named] = [(fields.lead or "", "", ("porteur",))]
    named += [(actor.name, actor.type, ("acteurs", index)) for index, actor in enumerate(fields.actors)]
    named += [(name, "", ("financeurs", index)) for index, name in enumerate(fields.funders)]
    # As the terms: an organisation is named several times in a sheet, and by many sheets.
    return tuple((intern(name), kind, where) for name, kind, where in named if name)


def actors_in(named: Iterable[Named], references: ReferenceData) -> Iterator[Term]:
    """Yield the term of each organisation of *named*; the definition is the type, if it is known."""
    for name, kind, _ in named:
        actor = as_actor(name, kind, references)
        if actor is not None:
            yield actor


def as_actor(name: str, kind: str, references: ReferenceData) -> Term | None:
    """Return the term of the organisation *name*: the settled one, or one made from the name itself."""
    settled = references.actors.find(name) if name else None
    if settled is not None:
        return settled
    identifier = slug(name)
    return Term(id=identifier, label=name, definition=kind) if identifier else None


Named: TypeAlias = tuple[str, str, Place]
"""An organisation as a sheet writes it: its name, its type if known, its place in the front matter."""
