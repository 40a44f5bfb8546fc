"""The file `_vocabulaires/lieux.csv` → the places of another country, or what is wrong with its rows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from partage.reference.countries import Countries
from partage.reference.place_kinds import unknown_kind
from partage.reference.place_table import PlaceRow, PlaceTable, identifier_of
from partage.reference.terms import Territory
from partage.runtime.rooted import TOO_LARGE, Folder, Unsafe
from partage.runtime.unreadable import why_no_file
from partage.text.folding import fold
from partage.text.messages import quoted
from partage.text.problem import Problem
from partage.text.problem_limits import bounded

PLACE_TABLE = "lieux.csv"
MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 50_000
MAX_DEPTH = 8
"""Places one inside the other."""
MAX_NAME_LENGTH = 120
_MANDATORY = ("code", "type")
_COLUMNS = (
    *_MANDATORY, "nom", "name", "parent", "population", "annee", "source", "lat", "lon", "codes_postaux", "alias",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableFile:
    """What was read of the file."""

    table: PlaceTable | None = None
    data: bytes = b""
    problems: tuple[Problem, ...] = ()


def read_place_table(folder: Path, root: Path, kinds: Mapping[str, object]) -> TableFile:
    """Read the table of *folder*, if there is one: its places are of the engine's kinds or of *kinds*."""
    path = (folder.relative_to(root) / PLACE_TABLE).as_posix()
    try:
        with Folder(root, *folder.relative_to(root).parts, ours=False) as opened:
            data = opened.read(PLACE_TABLE, MAX_BYTES)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        return TableFile()
    except UnicodeDecodeError:
        return TableFile(problems=(Problem(path, 1, "", _NO_TEXT),))
    except OSError as error:
        is_large = isinstance(error, Unsafe) and error.strerror == TOO_LARGE
        sentence = _LARGE if is_large else why_no_file(error, "mettez à sa place un fichier CSV")
        return TableFile(problems=(Problem(path, 1, "", sentence),))
    rows, problems = _rows(text, path, kinds)
    return TableFile(PlaceTable(rows), data, tuple(bounded(problems)))


_NO_TEXT = "ce tableau n’est pas en UTF-8 ; enregistrez-le de nouveau, au format CSV (UTF-8)"
_LARGE = (
    f"ce tableau est trop grand ({MAX_BYTES // 2**20} Mio au plus), il n’est pas lu ; gardez les lieux utiles"
)
_NO_CODE = "ce lieu n’a ni « code » ni nom ; écrivez l’un des deux au moins"
_NO_NAME = "ce lieu n’a pas de nom ; écrivez « nom », « name » ou les deux"


def _rows(text: str, path: str, kinds: Mapping[str, object]) -> tuple[list[PlaceRow], list[Problem]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    problems: list[Problem] = []
    found: dict[str, tuple[PlaceRow, int]] = {}
    try:
        heads = [head.strip().lower() for head in next(reader, [])]
        if missing := [each for each in _MANDATORY if each not in heads]:
            sentence = f"la première ligne nomme les colonnes ; il manque {quoted(missing[0])}"
            return [], [Problem(path, 1, "", f"{sentence} (colonnes lues : {', '.join(_COLUMNS)})")]
        for number, cells in enumerate(reader, 1):
            line = reader.line_num
            if number > MAX_ROWS:
                problems.append(
                    Problem(path, line, "", f"{MAX_ROWS} lieux au plus ; les suivants ne sont pas lus")
                )
                break
            if not any(map(str.strip, cells)):
                continue
            row = _row(dict(zip(heads, map(str.strip, cells), strict=False)), kinds)
            if isinstance(row, tuple):
                problems.append(Problem(path, line, *row))
            elif row.place.id in found:
                problems.append(
                    Problem(path, line, "code", f"{quoted(row.place.code)} est déjà dans ce tableau")
                )
            else:
                found[row.place.id] = row, line
    except csv.Error:
        return [], [Problem(path, 1, "", _NO_TEXT)]
    return [row for row, _ in _placed(found, path, problems.append)], problems


def _row(cells: Mapping[str, str], kinds: Mapping[str, object]) -> PlaceRow | tuple[str, str]:
    """Return the place of a row, whose parent is as written; or the column that is wrong and why."""

    def cell(name: str) -> str:
        return cells.get(name, "")

    name, kind = cell("nom") or cell("name"), cell("type")
    if not name or len(name) > MAX_NAME_LENGTH:
        return "nom", _NO_NAME
    if not fold(cell("code") or name):
        return "code", _NO_CODE
    if sentence := unknown_kind(kind, kinds):
        return "type", sentence
    numbers: dict[str, float | None] = {}
    for column, least, most in _BOUNDS:
        try:
            numbers[column] = float(cell(column).replace(",", ".")) if cell(column) else None
        except ValueError:
            return column, f"{quoted(cell(column))} n’est pas un nombre"
        value = numbers[column]
        if value is not None and not least <= value <= most:
            return column, f"{quoted(cell(column))} est hors de {least} à {most}"
    population, year = numbers["population"], numbers["annee"]
    return PlaceRow(
        place=Territory(
            id=identifier_of(kind, cell("code"), name),
            label=name,
            label_en=cell("name"),
            aliases=tuple(filter(None, (each.strip() for each in cell("alias").split("|")))),
            kind=kind,
            code=cell("code"),
            population=None if population is None else int(population),
            population_year=None if year is None else int(year),
            population_source=cell("source"),
            latitude=numbers["lat"],
            longitude=numbers["lon"],
        ),
        parent=cell("parent"),
        postal_codes=tuple(cell("codes_postaux").split()),
    )


_BOUNDS = (("population", 0, 10**10), ("annee", 1800, 2100), ("lat", -90, 90), ("lon", -180, 180))


def _placed(
    found: Mapping[str, tuple[PlaceRow, int]], path: str, report: Callable[[Problem], None]
) -> Iterator[tuple[PlaceRow, int]]:
    """Yield the rows with the identifier of their parent, and their line; a parent is a code, a name or a country."""
    countries = Countries()
    names: dict[str, set[str]] = {}
    for identifier, (row, _) in found.items():
        for name in (row.place.code, row.place.label, identifier):
            names.setdefault(fold(name), set()).add(identifier)
    parents: dict[str, str] = {}
    for identifier, (row, line) in found.items():
        folded = fold(row.parent)
        inside = names.get(folded, set()) - {identifier}
        holders = inside or {each.id for each in countries.read(row.parent)}
        if row.parent and len(holders) != 1:
            verdict = (
                f"désigne {len(holders)} lieux" if holders else "n’est ni un lieu de ce tableau ni un pays"
            )
            report(Problem(path, line, "parent", f"{quoted(row.parent)} {verdict} ; écrivez son code"))
        parents[identifier] = next(iter(holders)) if len(holders) == 1 else ""
    for identifier, (row, line) in found.items():
        if _depth(identifier, parents) > MAX_DEPTH:
            sentence = (
                f"plus de {MAX_DEPTH} lieux l’un dans l’autre, ou qui se contiennent ; corrigez « parent »"
            )
            report(Problem(path, line, "parent", sentence))
            continue
        yield PlaceRow(place=row.place, parent=parents[identifier], postal_codes=row.postal_codes), line


def _depth(identifier: str, parents: Mapping[str, str]) -> int:
    depth = 0
    while (identifier := parents.get(identifier, "")) and depth <= MAX_DEPTH:
        depth += 1
    return depth
