"""How a written place is understood: every way in which people write a commune, a département, a neighbourhood.

Text in; out come the places that it may mean: one, none or several. `territories` chooses and explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from partage.reference.cog import ARTICLES, CogTable, load_cog
from partage.reference.countries import Countries
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.reference.usual_names import NICKNAMES, usual_names
from partage.text.folding import fold

MIN_SIMILARITY = 80.0
"""Similarity, out of 100, from which a name is suggested."""
_MAX_COMPARED_LENGTH = 80
"""Characters compared: more than any official name has."""
_MAX_NAMESAKES = 100
"""Own places found by one name: beyond that it identifies nothing, and each search goes through all of them."""

_CODE = r"\d{5}|2[ab]\d{3}|\d{9}|\d{2,3}|2[ab]"
_BARE_CODE = re.compile(_CODE)
_CODED = (re.compile(rf"(?P<code>{_CODE}) (?P<name>.+)"), re.compile(rf"(?P<name>.+) (?P<code>{_CODE})"))
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)")
_OF = r"(?:(?:de la|de l|des|de|du|d|la|les?) )?"
_LEVEL = re.compile(rf"(departement|region|epci|commune|ville) {_OF}(.+)")
_LEVELS = {"departement", "region", "epci", "commune"}
_NUMBERED = re.compile(r"(?:(?:dans )?le|dep|dept|dpt) (\d{2,3}|2[ab])")
"""A département by its number, as it is said: « le 13 »."""
_ORDINAL = r"0?(?P<number>\d{1,2}) ?(?:er|ere|e|eme|ieme|nd|nde)?"
_CITY = "(?P<city>marseille|lyon|paris)"
_ARRONDISSEMENT = (
    re.compile(rf"{_CITY} {_ORDINAL}(?: arr| arrdt| arrondissement)?"),
    re.compile(rf"{_ORDINAL} (?:arr|arrdt|arrondissement)(?: de)? {_CITY}"),
)
_SAINT = re.compile(r"\bst(?=e?\b)")


class Gazetteer:
    """Every place, official or the network's own, by each of its names."""

    def __init__(self, table: PlaceTable | None = None) -> None:
        """Take the official places from *table*; where there is none, they are those of France."""
        self.table = table
        self.own: dict[str, Territory] = {}
        self._own_names: dict[str, list[str]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is read again when it is asked for."""
        return {name: value for name, value in vars(self).items() if name not in ("reference", "countries")}

    @cached_property
    def reference(self) -> CogTable | PlaceTable:
        """The official places; those of France are read when one is first asked for."""
        return self.table or load_cog()

    @cached_property
    def countries(self) -> Countries:
        """Those that are no places of the reference."""
        return Countries(self.table.held if self.table else CogTable.held)

    def __getitem__(self, identifier: str) -> Territory:
        if identifier in self.own:
            return self.own[identifier]
        if identifier in self.countries:
            return self.countries[identifier]
        return self.reference.identified(identifier)

    def add(self, place: Territory, names: Iterable[str]) -> None:
        """Add, or replace, a place of the network's own, called *names*."""
        self.own[place.id] = place
        for folded in {fold(name) for name in names} - {""}:
            namesakes = self._own_names.setdefault(folded, [])
            if len(namesakes) < _MAX_NAMESAKES:
                namesakes.append(place.id)

    def read(self, written: str) -> list[Territory]:
        """Return the places that *written* may mean."""
        folded = fold(written)
        if bare_code(folded) and not self.reference.codes_alone:
            # Not even the code of an own place: it could be an official or a postal one.
            return []
        if brackets := bracketed(written):
            # « Marseille (13) » is the commune of that département, not the 13th arrondissement.
            found = _once(self._called(folded), self._coded(folded), self.within(*brackets))
            if found:
                return found
        found = _once(self.named(folded), self._coded(folded), self._followed_by_departement(folded))
        return found or self._at_level(folded)

    def named(self, folded: str) -> list[Territory]:
        """Return the places of that name, or else of a usual variant of it."""
        found = next(filter(None, map(self._called, _variants(folded))), [])
        return found or self.reference.groups_named(folded)

    def within(self, folded: str, holder: str) -> list[Territory]:
        """Return the places of that name in *holder*: a département's code or any place, or of that level."""
        if holder in ARTICLES:
            return self.named(f"{holder} {folded}")
        named = self.named(folded)
        if holder in _LEVELS:
            return [place for place in named if place.kind == holder]
        holders = {f"departement-{holder}", *(place.id for place in self.named(holder))}
        return [place for place in named if not holders.isdisjoint(place.ancestors)]

    def postal_codes(self, identifier: str) -> tuple[str, ...]:
        """Return the postal codes of a commune or arrondissement; of any other place, none."""
        place = self[identifier]
        if identifier in self.own:
            return ()
        key = place.id if isinstance(self.reference, PlaceTable) else place.code
        return self.reference.postal_codes(key) if key in self.reference else ()

    def nicknames(self, identifier: str) -> tuple[str, ...]:
        """Return what an official région or group of communes is also called; folded."""
        place = self[identifier]
        if (
            place.kind not in ("region", "epci")
            or identifier in self.own
            or isinstance(self.reference, PlaceTable)
        ):
            return ()
        return usual_names(place.id, self.reference.official_name(place.id))

    def near(self, folded: str, most: int = 3) -> list[Territory]:
        """Return the places whose names are spelt most like *folded*; the most populated first among equals."""
        # Loaded where a place is misspelt, as in `text.fuzzy`.
        from rapidfuzz import fuzz, process

        names = list(dict.fromkeys([*self._own_names, *self.reference.names(), *self.countries.names()]))
        close = process.extract(
            folded[:_MAX_COMPARED_LENGTH],
            names,
            scorer=fuzz.ratio,
            score_cutoff=MIN_SIMILARITY,
            limit=most * 3,
        )
        best = max((score for _, score, _ in close), default=0.0)
        places = _once(*(self._called(name) for name, score, _ in close if score == best))
        return sorted(places, key=lambda place: -(place.population or 0))[:most]

    def _called(self, folded: str) -> list[Territory]:
        own = [self.own[identifier] for identifier in self._own_names.get(folded, ())]
        # The network's own « France » is the one that its sheets mean.
        return own + self.reference.named(folded) + ([] if own else self.countries.named(folded))

    def _coded(self, folded: str) -> list[Territory]:
        return [
            place
            for code, name in codes_and_names(folded)
            for place in self.reference.coded(code)
            if place in self.named(name)
        ]

    def _followed_by_departement(self, folded: str) -> list[Territory]:
        name, _, code = folded.rpartition(" ")
        return self.within(name, code) if name and bare_code(code) else []

    def _at_level(self, folded: str) -> list[Territory]:
        folded = _NUMBERED.sub(r"departement \1", folded) if _NUMBERED.fullmatch(folded) else folded
        parts = _LEVEL.fullmatch(folded)
        if not parts:
            return []
        level = "commune" if parts[1] == "ville" else parts[1]
        key = f"{level}-{parts[2].upper()}"
        if key in self.reference:
            return [self.reference[key]]
        return [place for place in self.named(parts[2]) if place.kind == level]


def bare_code(folded: str) -> str:
    """Return the code that *folded* is, as Insee writes it; empty when it is anything else."""
    return folded.upper() if _BARE_CODE.fullmatch(folded) else ""


def bracketed(written: str) -> tuple[str, str] | None:
    """Return the name, and what is in brackets after it, both folded."""
    parts = _BRACKETED.fullmatch(written.strip())
    return (fold(parts[1]), fold(parts[2])) if parts else None


def codes_and_names(folded: str) -> list[tuple[str, str]]:
    """Return a code and the name that follows or precedes it, in the ways that *folded* can be cut."""
    cuts = [pattern.fullmatch(folded) for pattern in _CODED]
    return [(parts["code"].upper(), parts["name"]) for parts in cuts if parts]


def _variants(folded: str) -> Iterator[str]:
    yield folded
    if folded in NICKNAMES:
        yield NICKNAMES[folded]
    for pattern in _ARRONDISSEMENT:
        if parts := pattern.fullmatch(folded):
            number = int(parts["number"])
            yield f"{parts['city']} {number}{'er' if number == 1 else 'e'} arrondissement"
    whole = _SAINT.sub("saint", folded)
    yield whole
    for article in ARTICLES:
        yield f"{article} {whole}"


def _once(*lists: Iterable[Territory]) -> list[Territory]:
    return list(dict.fromkeys(place for places in lists for place in places))
