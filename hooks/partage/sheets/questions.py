"""The fields as questions of a form: what each one asks, what it takes, and the words of its refusals.

Made of `fields` alone, so that the form, the check and the guide never disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, get_args

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from partage.sheets.fields import KEYS, LEVELS, FrontMatter, Levels
from partage.sheets.partial_date import PartialDate
from partage.sheets.sections import SECTIONS
from partage.sheets.types import Count, SheetName, TermOf, TerritoryName, WebAddress
from partage.text import messages
from partage.text.strings import Locale
from partage.text.typography import french

NOT_ASKED = frozenset({"pictures", "reviewed", "approved", "former_ids", "language", "licence"})
"""Attributes that the network fills: pictures come by mail, reviews are the reviewers'."""
_LINE = 200
"""Characters up to which a text is one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field of a sheet, or of an item of its lists."""

    key: str
    label: str
    help: str = ""
    example: str = ""
    level: str = "+"
    kind: str
    """`line`, `prose`, `choice` (one of a closed list), `terms` (several), `places`, `date`, `count`, `number`, `url`,
    `sheets`, `lines`, `levels` (one of a list for each of another), `items` (groups of questions)."""
    vocabulary: str = ""
    shortest: int = 0
    longest: int = 0
    """Characters of a text; 0 where there is no limit."""
    most: int = 0
    """Values of a list; 0 where there is no limit."""
    inside: tuple[Question, ...] = ()
    refusals: Mapping[str, str]
    """What is said of a wrong value, by cause, as `partage check` says it."""


def questions(locale: Locale) -> dict[str, Question]:
    """Return the question of each attribute that is asked, in the order of the fields."""
    return {
        name: _question(declared, str(LEVELS[name]), locale)
        for name, declared in FrontMatter.model_fields.items()
        if name not in NOT_ASKED
    }


def outside_sections(level: str) -> list[str]:
    """Return the attributes of *level* that no guided section asks for."""
    inside = {name for section in SECTIONS for name in section.fields}
    return [name for name in KEYS if LEVELS[name] == level and name not in inside and name not in NOT_ASKED]


def _question(declared: FieldInfo, level: str, locale: Locale) -> Question:
    parts = list(_parts(Annotated[declared.annotation, None, *declared.metadata]))
    example = str((declared.examples or [""])[0])
    kind, vocabulary, inside = _kind(parts, example, locale)
    is_list = kind in ("terms", "places", "sheets", "lines", "items")
    own = declared.metadata if is_list or kind == "levels" else parts
    least = next((part.min_length for part in reversed(own) if isinstance(part, MinLen)), 0)
    most = next((part.max_length for part in reversed(own) if isinstance(part, MaxLen)), 0)
    if kind == "line" and most > _LINE:
        kind = "prose"
    may_stay_open = level != "O" or any(isinstance(part, BeforeValidator) for part in declared.metadata)
    extra = declared.json_schema_extra if isinstance(declared.json_schema_extra, dict) else {}
    key = declared.alias or ""
    label = str(extra.get("x-label-en") or key) if locale == "en" else french(declared.title or key)
    return Question(
        key=key,
        label=label,
        help=french(declared.description or ""),
        example=example,
        level=level,
        kind=kind,
        vocabulary=vocabulary,
        shortest=0 if is_list else least,
        longest=0 if is_list or kind == "levels" else most,
        most=most if is_list else 0,
        inside=inside,
        refusals=_refusals(key, kind, example, least, most, may_stay_open=may_stay_open),
    )


