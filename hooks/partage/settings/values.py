"""What a network says of itself and pages repeat: its licence, who reviews and how soon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partage.settings.checking import value_of


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the sheets and lists; empty where the network states none."""

    name: str = ""
    """As people write it, such as « ODbL 1.0 »."""
    address: str = ""
    """Where it can be read."""

    @property
    def code(self) -> str:
        """Its name as programs write it, with hyphens, as in the list of SPDX."""
        return re.sub(r"[^A-Za-z0-9.]+", "-", self.name).strip("-")

    @property
    def says_so(self) -> bool:
        """Whether its name says that it is a licence, such as « Licence Ouverte 2.0 »: it is not said twice."""
        return self.name.lower().startswith(_LICENCE)

    @property
    def bare(self) -> str:
        """Its name after the word « Licence »."""
        return self.name[len(_LICENCE) :].strip() if self.says_so else self.name


_LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Who reviews proposed sheets, and in what time; empty where the network does not say."""

    who: str = ""
    delay: str = ""


def licence_of(configuration: Mapping[str, Any]) -> Licence:
    """Return the licence that *configuration* states."""
    return Licence(_text(configuration, "extra.licence.name"), _text(configuration, "extra.licence.address"))


def reviewing_of(configuration: Mapping[str, Any]) -> Reviewing:
    """Return what *configuration* says of reviews."""
    return Reviewing(_text(configuration, "extra.review.who"), _text(configuration, "extra.review.delay"))


def _text(configuration: Mapping[str, Any], key: str) -> str:
    value = value_of(configuration, key)
    return value.strip() if isinstance(value, str) else ""
