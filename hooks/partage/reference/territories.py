"""The places that sheets name: the official ones, and the network's own on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partage.reference import territory_messages
from partage.reference.cog import CogTable
from partage.reference.countries import Countries
from partage.reference.gazetteer import Gazetteer
from partage.reference.local_territories import Misplaced, OwnTerritory, add_own
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.reference.territory_messages import UnknownTerritory
from partage.text.problem_limits import Guesses

__all__ = ["OwnTerritory", "Territories", "UnknownTerritory", "load_territories"]

MAX_PLACE_LENGTH = 200
"""Characters of a written place; nothing longer is read."""


class Territories:
    """Every place that a sheet may name."""

    def __init__(self, places: Gazetteer) -> None:
        self._places = places
        self._found: dict[str, Territory] = {}

    def __getitem__(self, identifier: str) -> Territory:
        """Return the place of that `id`; KeyError where there is none."""
        return self._places[identifier]

    def find(self, written: str) -> Territory:
        """Return the place that *written* names: an id, « 05061 Gap », an unambiguous name or alias."""
        if written not in self._found:
            self._found[written] = self._the_one(written)
        return self._found[written]

    def named(self, written: str) -> list[Territory]:
        """Return every place that *written* may mean; none if no place has that name."""
        return [] if len(written.strip()) > MAX_PLACE_LENGTH else self._places.read(written)

    def postal_codes(self, identifier: str) -> tuple[str, ...]:
        """Return the postal codes of a commune or arrondissement; of any other place, none."""
        return self._places.postal_codes(identifier)

    def arrondissements(self, identifier: str) -> list[Territory]:
        """Return the arrondissements of a commune that is divided into some; none of any other place."""
        return self._places.reference.arrondissements(self._places[identifier].code)

    def nicknames(self, identifier: str) -> tuple[str, ...]:
        """Return the nicknames of an official place, such as « paca »; folded."""
        return self._places.nicknames(identifier)

    def listed(self) -> tuple[CogTable | PlaceTable, Mapping[str, Territory], Countries]:
        """Return the official reference, the network's own places by identifier, and the countries."""
        return self._places.reference, dict(self._places.own), self._places.countries

    @property
    def are_of_france(self) -> bool:
        """Whether the official code of France is the reference, of which there are maps."""
        return self._places.table is None

    @property
    def example(self) -> str:
        """A place of another country's table, as a sheet names it; empty where places are those of France."""
        table = self._places.table
        return next(reversed(table.examples), "") if table else ""

    def inside(self, identifier: str) -> list[Territory]:
        """Return what the official reference places right inside: régions of a country, départements of a région."""
        return self._places.reference.inside(identifier)

    def _the_one(self, written: str) -> Territory:
        if len(written.strip()) > MAX_PLACE_LENGTH:
            raise UnknownTerritory(lambda _: territory_messages.too_long(written))
        found = self._places.read(written)
        if len(found) != 1:
            raise UnknownTerritory(
                lambda guess: territory_messages.refusal(written, found, self._places, guess=guess)
            )
        return found[0]


def load_territories(
    own: Sequence[OwnTerritory] = (), guesses: Guesses | None = None, table: PlaceTable | None = None
) -> tuple[Territories, list[Misplaced]]:
    """Read the official places, or those of *table*, and add *own*; also return the conflicts between own entries.

    A problem is the index of the entry, the key and the sentence. Suggestions are searched for while there are
    *guesses* left.
    """
    places = Gazetteer(table)
    problems = add_own(own, places, guesses or Guesses())
    return Territories(places), problems