def _kind(parts: list[Any], example: str, locale: Locale) -> tuple[str, str, tuple[Question, ...]]:
    """Return what sort of answer the *parts* of an annotation take, its closed list, and the questions inside."""
    model = next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
    lists = [part.vocabulary for part in parts if isinstance(part, TermOf)]
    is_list = tuple in parts
    if model is not None:
        return "items", "", tuple(_inside(model, example, locale))
    if lists:
        if set(lists) == set(_vocabularies(Levels)):
            return "levels", " ".join(dict.fromkeys(lists)), ()
        return ("terms" if is_list else "choice"), lists[0], ()
    for kind, annotation in _TOLD_BY.items():
        if any(part is get_args(annotation)[-1] or part in annotation.__metadata__[-1:] for part in parts):
            return kind, "", ()
    if PartialDate in parts:
        return "date", "", ()
    if int in parts:
        return "number", "", ()
    return ("lines" if is_list else "line"), "", ()


_TOLD_BY: dict[str, Any] = {
    "places": TerritoryName,
    "sheets": SheetName,
    "count": Count,
    "url": WebAddress,
}
"""Kinds of answers by the type that reads them, told by what it checks last."""


def _inside(model: type[BaseModel], whole: str, locale: Locale) -> Iterator[Question]:
    """Yield the questions of an item, of which *whole* is an example."""
    for name, declared in model.model_fields.items():
        made = _question(declared, "O" if declared.is_required() else "+", locale)
        key = made.key or name
        refusals = {**made.refusals, "missing": french(messages.missing_inside(key, whole))}
        yield replace(made, key=key, label=_LABELS.get(key, {}).get(locale, key), refusals=refusals)


_LABELS: dict[str, dict[Locale, str]] = {
    "nom": {"fr": "Nom", "en": "Name"},
    "type": {"fr": "Type", "en": "Type"},
    "roles": {"fr": "Rôles", "en": "Roles"},
    "nombre": {"fr": "Combien ?", "en": "How many?"},
    "facteur": {"fr": "Sujet", "en": "Subject"},
    "texte": {"fr": "En une phrase", "en": "In a sentence"},
    "contournement": {"fr": "Comment l’avez-vous contourné ?", "en": "How did you get round it?"},
    "avec": {"fr": "Avec qui", "en": "With whom"},
    "etat": {"fr": "État", "en": "State"},
    "date": {"fr": "Date", "en": "Date"},
    "fiche": {"fr": "Fiche", "en": "Sheet"},
    "titre": {"fr": "Titre", "en": "Title"},
    "url": {"fr": "Adresse web", "en": "Web address"},
    "licence": {"fr": "Licence", "en": "Licence"},
    "debut": {"fr": "Début", "en": "Start"},
    "fin": {"fr": "Fin", "en": "End"},
    "lieu": {"fr": "Lieu", "en": "Place"},
    "auteur": {"fr": "Auteur", "en": "Author"},
}
"""What the keys inside lists are called."""


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the types and the marks that *annotation* is made of, however deep."""
    if hasattr(annotation, "__metadata__"):
        yield from _parts(annotation.__origin__)
        yield from annotation.__metadata__
    elif get_args(annotation):
        yield getattr(annotation, "__origin__", annotation)
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


def _vocabularies(annotation: Any) -> list[str]:
    return [part.vocabulary for part in _parts(annotation) if isinstance(part, TermOf)]


def _refusals(
    key: str, kind: str, example: str, least: int, most: int, *, may_stay_open: bool
) -> dict[str, str]:
    """Return the sentences of the check for this field; what was written stands as `{value}`, a number as `{count}`."""
    context = {"min_length": least, "max_length": most, "actual_length": "{count}"}
    texts = {
        "missing": messages.missing(key, example),
        "short": messages.sentence("string_too_short", context, example),
        "long": messages.sentence("string_too_long", context, example),
        "many": messages.sentence("too_long", context, example),
    }
    own = {
        "date": messages.bad_date("{value}"),
        "count": messages.bad_count("{value}"),
        "url": messages.bad_url("{value}"),
        "number": messages.sentence("int_parsing", {}, example),
        "line": messages.misplaced_mark("{value}"),
    }
    if may_stay_open:
        # « non-renseigne » says that it stays open.
        own.pop("line")
    wrong = {"wrong": own[kind]} if kind in own else {}
    return {cause: french(sentence) for cause, sentence in (texts | wrong).items()}
