"""Countries and sets of countries, as ISO 3166-1 and the United Nations code them; their names are those of Unicode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from babel import Locale

from partage.reference.terms import Territory
from partage.text.folding import fold

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
        french, english = (_territories(language) for language in ("fr", "en"))
        countries = (code for code in french if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY)
        kinds = {code: COUNTRY for code in countries if code not in held} | dict.fromkeys(_SETS, SET)
        self._places = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        for code, kind in sorted(kinds.items()):
            place = Territory(
                id=f"{kind}-{code.lower()}",
                label=_name(french[code]),
                label_en=_name(english[code]),
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


def _territories(language: str) -> dict[str, str]:
    # Regions of Unicode too: their codes have three digits.
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


def _name(unicode_name: str) -> str:
    """Return a name without what Unicode adds to tell it from others: « Hong Kong SAR China » is kept, brackets not."""
    return unicode_name.partition(" (")[0].replace("'", "’")


def _names(place: Territory) -> set[str]:
    both = (place.label, place.label_en)
    with_code = (f"{place.code} {name}" for name in both)
    return {fold(each) for each in (place.id, *both, *place.aliases, *with_code)} | {
        f"{fold(name)} {place.code.lower()}" for name in both
    }
