"""What is the same in every build and takes as long as a small site, made once in a process."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

from partage.reference.cog import CogTable
from partage.reference.countries import Countries
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.reference.territory_lists import place_lists
from partage.views import proposal

_COMPILED: dict[Hashable, CodeType] = {}
_LISTS: dict[Hashable, dict[str, str]] = {}
_compile = Environment.compile


@contextmanager
def remembering() -> Iterator[None]:
    """Meanwhile, compile no template whose text was compiled under the same settings, and list no places again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", _remembered)
        patch.setattr(proposal, "place_lists", _remembered_places)
        yield


def _remembered(
    environment: Environment, source: Any, name: str | None = None, filename: str | None = None, **more: Any
) -> Any:
    if not isinstance(source, str):
        return _compile(environment, source, name, filename, **more)
    # Where it is, which differs in each project, is told in traces alone.
    key = (*_settings(environment), source, name, *sorted(more.items()))
    if key not in _COMPILED:
        _COMPILED[key] = _compile(environment, source, name, filename, **more)
    return _COMPILED[key]


def _settings(environment: Environment) -> tuple[Hashable, ...]:
    # The engine's own templates are compiled with the words of a language in them.
    words = getattr(environment, "words", None)
    return (
        type(environment),
        words and frozenset(words.table.items()),
        environment.undefined,
        environment.autoescape,
        environment.trim_blocks,
        environment.lstrip_blocks,
        *environment.extensions,
    )


def _remembered_places(
    reference: CogTable | PlaceTable, own: Mapping[str, Territory], countries: Countries, language: str = "fr"
) -> dict[str, str]:
    places = (*reference._lines,) if isinstance(reference, CogTable) else (*map(repr, reference),)
    key = (places, repr(own), language)
    if key not in _LISTS:
        _LISTS[key] = place_lists(reference, own, countries, language)
    return _LISTS[key]
