"""Results of one kind kept together from one build to the next, in one file of the cache, while they are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from partage.runtime.cache import Cache
from partage.runtime.fingerprint import digest

Value = TypeVar("Value")


class KeptResults:
    """Those of one kind."""

    def __init__(self, kept: Cache, name: str, made_with: bytes) -> None:
        """Read the entry *name* of *kept*; nothing in it is used unless it was made with the same *made_with*."""
        self._cache, self._name, self._made_with = kept, name, made_with
        value = kept.read_value(name, is_used=True)
        self._known: dict[bytes, Any] = value[1] if value and value[0] == made_with else {}
        self._used: dict[bytes, Any] = {}

    def made(self, about: str, given: str, make: Callable[[], Value]) -> Value:
        """Return the result *about* something, made from what was *given* and nothing else that changes."""
        key = digest(about, given)
        value: Value = self._known[key] if key in self._known else make()
        self._used[key] = value
        return value

    def forget(self, about: str, given: str) -> None:
        """Make it again next time."""
        self._used.pop(digest(about, given), None)

    def keep(self) -> None:
        """Keep what was used in this build for the next one."""
        if self._used.keys() != self._known.keys():
            self._cache.write_value(self._name, (self._made_with, self._used))
