"""The places of another country, by a table of the network's own: what it says of a place, and how it is named.

It stands where the official code of France does (`cog`). The file is read by `place_table_file`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from partage.reference.terms import Territory
from partage.text.folding import fold, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A row of the table, checked."""

    place: Territory
    parent: str
    """Identifier of the place that holds it, or of a country; empty where nothing does."""
    postal_codes: tuple[str, ...] = ()


class PlaceTable:
    """Every place of the table, by identifier and by name, code and name, or code alone."""

    codes_alone = True
    """A code that only one place has names it."""
    held: frozenset[str] = frozenset()
    """Countries that are places of the table: none, they keep their own codes."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        listed = {row.place.id: row for row in rows}
        self._codes = {identifier: row.postal_codes for identifier, row in listed.items()}
        self._places = {
            identifier: replace(row.place, broader=row.parent or None, ancestors=_above(identifier, listed))
            for identifier, row in listed.items()
        }
        self._names: dict[str, list[str]] = defaultdict(list)
        for place in self._places.values():
            for name in _names(place):
                self._names[name].append(place.id)

    @property
    def examples(self) -> tuple[str, ...]:
        """Places as a sheet writes them, one of each kind: the first of the table."""
        firsts = {place.kind: self.written(place) for place in reversed(self._places.values())}
        return tuple(reversed(firsts.values()))[:3]

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, key: str) -> Territory:
        return self._places[key]

    def written(self, place: Territory) -> str:
        """Return what a sheet writes for *place*: its code and its name if they name it alone, or its identifier."""
        said = f"{place.code} {place.label}".strip()
        return said if len(self.named(fold(said))) == 1 else place.id

    def identified(self, identifier: str) -> Territory:
        """Return the place whose `id` is *identifier*; KeyError where there is none."""
        return self._places[identifier]

    def named(self, folded: str) -> list[Territory]:
        """Return the places that are called *folded*."""
        return [self._places[each] for each in self._names.get(folded, ())]

    def groups_named(self, folded: str) -> list[Territory]:
        """Return the groups of communes of that name: none outside France."""
        return []

    def coded(self, code: str) -> list[Territory]:
        """Return the places of a French code: none. A code of the table is one of the names of its place."""
        return []

    def delivered_by(self, postal_code: str) -> list[Territory]:
        """Return the places of a French postal code: none."""
        return []

    def arrondissements(self, city: str) -> list[Territory]:
        """Return the parts of a French city: none."""
        return []

    def inside(self, identifier: str) -> list[Territory]:
        """Return the places whose parent is the one of that *identifier*, in the order of the table."""
        return [place for place in self._places.values() if place.broader == identifier]

    def names(self) -> list[str]:
        """Return all folded names."""
        return list(self._names)

    def postal_codes(self, key: str) -> tuple[str, ...]:
        """Return the postal codes of a place."""
        return self._codes.get(key, ())

    def __reduce__(self) -> tuple[type[PlaceTable], tuple[tuple[PlaceRow, ...]]]:
        return PlaceTable, (
            tuple(
                PlaceRow(place=each, parent=each.broader or "", postal_codes=self._codes[each.id])
                for each in self._places.values()
            ),
        )


def identifier_of(kind: str, code: str, name: str) -> str:
    """Return the permanent identifier of a place: its kind, then its code, or its name where it has none."""
    return f"{kind}-{slug(code or name)}"


def _above(identifier: str, rows: Mapping[str, PlaceRow]) -> tuple[str, ...]:
    found: list[str] = []
    while (row := rows.get(identifier)) and row.parent and row.parent not in found:
        found.append(row.parent)
        identifier = row.parent
    return tuple(found)


def _names(place: Territory) -> set[str]:
    said = [place.label, place.label_en, *place.aliases]
    with_code = [f"{place.code} {each}" for each in said if place.code and each]
    return {fold(each) for each in (place.id, place.code, *said, *with_code)} - {""}
