"""Templates compiled once for all the builds of a process: they take longer to compile than to render."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

_COMPILED: dict[Hashable, CodeType] = {}
_compile = Environment.compile


@contextmanager
def compiled_once() -> Iterator[None]:
    """Meanwhile, compile a template only if none with its text was compiled under the same settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", _remembered)
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
