"""Tables of a pandoc tree, with merged cells and several header rows → tables with as many cells in every row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from partage.importing.inlines import lines_of, plain
from partage.importing.pandoc import NO_ATTRIBUTES, Node

_TITLES = frozenset(("Header", "Para", "Plain"))
_MAX_COLUMNS = 60
"""Wider tables are hostile: each cell of every row would be built."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of one cell."""

    blocks: list[Node]


def grid_of(table: Any) -> tuple[list[Node], list[list[Cell]], int]:
    """Return the caption of a *table* (a node's content), its rows, all of one width, and how many are header rows.

    A merged cell has its content in its first position only.
    """
    _, caption, columns, head, bodies, foot = table
    sections = [head[1], *(rows for body in bodies for rows in (body[2], body[3])), foot[1]]
    width = min(len(columns), _MAX_COLUMNS)
    grid = [row for section in sections for row in _spread(section, width)]
    return caption[1], grid, len(head[1])


def _spread(rows: Sequence[Any], width: int) -> Iterator[list[Cell]]:
    """Yield *rows* with an empty cell wherever a merged cell above or to the left covers the position."""
    covered: dict[int, int] = {}
    for _, cells in rows:
        row: list[Cell] = []
        waiting = list(cells)
        while len(row) < width:
            place = len(row)
            if covered.get(place, 0) > 0:
                covered[place] -= 1
                row.append(Cell([]))
            elif waiting:
                _, _, high, wide, blocks = waiting.pop(0)
                for offset in range(min(wide, width - place)):
                    covered[place + offset] = high - 1
                    row.append(Cell(blocks if offset == 0 else []))
            else:
                row.append(Cell([]))
        # Cells beyond the declared width are appended to the last one.
        beyond = [block for cell in waiting for block in cell[4]]
        yield [*row[:-1], Cell([*row[-1].blocks, *beyond])] if row and beyond else row


def pipe_table(rows: Sequence[Sequence[Cell]], heads: int) -> Node:
    """Return a table node from cells that hold inlines, its first *heads* rows being headers.

    The first row is always the header: a pipe table needs one.
    """
    first, others = rows[0], rows[1:]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in first]
    header = [_row(first, strong=False)]
    body = [_row(row, strong=rank < heads - 1) for rank, row in enumerate(others)]
    return {
        "t": "Table",
        "c": [
            NO_ATTRIBUTES,
            [None, []],
            columns,
            [NO_ATTRIBUTES, header],
            [[NO_ATTRIBUTES, 0, [], body]],
            [NO_ATTRIBUTES, []],
        ],
    }


def _row(cells: Sequence[Cell], *, strong: bool) -> list[Any]:
    """Return a row; *strong* sets off header rows after the first, which pipe tables do not have."""
    return [
        NO_ATTRIBUTES,
        [
            [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, _cell_blocks(cell.blocks, strong=strong)]
            for cell in cells
        ],
    ]


def _cell_blocks(inlines: list[Node], *, strong: bool) -> list[Node]:
    if not inlines:
        return []
    return [{"t": "Plain", "c": [{"t": "Strong", "c": inlines}] if strong else inlines}]


def only_table(blocks: Sequence[Node]) -> list[list[str]]:
    """Return the cells of the table that cleaned-up *blocks* consist of, each title above it as a row; else nothing."""
    tables = [block for block in blocks if block["t"] == "Table"]
    above = [block for block in blocks if block["t"] != "Table"]
    if len(tables) != 1 or blocks[-1]["t"] != "Table" or any(block["t"] not in _TITLES for block in above):
        return []
    titles = [[plain(block["c"][2] if block["t"] == "Header" else block["c"])] for block in above]
    content = tables[0]["c"]
    rows = [row for section in (content[3][1], *(body[3] for body in content[4])) for row in section]
    return [*titles, *([_cell_text(cell[4]) for cell in cells] for _, cells in rows)]


def _cell_text(blocks: Sequence[Node]) -> str:
    """Return the text of a cell, with the addresses of its links."""
    return "\n".join(plain(_with_addresses(inlines)) for block in blocks for inlines in lines_of(block))


def _with_addresses(inlines: Sequence[Node]) -> list[Node]:
    return [
        {"t": "Str", "c": f"[{plain(each['c'][1])}]({each['c'][2][0]})"}
        if each["t"] == "Link" and plain(each["c"][1]) != each["c"][2][0]
        else each
        for each in inlines
    ]
