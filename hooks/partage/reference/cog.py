"""The official reference of French territories: Insee’s codes, names, parents and populations.

This module reads the compact file; `cog_import` writes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isal import isal_zlib

from partage.reference.countries import COUNTRY
from partage.reference.group_names import (
    group_in_full,
    in_usual_words,
    names_of_group,
    read_group_name,
)
from partage.reference.terms import Territory
from partage.text.folding import fold, slug

COG_FILE = Path(__file__).parents[1] / "data" / "cog-2026.tsv.gz"
ARTICLES = ("la", "le", "les", "l")
FIRST_ARRONDISSEMENT = {"13055": 13201, "69123": 69381, "75056": 75101}
CITIES = frozenset(FIRST_ARRONDISSEMENT)
"""The communes that are divided into arrondissements."""
LEVELS = ("departement", "region", "epci")
FRANCE = f"{COUNTRY}-fr"
"""The country that holds every région, by its identifier."""
_GZIP = 31
"""How zlib says that what follows is a gzip file."""
_ARRONDISSEMENT = re.compile(r"(\w+) (\d+(?:er|e)) arrondissement")
_ARTICLE = re.compile(r"(?:(?:La|Le|Les) |L’)(?=\w)")


class CogTable:
    """Every official place, by key and by name; a `Territory` is created only when asked for.

    A key identifies a place: `05061`, `departement-05`, `region-93`, `epci-200067825`.
    """

    codes_alone = False
    """A code is written with a name: that of a région may be one of a département, or a postal one."""
    held = frozenset(("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"))
    """What ISO 3166-1 lists with the countries, and Insee with the régions and collectivités."""
    examples = ("05061 Gap", "departement-05", "region-93")

    def __init__(self, table: bytes) -> None:
        # One line per place, sorted: names are found by bisection, without building an index. Bytes, because
        # decoding 36,000 lines takes longer than reading them, and a site needs a few hundred.
        self._lines = table.split(b"\n")[:-1]
        self._line_of = {line.split(b"\t", 2)[1]: line for line in self._lines}
        self._territories: dict[str, Territory] = {}
        # Needed only once a name is misspelt.
        self._names: list[str] = []
        self._groups: dict[str, dict[str, None]] = {}

    def __contains__(self, key: str) -> bool:
        return key.encode() in self._line_of

    def __iter__(self) -> Iterator[str]:
        return (key.decode() for key in self._line_of)

    def __getitem__(self, key: str) -> Territory:
        if key not in self._territories:
            self._territories[key] = self._territory(key)
        return self._territories[key]

    def identified(self, identifier: str) -> Territory:
        """Return the place whose `id` is *identifier*; KeyError where there is none."""
        level, _, code = identifier.rpartition("-")
        place = self[f"{level}-{code.upper()}" if level in LEVELS else code.upper()]
        if place.id != identifier:
            raise KeyError(identifier)
        return place

    def named(self, folded: str) -> list[Territory]:
        """Return the places whose name folds to *folded*."""
        return [self[key] for key in self._keys_named(folded)]

    def groups_named(self, folded: str) -> list[Territory]:
        """Return the groups of communes that are called so, with or without their kind.

        A kind that none of them has is taken for a former one.
        """
        said, bare = read_group_name(folded)
        found = [
            (name.kind, key)
            for key in self._groups_with_words_of(bare)
            for name in names_of_group(self.official_name(key))
            if name.bare == bare
        ]
        return [self[key] for kind, key in found if kind == said] or [self[key] for _, key in found]

    def coded(self, code: str) -> list[Territory]:
        """Return the places of *code* at every level: 93 is a région and a département."""
        keys = (code, *(f"{level}-{code}" for level in LEVELS))
        return [self[key] for key in keys if key in self]

    def delivered_by(self, postal_code: str) -> list[Territory]:
        """Return the communes of *postal_code*, and the arrondissements instead of their city."""
        code = postal_code.encode()
        keys = [
            key.decode() for key, line in self._line_of.items() if code in line.rpartition(b"\t")[2].split()
        ]
        return [self[key] for key in keys if key not in CITIES]

    def postal_codes(self, key: str) -> tuple[str, ...]:
        """Return the postal codes of a commune or arrondissement; none above."""
        return tuple(self._columns(key)[-1].split())

    def arrondissements(self, city: str) -> list[Territory]:
        """Return the arrondissements of the commune of that code."""
        # Their codes follow that of the first in the same département: few to try, and no line to read.
        first = FIRST_ARRONDISSEMENT.get(city, 0)
        codes = (str(first + number) for number in range(20 if first else 0))
        return [self[code] for code in codes if code in self and self._columns(code)[3] == city]

    def inside(self, identifier: str) -> list[Territory]:
        """Return the régions of France, or the départements of a région, by code."""
        level = b"region-" if identifier == FRANCE else b"departement-"
        places = (self[key.decode()] for key in self._line_of if key.startswith(level))
        return sorted((each for each in places if each.broader == identifier), key=lambda each: each.code)

    def official_name(self, key: str) -> str:
        """Return the name that Insee gives to the place of that key."""
        return self._columns(key)[2]

    def rows(self) -> Iterator[tuple[str, str, str, str, int, str, bool]]:
        """Yield folded name, key, name, codes of the parents, population and postal codes of every place, and whether
        it has a point."""
        for line in self._lines:
            folded, key, name, parents, population, _, latitude, _, codes = line.decode().split("\t")
            yield folded, key, name, parents, int(population or 0), codes, latitude != ""

    def points(self) -> dict[str, str]:
        """Return longitude and latitude of every commune that has a point, as text, to a kilometre."""
        rows = (line.decode().split("\t") for line in self._lines)
        return {row[1]: f"{float(row[7]):.2f} {float(row[6]):.2f}" for row in rows if row[6]}

    def names(self) -> list[str]:
        """Return the folded name of every place."""
        if not self._names:
            self._names = [line.partition(b"\t")[0].decode() for line in self._lines]
        return self._names

    def _keys_named(self, folded: str) -> list[str]:
        start = f"{folded}\t".encode()
        first = last = bisect_left(self._lines, start)
        while last < len(self._lines) and self._lines[last].startswith(start):
            last += 1
        return [line.split(b"\t", 2)[1].decode() for line in self._lines[first:last]]

    def _territory(self, key: str) -> Territory:
        _, _, name, parents, population, year, latitude, longitude, _ = self._columns(key)
        ancestors = self._ancestors(key)
        level, _, code = key.rpartition("-")
        label = group_in_full(name) if level == "epci" else name
        return Territory(
            id=key.lower() if level else f"{slug(name)}-{code.lower()}",
            label=label,
            aliases=tuple(self._aliases(name) if label == name else (name,)),
            # A group of communes holds its communes without being above them: it may reach into other départements.
            broader=next((each for each in ancestors if not each.startswith("epci-")), None),
            ancestors=ancestors,
            kind=level or ("arrondissement-municipal" if parents in CITIES else "commune"),
            code=code,
            population=int(population) if population else None,
            population_year=int(year) if year else None,
            population_source="Insee" if population else "",
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
        )

    def _groups_with_words_of(self, bare: str) -> list[str]:
        """Return the keys of the groups that have each word of *bare* in their full names: few, to be read."""
        if not self._groups:
            for key, line in self._line_of.items():
                if key.startswith(b"epci-"):
                    folded = line.partition(b"\t")[0].decode()
                    for word in in_usual_words(folded).split():
                        self._groups.setdefault(word, {})[key.decode()] = None
        having = [self._groups.get(word, {}) for word in bare.split()]
        return [key for key in having[0] if all(key in each for each in having)] if having else []

    def _columns(self, key: str) -> list[str]:
        return self._line_of[key.encode()].decode().split("\t")

    def _ancestors(self, key: str) -> tuple[str, ...]:
        parents = [self[_parent(code, key)] for code in self._columns(key)[3].split()]
        return (*(parent.id for parent in parents), *parents[-1].ancestors) if parents else (FRANCE,)

    def _aliases(self, name: str) -> Iterator[str]:
        if part := _ARRONDISSEMENT.fullmatch(name):
            yield f"{part[1]} {part[2]}"
            yield f"{part[2]} arrondissement de {part[1]}"
        bare = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else ""
        forms = (fold(bare), *(f"{article} {fold(bare)}" for article in ARTICLES)) if bare else ()
        if sum(len(self._keys_named(form)) for form in forms) == 1:
            yield bare


def _parent(code: str, of: str) -> str:
    if len(code) == 5:
        return code
    if len(code) == 9:
        return f"epci-{code}"
    return f"region-{code}" if of.startswith("departement-") else f"departement-{code}"


# One table for all builds of a process: a server runs many.
@cache
def load_cog(file: Path = COG_FILE) -> CogTable:
    """Read the compact file, once."""
    # A third of the time of Python's own module.
    return CogTable(isal_zlib.decompress(file.read_bytes(), _GZIP))
