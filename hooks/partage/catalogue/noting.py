"""What a catalogue is asked, noted by whoever needs to know: see `build.tracking`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

Question: TypeAlias = tuple[str, ...]
"""A kind of question, then what it is about."""
Note: TypeAlias = Callable[[Question], None]
WHOLE: Question = ("all",)
"""Asks for something that any change may change."""
Value = TypeVar("Value")


class NotedMapping(Mapping[str, Value]):
    """A mapping that notes which keys are looked up; *question* is the kind of question which that is."""

    def __init__(self, inside: Mapping[str, Value], question: str, note: Note) -> None:
        self._inside, self._question, self._note = inside, question, note

    def __getitem__(self, key: str) -> Value:
        self._note((self._question, key))
        return self._inside[key]

    def __iter__(self) -> Iterator[str]:
        self._note(WHOLE)
        return iter(self._inside)

    def __len__(self) -> int:
        self._note(WHOLE)
        return len(self._inside)
