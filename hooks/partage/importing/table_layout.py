"""The rows of a table → its sheets: one a row under the names of columns, or one a column beside names of fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partage.importing.synonyms import MAX_NAME_LENGTH, column_of, names_a_field
from partage.text.folding import fold

OF_PEOPLE = frozenset(("prenom", "prenoms", "civilite", "fonction", "date de naissance", "age", "sexe"))
_REACHED = frozenset((
    "telephone", "tel", "portable", "mobile", "mail", "e mail", "email", "courriel", "adresse mail", "adresse e mail",
    "adresse",
))  # fmt: skip
_ROWS_OF_NAMES = 15
"""Rows among which the one that names the columns is looked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table says of each initiative, under the same names."""

    names: list[str]
    rows: list[tuple[str, list[str]]]
    """Where each is in the file (« ligne 3 », « colonne B »), and its cells."""
    above: list[str]
    """Cells outside: titles above the names."""

    @property
    def known(self) -> int:
        """How many of the names surely mean a field or a section."""
        return sum(names_a_field(name) for name in self.names if name)

    @property
    def lists_people(self) -> bool:
        """Whether the names are those of a list of people, where « nom » is not the title of an initiative."""
        folded = {fold(name) for name in self.names if name}
        if "nom" not in folded or names_title_otherwise(self.names):
            return False
        is_reached = not folded.isdisjoint(_REACHED) and folded <= {
            "nom",
            "structure",
            "organisme",
            *_REACHED,
        }
        return is_reached or not folded.isdisjoint(OF_PEOPLE)


def names_title_otherwise(names: Sequence[str]) -> bool:
    """Whether one of *names* other than « nom » surely means the title of an initiative: then a name is a person’s."""
    return any(
        fold(name) != "nom" and column_of(name[:MAX_NAME_LENGTH])[::2] == ("title", True)
        for name in names
        if name
    )


def column_letters(place: int) -> str:
    """Return how spreadsheets name the column at *place*, from 0: A, B… Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def table_in(rows: Sequence[tuple[int, Sequence[str]]]) -> Table | None:
    """Return the table in the non-empty *rows*, numbered as in their file; None if nothing in it names a title."""
    if not rows:
        return None
    best = max(range(min(len(rows), _ROWS_OF_NAMES)), key=lambda place: (*_names(rows[place][1]), -place))
    labels = _column_of_labels(rows)
    beside = _names([row[labels] for _, row in rows if len(row) > labels])
    if beside[0] == _SURE and beside > _names(rows[best][1]) and beside[1] > 1:
        return _turned(rows, labels)
    title, known = _names(rows[best][1])
    if not title or (title < _SURE and not known):
        return None
    # Rows may be longer than the names: those cells are kept too.
    under = [(f"ligne {number}", list(row)) for number, row in rows[best + 1 :]]
    above = [cell for _, row in rows[:best] for cell in row if cell]
    return Table(list(rows[best][1]), under, above)


_SURE = 2


def _names(cells: Sequence[str]) -> tuple[int, int]:
    """Return whether one of *cells* names the title (_SURE, or 1 if it may), and how many surely name what is known."""
    meanings = [column_of(cell[:MAX_NAME_LENGTH]) for cell in cells if cell]
    titles = [_SURE if is_sure else 1 for attribute, _, is_sure in meanings if attribute == "title"]
    return max(titles, default=0), sum(names_a_field(cell) for cell in cells if cell)


def _column_of_labels(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Return the first column that is not empty."""
    places = (place for _, row in rows for place, cell in enumerate(row) if cell)
    return min(places, default=0)


def _turned(rows: Sequence[tuple[int, Sequence[str]]], labels: int) -> Table:
    """Return the table whose names stand in the column *labels*: each column after it is a sheet."""
    width = max(len(row) for _, row in rows)
    names: list[str] = []
    columns: list[list[str]] = [[] for _ in range(width)]
    above: list[str] = []
    for _, row in rows:
        cells = [*row, *[""] * (width - len(row))]
        others = cells[labels + 1 :]
        if not any(others) and not names:
            above.append(cells[labels])
            continue
        if not cells[labels] and names:
            # What a merged cell, or a cell that is left empty, continues.
            for place, cell in enumerate(cells):
                if cell and place > labels:
                    columns[place][-1] = f"{columns[place][-1]}\n{cell}".strip()
            continue
        names.append(cells[labels])
        for place, cell in enumerate(cells):
            columns[place].append(cell)
    titles = [place for place, name in enumerate(names) if column_of(name[:MAX_NAME_LENGTH])[0] == "title"]
    titled = [place for place in range(labels + 1, width) if any(columns[place][each] for each in titles)]
    if len(titled) == 1:
        # The other columns go on with what it says.
        after = [columns[place] for place in range(labels + 1, width) if place != titled[0]]
        columns[titled[0]] = [
            "\n".join(filter(None, cells)) for cells in zip(columns[titled[0]], *after, strict=True)
        ]
        after_it = titled
    else:
        after_it = list(range(labels + 1, width))
    sheets = [
        (f"colonne {column_letters(place)}", columns[place]) for place in after_it if any(columns[place])
    ]
    return Table(names, sheets, above)
