"""What a sheet says, sentence by sentence: the one place that knows which fields are read across sheets.

Read where a sheet is checked, and kept with it: no page opens a sheet for its sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from partage.sheets.fields import FrontMatter
from partage.sheets.items import Factor, Proposal
from partage.sheets.partial_date import PartialDate

Kind: TypeAlias = Literal[
    "obstacle", "lever", "lesson", "next_time", "unexpected", "disputed", "missing",
    "results_people", "results_organisations", "results_territory", "proposal", "offer", "phase", "selected",
]  # fmt: skip
PROSE: tuple[Kind, ...] = (
    "next_time", "unexpected", "disputed", "results_people", "results_organisations", "results_territory",
)  # fmt: skip
"""Kinds that are the attribute of the front matter that they come from, each a single text."""
MOBILISING = "mobilisation-des-habitants"
"""The factor whose ways round say what brought those who were missing."""


class Promise(NamedTuple):
    """What a proposal says in addition to its text."""

    partners: tuple[str, ...] = ()
    date: PartialDate | None = None
    deadline: PartialDate | None = None
    news: tuple[tuple[PartialDate, str], ...] = ()
    """In the order of the sheet."""


class Sentence(NamedTuple):
    """Something that a sheet says, and what it is about."""

    kind: Kind
    text: str = ""
    """Empty where the sheet only names a term: a phase, a way of recruiting."""
    about: str = ""
    """A term: the factor of an obstacle or a lever, the type of a lesson, the state of a proposal, what is offered, the
    phase, the method of recruitment."""
    factor: str = ""
    """Of a lesson; the level reached, for a phase."""
    reply: str = ""
    """How an obstacle was got round; what brought those who were missing."""
    promise: Promise | None = None


def sentences_of(fields: FrontMatter) -> tuple[Sentence, ...]:
    """Return what the sheet of *fields* says, in the order of its kinds, then of the sheet."""
    return tuple(_sentences(fields))


def _sentences(fields: FrontMatter) -> Iterator[Sentence]:
    yield from _factors("obstacle", fields.obstacles)
    yield from _factors("lever", fields.levers)
    yield from (Sentence("lesson", each.text, each.type, each.factor or "") for each in fields.lessons)
    yield from (Sentence(kind, text) for kind in PROSE if (text := getattr(fields, kind)))
    if fields.missing_audiences:
        yield Sentence("missing", fields.missing_audiences, reply=_what_brought(fields.obstacles))
    yield from (
        Sentence("proposal", each.text, each.state, promise=_promise(each)) for each in fields.proposals
    )
    yield from (Sentence("offer", fields.contact, term) for term in fields.available_for)
    yield from (Sentence("phase", about=phase, factor=level) for phase, level in fields.participation.items())
    yield from (Sentence("selected", about=method) for method in fields.selection)


def _factors(kind: Kind, factors: tuple[Factor, ...]) -> Iterator[Sentence]:
    # What helped may be told with how it came about: that is read as a reply, too.
    return (Sentence(kind, each.text, each.factor, reply=each.way_round or "") for each in factors)


def _what_brought(obstacles: tuple[Factor, ...]) -> str:
    ways = (each.way_round for each in obstacles if each.factor == MOBILISING and each.way_round)
    return next(ways, "")


def _promise(proposal: Proposal) -> Promise:
    news = tuple((each.date, each.text) for each in proposal.news)
    return Promise(proposal.partners, proposal.date, proposal.deadline, news)
