"""The small values that templates lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from partage.sheets.body.links import CONTRIBUTED

_CONTRIBUTED = Markup(' rel="{}"').format(CONTRIBUTED)


@dataclass(frozen=True, slots=True)
class Value:
    """A text, perhaps with a link and a remark."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values."""

    label: str
    values: Sequence[Value]
    id: str = ""
    """Attribute of the front matter that it comes from, by which sheets are compared; empty if they are not."""
    is_own: bool = False
    """Whether the values are words of the sheet, in its language, rather than terms."""


@dataclass(frozen=True, slots=True)
class Block:
    """The content of one field, laid out according to its kind."""

    kind: str
    title: str
    entries: Sequence[Any] = ()
    text: str = ""
    side: str = ""
    """For factors: `obstacles` or `levers`."""
    name: str = ""
    """Attribute of the front matter that it comes from."""


@dataclass(frozen=True, slots=True)
class Step:
    """The place of inhabitants in one phase."""

    phase: str
    level: str
    rank: int
    """From 0 to *levels*."""
    levels: int
    href: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An obstacle, a lever, a stake or a lesson, perhaps with the factor that it belongs to."""

    text: str
    label: str = ""
    href: str = ""
    way_round: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as the page shows it."""

    title: str
    id: str
    guided: str
    """Identifier of the guided section; empty for a section of the author's own."""
    html: str
    """The author's text, as HTML."""
    blocks: Sequence[Block]


# The same places, terms and actors recur.
@lru_cache(maxsize=1 << 14)
def value_html(value: Value) -> Markup:
    """Return *value* as HTML; an external link was written by a contributor."""
    rel = _CONTRIBUTED if value.href[:4].lower() == "http" else ""
    text = (
        Markup('<a href="{}"{}>{}</a>').format(value.href, rel, value.text)
        if value.href
        else Markup.escape(value.text)
    )
    return text + Markup(" <small>{}</small>").format(value.note) if value.note else text


def known_facts(
    *facts: tuple[str, Sequence[Value]]
    | tuple[str, Sequence[Value], str]
    | tuple[str, Sequence[Value], str, bool],
) -> list[Fact]:
    """Return the facts that have a value."""
    return [Fact(*fact) for fact in facts if fact[1]]


def text_values(*written: str | None) -> list[Value]:
    """Return a value for each text that is not empty."""
    return [Value(text) for text in written if text]
