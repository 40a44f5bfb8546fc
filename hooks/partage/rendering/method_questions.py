"""What methods are chosen by: the questions, their choices, and what a source lets a method answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from partage.catalogue.site import Site
from partage.reference.method_use import Preparation, Purpose, Time
from partage.reference.terms import MethodUse, Term

SIZES = ((1, 10), (11, 30), (31, 100), (101, None))
"""Numbers of people that one asks for."""
NO_PLACE = "aucune"
"""The level that nobody looks for a method to reach."""
MAX_CHOICES = 12
"""Choices of a question: as many as `chooser.css` has rules for."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to filter by, and the choices of each method that answers it."""

    id: str
    choices: tuple[tuple[str, str], ...]
    """Identifier and words, in order."""

    def marks(self, answers: frozenset[str]) -> str:
        """Return the classes of a method with these *answers*; `none` where nothing is known."""
        ranks = [rank for rank, (each, _) in enumerate(self.choices, 1) if each in answers]
        return " ".join(f"{self.id}-{rank}" for rank in ranks) or f"{self.id}-none"


def questions(site: Site) -> dict[str, Question]:
    """Return what methods are filtered by, by the key of its words."""
    t = site.strings
    levels = site.references.vocabularies["niveaux-de-participation"].terms.values()
    choices = {
        "purpose": [(each, t(f"chooser.purpose.{each}")) for each in get_args(Purpose)],
        "people": [(str(low), range_of(site, low, high)) for low, high in SIZES],
        "time": [(each, t(f"chooser.time.{each}")) for each in get_args(Time)],
        "preparation": [(each, t(f"chooser.time.{each}")) for each in get_args(Preparation)],
        "level": [(each.id, each.named(site.locale)) for each in levels if each.id != NO_PLACE],
    }
    return {
        name: Question(f"q{rank}", tuple(each[:MAX_CHOICES]))
        for rank, (name, each) in enumerate(choices.items(), 1)
    }


def range_of(site: Site, low: int | None, high: int | None) -> str:
    """Return a number of people in words."""
    if low == high:
        return site.strings.counted("chooser.exactly", low or 1)
    key = "chooser.between" if low and low > 1 and high else "chooser.from" if not high else "chooser.up_to"
    return site.strings(key, low=low, high=high)


def answers_of(site: Site, use: MethodUse) -> dict[str, frozenset[str]]:
    """Return the choices that a source gives a method, by question."""
    levels = site.references.vocabularies["niveaux-de-participation"]
    known = (levels.find(each) for each in use.levels)
    low = use.smallest
    return {
        "purpose": frozenset(use.purposes),
        "people": frozenset(
            str(least)
            for least, most in SIZES
            if low and (most is None or low <= most) and (use.largest is None or use.largest >= least)
        ),
        "time": frozenset(filter(None, [use.time])),
        "preparation": frozenset(filter(None, [use.preparation])),
        "level": frozenset(each.id for each in known if each),
    }


def marks_of(site: Site, term: Term, asked: dict[str, Question]) -> str:
    """Return the classes that the choices show or hide a method by."""
    answers = answers_of(site, term.use) if term.use else {}
    return " ".join(each.marks(answers.get(name, frozenset())) for name, each in asked.items())


def is_whole(site: Site, term: Term, asked: dict[str, Question]) -> bool:
    """Whether a source lets the method answer every question."""
    return bool(term.use) and "-none" not in marks_of(site, term, asked)
