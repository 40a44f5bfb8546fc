"""Converts Insee's full table into the compact reference of territories, once a year.

`python -m partage.reference.cog_import FILE.csv`; what the table must have is in `data/README.md`.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from partage.reference.cog import COG_FILE, LEVELS
from partage.text.folding import fold

CENSUS = 2023
_COUNTED_APART = frozenset({"976", "986", "987", "988"})
"""Départements and collectivités whose censuses are of other years, which the full table does not give."""

Row = Mapping[str, str]


def compact(rows: Iterable[Row]) -> str:
    """Return the lines of the compact file: folded name, key, name, parents, population, year, point, postal codes.

    Parents are codes, nearest first, up to one whose own line gives the rest. Above the
    communes, populations are the sums of their communes' (the table has none for départements and régions, and those it
    has for EPCI are seldom these sums), and an EPCI is of the département where most of its people live.
    """
    rows = list(rows)
    inhabitants: Counter[str] = Counter()
    shares: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["type"] == "commune":
            people = int(row["population"] or 0)
            inhabitants.update({f"{level}-{row[level]}": people for level in LEVELS if row[level]})
            shares[row["epci"]][row["departement"]] += people
    homes = {code: share.most_common(1)[0][0] for code, share in shares.items()}
    lines = [_line(row, inhabitants, homes) for row in rows]
    return "".join(f"{line}\n" for line in sorted(lines))


def _line(row: Row, inhabitants: Mapping[str, int], homes: Mapping[str, str]) -> str:
    level, code = row["type"], row["code"]
    key = f"{level}-{code}" if level in LEVELS else code
    home = homes[code] if level == "epci" else row["departement"] or code
    parents = {
        "arrondissement-municipal": [row["commune"]],
        "commune": [row["epci"], home],
        "epci": [home],
        "departement": [row["region"]],
        "region": [],
    }[level]
    population = row["population"] if level not in LEVELS else str(inhabitants[key] or "")
    apart = home in _COUNTED_APART or key == "region-06"
    # Insee writes “Marseille 3e Arrondissement”; in a French sentence, it is a common noun.
    name = " ".join(row["nom"].replace("'", "’").split()).replace(" Arrondissement", " arrondissement")
    year = str(CENSUS) if population and not apart else ""
    columns = (
        name,
        " ".join(filter(None, parents)),
        population,
        year,
        row["lat"],
        row["lon"],
        row["codes_postaux"],
    )
    return "\t".join((fold(name), key, *columns))


def _main(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as rows:
        text = compact(csv.DictReader(rows))
    COG_FILE.write_bytes(gzip.compress(text.encode(), mtime=0))
    sys.stdout.write(f"{COG_FILE.name} : {text.count(chr(10))} territoires\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
