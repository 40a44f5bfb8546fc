"""Sentences of all sheets in lists, each in the order in which it is read: the columns that pages are cut from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from partage.across.sentences import Sentence
from partage.reference.vocabularies import Vocabulary

Place: TypeAlias = tuple[int, int]
"""Position of a sheet in the catalogue, and of a sentence in the sheet."""
Shelves: TypeAlias = Mapping[str, tuple[Place, ...]]
"""By name of the list, such as `obstacle/temps-equipe`."""
BRIDGES = "bridge"
"""The list of the proposals that name at least two structures."""
MIN_SIDES = 2
SETTLED = frozenset({"tenue", "abandonnee"})
"""States of a proposal of which nothing more is expected."""
_LAST = 9999


class Told(NamedTuple):
    """What the lists need to know of a sheet."""

    sentences: Sequence[Sentence]
    territory: str
    """The main one: one sentence of each is read before a second of the same."""
    region: tuple[str, ...]
    """The names of what holds its territory, the widest first: whoever offers help is found by place."""
    family: int = 0
    """The place, in the list of themes, of the family of its first theme."""


class Tally(NamedTuple):
    """How much a list holds."""

    sentences: int = 0
    replies: int = 0
    """Sentences with a reply, such as a way round."""
    sheets: int = 0
    replying: int = 0
    """Sheets with at least one reply."""


class Volume(NamedTuple):
    """How much is told of what got in the way and what helped."""

    sentences: int = 0
    letters: int = 0
    """Of the sentences and their replies."""


def volume_of(sentences: Iterable[Sentence]) -> Volume:
    """Return how much one sheet tells in its *sentences*."""
    told = [len(each.text) + len(each.reply) for each in sentences if each.kind in ("obstacle", "lever")]
    return Volume(len(told), sum(told))


def together(volumes: Iterable[Volume]) -> Volume:
    """Return how much several sheets tell."""
    counts = [*volumes]
    return Volume(sum(each.sentences for each in counts), sum(each.letters for each in counts))


def shelves_of(sentence: Sentence, factors: Vocabulary) -> Iterator[str]:
    """Yield the lists that *sentence* stands in; what is under a narrower factor is under the broader ones, too."""
    if sentence.kind in ("obstacle", "lever"):
        term = factors.terms.get(sentence.about)
        for factor in (sentence.about, *(term.ancestors if term else ())):
            yield f"{sentence.kind}/{factor}"
    elif sentence.kind == "lesson":
        yield f"lesson/{sentence.about}"
        yield f"lesson/{sentence.about}/{sentence.factor}"
    elif sentence.kind == "phase":
        yield f"phase/{sentence.about}"
        yield f"phase/{sentence.about}/{sentence.factor}"
    elif sentence.about:
        yield f"{sentence.kind}/{sentence.about}"
        if has_two_sides(sentence):
            yield BRIDGES
    else:
        yield sentence.kind


def has_two_sides(sentence: Sentence) -> bool:
    """Whether *sentence* proposes, and still may, to bring named structures together."""
    promise = sentence.promise
    return promise is not None and len(promise.partners) >= MIN_SIDES and sentence.about not in SETTLED


def arranged(sheets: Sequence[Told], factors: Vocabulary) -> dict[str, tuple[Place, ...]]:
    """Return the lists of the sentences of *sheets*, each in its order.

    Obstacles and levers: those with a way round first. Lessons: by factor, then by family of themes, in the order of
    both lists. Proposals: the oldest first. Offers: by region, département and place. Within all that, one sentence a
    territory before a second of the same, then the order of the sheets.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    lists: dict[tuple[str, str, str, bool], tuple[str, ...]] = {}
    for position, sheet in enumerate(sheets):
        for number, sentence in enumerate(sheet.sentences):
            # The same few kinds and terms recur.
            two_sides = sentence.promise is not None and has_two_sides(sentence)
            about = (sentence.kind, sentence.about, sentence.factor, two_sides)
            if about not in lists:
                lists[about] = tuple(shelves_of(sentence, factors))
            for name in lists[about]:
                found[name].append((position, number))
    ranks = {factor: rank for rank, factor in enumerate(factors.terms)}
    return {name: tuple(_ordered(places, sheets, ranks)) for name, places in found.items()}


def _ordered(places: Sequence[Place], sheets: Sequence[Told], ranks: Mapping[str, int]) -> Iterable[Place]:
    position, number = places[0]
    first_by = _FIRST_BY.get(sheets[position].sentences[number].kind, _in_turn)
    if first_by is None:
        return places
    met: dict[tuple[Any, str], int] = {}
    keyed = []
    for position, number in places:
        sheet = sheets[position]
        first = first_by(sheet.sentences[number], sheet, ranks)
        about = first, sheet.territory
        turn = met[about] = met.get(about, -1) + 1
        keyed.append((first, turn, position, number))
    keyed.sort()
    return ((position, number) for _, _, position, number in keyed)


FirstBy: TypeAlias = Callable[[Sentence, Told, Mapping[str, int]], Any]
"""Returns what a sentence is ordered by before anything else: values of one type in a list."""


def _in_turn(sentence: Sentence, sheet: Told, ranks: Mapping[str, int]) -> int:
    return 0


def _with_a_reply(sentence: Sentence, sheet: Told, ranks: Mapping[str, int]) -> bool:
    return not sentence.reply


def _by_factor(sentence: Sentence, sheet: Told, ranks: Mapping[str, int]) -> tuple[int, int]:
    return ranks.get(sentence.factor, _LAST), sheet.family


def _by_date(sentence: Sentence, sheet: Told, ranks: Mapping[str, int]) -> tuple[int, int, int]:
    date = sentence.promise and sentence.promise.date
    return (date.year, date.month, date.day) if date else (_LAST, 0, 0)


def _by_place(sentence: Sentence, sheet: Told, ranks: Mapping[str, int]) -> tuple[str, ...]:
    return sheet.region


_FIRST_BY: Mapping[str, FirstBy | None] = {
    "obstacle": _with_a_reply,
    "lever": _with_a_reply,
    "missing": _with_a_reply,
    "lesson": _by_factor,
    "proposal": _by_date,
    "offer": _by_place,
    # Counted, never read.
    "phase": None,
    "selected": None,
}


def tally(places: Sequence[Place], sentences_at: Callable[[int], Sequence[Sentence]]) -> Tally:
    """Count what stands at *places*; *sentences_at* gives the sentences of the sheet at a position."""
    replying = [position for position, number in places if sentences_at(position)[number].reply]
    return Tally(
        sentences=len(places),
        replies=len(replying),
        sheets=len({position for position, _ in places}),
        replying=len({*replying}),
    )
