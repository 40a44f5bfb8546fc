"""Countries and sets of countries, as ISO 3166-1 and the United Nations code them; their names are those of Unicode.

The names are a compact file of this package: Babel, which has them, takes longer to load than to read ten sheets.
`python -m partage.reference.countries` writes it again from Babel, and a test compares both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from partage.reference.terms import Territory
from partage.text.folding import fold

NAMES_FILE = Path(__file__).parents[1] / "data" / "pays.tsv"
"""One line a place, in the order of codes: its code, its French name, its English one, between tabulations."""
COUNTRY, SET = "pays", "ensemble"
"""Kinds of places, and what their identifiers begin with: `pays-fr`, `ensemble-eu`."""
_SETS = ("001", "002", "003", "005", "009", "013", "019", "029", "142", "150", "419", "EU")
"""Those of the United Nations that people speak of, and the European Union. None of them holds a country here: a sheet
of a town is not one of the world."""
_NO_COUNTRY = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
"""Codes of Unicode that are of no country of ISO 3166-1; Kosovo, which has none there, is kept."""
_USUAL = {
    "EU": ("UE", "Europe des 27"),
    "GB": ("UK", "Grande-Bretagne", "Great Britain"),
    "NL": ("Hollande", "Holland"),
    "US": ("USA", "États-Unis d’Amérique", "United States of America"),
}


class Countries:
    """Every country and set of countries, by identifier and by name in both languages."""

    def __init__(self, held: Collection[str] = ()) -> None:
        """Read the names; the countries *held* are parts of the official reference under codes of their own."""
        self._places = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        for code, french, english in _named():
            if code in held:
                continue
            kind = SET if code in _SETS else COUNTRY
            place = Territory(
                id=f"{kind}-{code.lower()}",
                label=french,
                label_en=english,
                aliases=_USUAL.get(code, ()),
                kind=kind,
                code=code,
            )
            self._places[place.id] = place
            for name in _names(place):
                self._names[name].append(place.id)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._places

    def __iter__(self) -> Iterator[Territory]:
        return iter(self._places.values())

    def __getitem__(self, identifier: str) -> Territory:
        return self._places[identifier]

    def named(self, folded: str) -> list[Territory]:
        """Return the places whose name, or code and name, fold to *folded*."""
        return [self._places[each] for each in self._names.get(folded, ())]

    def read(self, written: str) -> list[Territory]:
        """Return the places that *written* names, where a code alone is enough: « BE », « Belgique »."""
        code = self._places.get(f"{COUNTRY}-{written.strip().lower()}")
        return [code] if code else self.named(fold(written))

    def names(self) -> list[str]:
        """Return all folded names."""
        return list(self._names)


class _Named(NamedTuple):
    code: str
    french: str
    english: str


# Once for all builds of a process: a server runs many.
@cache
def _named() -> tuple[_Named, ...]:
    return tuple(_Named(*line.split("\t")) for line in NAMES_FILE.read_text("utf-8").splitlines())


def names_of_unicode() -> str:
    """Return the text of `NAMES_FILE`, from the names that Babel has."""
    # Loaded where the file is made again.
    from babel import Locale

    french, english = (
        {str(code): str(name) for code, name in Locale(language).territories.items()}
        for language in ("fr", "en")
    )
    # Regions of Unicode too: their codes have three digits.
    countries = {code for code in french if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY}
    return "".join(
        f"{code}\t{_name(french[code])}\t{_name(english[code])}\n" for code in sorted(countries.union(_SETS))
    )


def _name(unicode_name: str) -> str:
    """Return a name without what Unicode adds to tell it from others: « Hong Kong SAR China » is kept, brackets not."""
    return unicode_name.partition(" (")[0].replace("'", "’")


def _names(place: Territory) -> set[str]:
    both = (place.label, place.label_en)
    with_code = (f"{place.code} {name}" for name in both)
    return {fold(each) for each in (place.id, *both, *place.aliases, *with_code)} | {
        f"{fold(name)} {place.code.lower()}" for name in both
    }


if __name__ == "__main__":
    NAMES_FILE.write_text(names_of_unicode(), "utf-8")
