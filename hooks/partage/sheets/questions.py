"""The fields as questions of a form: what each asks, and what it accepts.

Computed from `fields` alone, so that the form, the check and the guide never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from partage.settings.limits import USUAL, Limits
from partage.sheets.dated_text import DATED
from partage.sheets.event_times import DAY, HOURS, IN_ENGLISH, REPETITIONS
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind, Grammar, Kind
from partage.sheets.fields import KEYS, LEVELS, FrontMatter, field_example, field_help, field_label
from partage.sheets.sections import SECTIONS
from partage.text.strings import WRITTEN_IN, Locale
from partage.text.typography import french

NOT_ASKED = frozenset({"pictures", "reviewed", "approved", "former_ids", "language", "licence"})
"""Attributes that the network fills in: pictures come by mail, reviews come from reviewers."""


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
    """Characters of a text, or of each line of `lines`; 0 means no limit."""
    most: int = 0
    """Values of a list; 0 means no limit."""
    may_stay_open: bool = True
    """Whether « non-renseigne » is an answer."""
    grammar: Grammar = ""
    pattern: str = ""
    """What `grammar` looks like: a regular expression for Python and the browser alike."""
    choices: tuple[tuple[str, str, str], ...] = ()
    """Of a `choice` that has no closed list of its own: what is written, what is read, and a definition."""
    inside: tuple[Question, ...] = ()


def questions(locale: Locale, limits: Limits = USUAL) -> dict[str, Question]:
    """Return the question of each attribute that is asked, in the order of the fields, with the *limits* of a base."""
    return {
        name: _limited(_question(name, locale), limits)
        for name in FrontMatter.model_fields
        if name not in NOT_ASKED
    }


def outside_sections(level: str) -> list[str]:
    """Return the attributes of *level* that no guided section asks for."""
    inside = {name for section in SECTIONS for name in section.fields}
    return [name for name in KEYS if LEVELS[name] == level and name not in inside and name not in NOT_ASKED]


def _limited(question: Question, limits: Limits) -> Question:
    key = question.key
    return replace(
        question,
        help=limits.told(key, question.help),
        shortest=limits.of(key, question.shortest) if question.shortest else 0,
        most=limits.of(key, question.most) if question.most else 0,
    )


def _question(name: str, locale: Locale) -> Question:
    kind, level = FIELD_KINDS[name], str(LEVELS[name])
    inside = tuple(_inside(each, locale) for each in kind.items.values())
    may_stay_open = level != "O" or kind.may_stay_open
    example = field_example(name, locale)
    question = _asked(kind, field_label(name, locale), level, example, may_stay_open=may_stay_open)
    return replace(question, help=field_help(name, locale), inside=inside)


def _inside(kind: FieldKind, locale: Locale) -> Question:
    """Return the question of a part of an item."""
    level = "O" if kind.is_required else "+"
    label = _LABELS.get(kind.key, {}).get(locale, kind.key)
    label = french(label) if locale == WRITTEN_IN else label
    choices = _repetitions(locale) if kind.grammar == "repetition" else ()
    if kind.kind == "item":
        # A list inside an item is written a line each: groups within groups would be a maze.
        kind = replace(kind, kind="line", max_length=max(each.max_length for each in kind.items.values()))
    asked = _asked(kind, label, level, "", may_stay_open=not kind.is_required)
    return replace(asked, pattern=PATTERNS.get(kind.grammar, ""), grammar=kind.grammar, choices=choices)


def _asked(kind: FieldKind, label: str, level: str, example: str, *, may_stay_open: bool) -> Question:
    has_values = kind.is_list or kind.kind == "levels"
    least, most = (kind.min_values, kind.max_values) if has_values else (kind.min_length, kind.max_length)
    answer = _answer(kind)
    return Question(
        key=kind.key,
        label=label,
        example=example,
        level=level,
        kind=answer,
        vocabulary=" ".join(kind.vocabularies),
        shortest=0 if has_values else least,
        longest=kind.max_length if answer == "lines" else 0 if has_values else most,
        most=most if kind.is_list else 0,
        may_stay_open=may_stay_open,
    )


def _answer(kind: FieldKind) -> str:
    if kind.is_list:
        return _ANSWER_OF_LIST.get(kind.kind, _ANSWER[kind.kind])
    return _ANSWER_OF_GRAMMAR.get(kind.grammar, _ANSWER[kind.kind])


def _repetitions(locale: Locale) -> tuple[tuple[str, str, str], ...]:
    return tuple((words, IN_ENGLISH[words] if locale == "en" else words, "") for words in REPETITIONS)


PATTERNS: dict[Grammar, str] = {"hours": HOURS, "day": DAY, "cancelled": DAY, "news": DATED}
_ANSWER_OF_GRAMMAR: dict[Grammar, str] = {"repetition": "choice", "day": "date"}
_ANSWER: dict[Kind, str] = {
    "line": "line",
    "prose": "prose",
    "term": "choice",
    "levels": "levels",
    "place": "places",
    "sheet": "sheets",
    "date": "date",
    "count": "count",
    "number": "number",
    "url": "url",
    "picture": "line",
    "item": "items",
}
_ANSWER_OF_LIST: dict[Kind, str] = {"line": "lines", "term": "terms"}
"""Kinds whose lists have an answer of their own."""
_LABELS: dict[str, dict[Locale, str]] = {
    "nom": {"fr": "Nom", "en": "Name"},
    "type": {"fr": "Type", "en": "Type"},
    "roles": {"fr": "Rôles", "en": "Roles"},
    "nombre": {"fr": "Combien ?", "en": "How many?"},
    "facteur": {"fr": "Sujet", "en": "Topic"},
    "texte": {"fr": "En une phrase", "en": "In a sentence"},
    "contournement": {"fr": "Comment l’avez-vous contourné ?", "en": "How did you work around it?"},
    "avec": {"fr": "Avec qui", "en": "With whom"},
    "etat": {"fr": "État", "en": "Status"},
    "date": {"fr": "Date", "en": "Date"},
    "fiche": {"fr": "Fiche", "en": "Sheet"},
    "titre": {"fr": "Titre", "en": "Title"},
    "url": {"fr": "Adresse web", "en": "Web address"},
    "licence": {"fr": "Licence", "en": "Licence"},
    "debut": {"fr": "Début", "en": "Start"},
    "fin": {"fr": "Fin", "en": "End"},
    "heure": {"fr": "Heure, comme 18:30-20:00", "en": "Time, such as 18:30-20:00"},
    "repete": {"fr": "Se répète", "en": "Repeats"},
    "jusqu_au": {"fr": "Se répète jusqu’au", "en": "Repeats until"},
    "sauf": {"fr": "Sauf ces jours, comme 2026-09-15", "en": "Except on these days, such as 2026-09-15"},
    "dates": {
        "fr": "Et ces autres jours, comme 2026-09-15",
        "en": "And on these other days, such as 2026-09-15",
    },
    "annule": {
        "fr": "Annulé ? « oui », ou les jours qui n’ont pas lieu",
        "en": "Cancelled? “yes”, or the days that will not take place",
    },
    "lieu": {"fr": "Lieu", "en": "Place"},
    "auteur": {"fr": "Auteur", "en": "Author"},
    "echeance": {"fr": "Pour quand ?", "en": "By when?"},
    "nouvelles": {
        "fr": "Nouvelles, une par ligne, la date d’abord (2019-03 : ce qui s’est passé)",
        "en": "News, one per line, date first (2019-03: what happened)",
    },
}
"""Labels of the keys inside lists."""
