"""The tables that are published besides that of sheets: one row for each item of some fields, one for each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from partage.exports.columns import COLUMNS, Column
from partage.exports.values import Plain, flat
from partage.reference.terms import Term, Territory
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of values between commas."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: str = ""
    """The column that tells its rows apart."""
    refers: tuple[tuple[str, str, str], ...] = ()
    """Columns that hold the key of another table: the column, the table, its key."""
    attributes: tuple[str, ...] = ()
    """The fields whose items are its rows; the others say nothing of them."""

    @property
    def path(self) -> str:
        """Its file, in the folder of the data."""
        return f"{self.name}.csv"


SHEETS = Table(name="fiches", title="Fiches, une par ligne", columns=COLUMNS, key="id")
_ABOUT = (
    Column(key="adresse", title="Adresse de la page", is_required=True),
    Column(key="fiche", title="Identifiant de la fiche", is_required=True),
    Column(key="titre", title="Titre de la fiche", is_required=True),
    Column(key="champ", title="Champ de la fiche d’où vient la ligne", is_required=True),
)


def _items_of(name: str, title: str, *attributes: str) -> Table:
    """Return the table of the items of *attributes*, which have the same parts or fewer."""
    parts = {part.key: part for attribute in attributes for part in FIELD_KINDS[attribute].items.values()}
    columns = tuple(
        Column(
            key=key,
            title=key.replace("_", " ").capitalize(),
            help="".join(f"Terme de vocabulaires/{each}.json." for each in part.vocabularies),
            is_required=part.is_required,
        )
        for key, part in parts.items()
    )
    refers = (("fiche", SHEETS.name, SHEETS.key),)
    return Table(name=name, title=title, columns=(*_ABOUT, *columns), refers=refers, attributes=attributes)


ITEMS = (
    _items_of("enseignements", "Enseignements, un par ligne", "lessons"),
    _items_of("freins-leviers", "Freins et leviers, un par ligne", "obstacles", "levers"),
)
TERRITORIES = Table(
    name="territoires",
    title="Territoires des fiches, et ceux qui les contiennent",
    key="id",
    columns=(
        Column(key="id", title="Identifiant", is_required=True),
        Column(key="nature", title="Nature", help="Commune, département, quartier…", is_required=True),
        Column(key="code", title="Code", help="Code officiel ; vide s’il n’y en a pas. Du texte : 05061."),
        Column(key="nom", title="Nom", is_required=True),
        Column(key="dans", title="Identifiant du territoire qui le contient"),
        Column(key="population", title="Population", type="integer"),
        Column(key="annee", title="Année de la population", type="integer"),
        Column(key="latitude", title="Latitude", help="D’un point du territoire ; WGS 84.", type="number"),
        Column(key="longitude", title="Longitude", type="number"),
    ),
)
TABLES = (SHEETS, *ITEMS, TERRITORIES)


def item_rows(table: Table, identifier: str, title: str, values: Mapping[str, Plain]) -> Iterator[list[str]]:
    """Yield the rows of *table* that a sheet adds, without its address, from its plain *values*."""
    keys = [column.key for column in table.columns[len(_ABOUT) :]]
    for attribute in table.attributes:
        items = values.get(KEYS[attribute], ())
        for item in items if isinstance(items, (list, tuple)) else ():
            if isinstance(item, Mapping):
                yield [identifier, title, KEYS[attribute], *(flat(item.get(key, "")) for key in keys)]


def territory_rows(terms: Iterable[Term]) -> Iterator[list[str]]:
    """Yield the heads, then one row for each place of *terms*."""
    yield [column.key for column in TERRITORIES.columns]
    for place in terms:
        if isinstance(place, Territory):
            numbers = (place.population, place.population_year, place.latitude, place.longitude)
            said = ("" if each is None else str(each) for each in numbers)
            yield [place.id, place.kind, place.code, place.label, place.broader or "", *said]
