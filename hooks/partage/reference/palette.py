"""The colours that a vocabulary may name for a family of terms.

Each is two values: an ink for light surfaces and one for dark ones, of a contrast of 4.5 or more on every surface
that `docs/assets/stylesheets/tokens.css` puts under it. The stylesheet holds the same values; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

ColourName: TypeAlias = Literal[
    "ocre", "corail", "framboise", "prune", "indigo", "azur", "lagon", "emeraude", "olive", "terre", "ardoise"
]


@dataclass(frozen=True, slots=True)
class Colour:
    """An ink, as #rrggbb."""

    light: str
    """On light surfaces."""
    dark: str
    """On dark surfaces."""


COLOURS: dict[ColourName, Colour] = {
    "ocre": Colour("#7d5200", "#e6b552"),
    "corail": Colour("#a8352a", "#ff9d8f"),
    "framboise": Colour("#a02457", "#ff9cc4"),
    "prune": Colour("#773887", "#dba6ea"),
    "indigo": Colour("#464a9c", "#b3b8ff"),
    "azur": Colour("#1c5c9e", "#8fc3ff"),
    "lagon": Colour("#0b6271", "#72d3e0"),
    "emeraude": Colour("#1a6a40", "#7fd6a6"),
    "olive": Colour("#566510", "#c3d16b"),
    "terre": Colour("#84472a", "#eab08c"),
    "ardoise": Colour("#465460", "#b6c4d0"),
}
NO_COLOUR: ColourName = "ardoise"
"""For terms of a family without a colour."""

assert COLOURS.keys() == set(get_args(ColourName))  # noqa: S101 - one name, one colour
