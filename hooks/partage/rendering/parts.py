"""The small values that templates lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A text, perhaps with a link and a remark."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is told of something: a label and its values."""

    label: str
    values: Sequence[Value]


def told(*facts: tuple[str, Sequence[Value]]) -> list[Fact]:
    """Return the facts that have a value."""
    return [Fact(label, values) for label, values in facts if values]


def texts(*written: str | None) -> list[Value]:
    """Return the values of the texts that say something."""
    return [Value(text) for text in written if text]
