"""What the value of a setting may be, and how that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partage.text.strings import known_locales

_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")
_WEB = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of value."""

    french: str
    """After « n’est pas »."""
    english: str
    """After “is not”."""
    accepts: Callable[[object], bool]


def one_of(*words: str) -> Shape:
    """Return the shape of one of *words*."""
    listed = ", ".join(words)
    return Shape(f"un de ces mots : {listed}", f"one of these words: {listed}", lambda value: value in words)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value.strip()


def _is_web(value: object) -> bool:
    return isinstance(value, str) and bool(_WEB.fullmatch(value))


def _is_mail(value: object) -> bool:
    return isinstance(value, str) and bool(_MAIL.fullmatch(value))


def _are_languages(value: object) -> bool:
    asked = str(value).split() if isinstance(value, str) else []
    return bool(asked) and set(known_locales()) >= set(asked)


def _is_zone(value: object) -> bool:
    try:
        ZoneInfo(str(value))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False
    return True


def _is_number(value: object) -> bool:
    return str(value).isdecimal() and int(str(value)) > 0


def _are_places(value: object) -> bool:
    if isinstance(value, str | int):
        return True
    return isinstance(value, Sequence) and all(isinstance(each, str | int) for each in value)


TEXT = Shape("un texte d’une ligne", "a text of one line", _is_text)
WEB = Shape("une adresse qui commence par https://", "an address that begins with https://", _is_web)
MAIL = Shape("une adresse électronique", "an e-mail address", _is_mail)
EDITIONS = Shape(
    f"une suite de langues parmi {' et '.join(known_locales())}, la première à la racine du site",
    f"a list of languages among {' and '.join(known_locales())}, the first being at the root of the site",
    _are_languages,
)
ZONE = Shape("un fuseau horaire", "a time zone", _is_zone)
NUMBER = Shape("un nombre, de 1 ou plus", "a number from 1 up", _is_number)
PLACES = Shape("une liste de territoires", "a list of territories", _are_places)
YES = Shape("true (vrai) ou false (faux)", "true or false", lambda value: isinstance(value, bool))
