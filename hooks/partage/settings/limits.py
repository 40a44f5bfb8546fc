"""How much a sheet may hold where networks differ: what the engine proposes, and what a network sets instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from partage.settings.checking import value_of

DEFAULTS: Mapping[str, int] = MappingProxyType(
    {"themes": 3, "publics": 3, "methodes": 5, "methodes_evoquees": 5, "resume": 40}
)
"""By the key of the field: values of a list at most, characters of the summary at least."""
LARGEST: Mapping[str, int] = MappingProxyType(
    {"themes": 12, "publics": 12, "methodes": 12, "methodes_evoquees": 12, "resume": 300}
)
"""What no network sets beyond: each value is a page, a link, a line of a card."""
_AS = {"methodes_evoquees": "methodes"}
"""Fields that follow the setting of another one."""
_WORDS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one base."""

    _set: Mapping[str, int] = field(default_factory=dict)

    def of(self, key: str, usual: int) -> int:
        """Return the limit of the field *key*; *usual* where none can be set."""
        return self._set.get(key, usual)

    def told(self, key: str, help_text: str) -> str:
        """Return the *help_text* of the field *key*, which says the usual limit, with that of this base."""
        limit = self._set.get(key)
        if limit is None or limit == DEFAULTS[key]:
            return help_text
        if key == "resume":
            return help_text.replace(str(DEFAULTS[key]), str(limit), 1)
        return help_text.replace(_WORDS[DEFAULTS[key] - 1], _WORDS[limit - 1], 1)


USUAL = Limits()
"""Where a base sets none."""


def limits_of(configuration: Mapping[str, Any]) -> Limits:
    """Return the limits that *configuration* sets."""
    asked = {key: value_of(configuration, f"extra.limits.{_AS.get(key, key)}") for key in DEFAULTS}
    return Limits(
        {
            key: min(int(str(value)), LARGEST[key])
            for key, value in asked.items()
            if str(value).isdecimal() and int(str(value)) > 0
        }
    )
