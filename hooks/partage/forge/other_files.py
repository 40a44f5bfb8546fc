"""What a proposal changes besides sheets: listed first, since nobody expects it in the proposal of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from partage.forge.changes import Change, Kind, Status
from partage.forge.reports import command_escaped
from partage.forge.wording import count, plain, rest
from partage.text.printable import printable
from partage.text.translation import spoken_words

MAX_FILES = 1000
"""Other files that are listed individually, the most dangerous first."""
MAX_FILES_IN_NOTICE = 20
_KINDS: Mapping[Kind, tuple[str, str]] = {
    "link": ("lien", "liens vers un autre endroit, que rien ici ne demande"),
    "code": ("programme ou réglage", "programmes et réglages, qui décident de ce que fait le site"),
    "unknown": ("fichier inconnu parmi les fiches", "fichiers inconnus parmi les fiches"),
    "text": ("page ou texte", "pages et textes"),
    "list": ("liste", "listes"),
    "picture": ("image", "images"),
}
"""The kinds of other files, as a label and as a heading, in the order in which they should be reviewed."""
_OTHERS = "Cette proposition change aussi ce qui n’est pas une fiche. Relisez chacun de ces fichiers"
_DONE: Mapping[Status, str] = {"added": "ajouté", "changed": "modifié", "removed": "retiré"}


def ranked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the *changes* to files that are not sheets, the most dangerous first."""
    return tuple(sorted((change for change in changes if not change.is_sheet), key=_rank))


def as_markdown(others: Sequence[Change]) -> list[str]:
    """Return the Markdown lines that list *others*, with file names escaped."""
    if not others:
        return []
    lines = [
        f"## Ce qui n’est pas une fiche : {count(len(others), 'fichier', 'fichiers')}",
        "",
        f"> {_OTHERS}.",
        "",
    ]
    for kind, group in groupby(others[:MAX_FILES], key=lambda change: change.kind):
        lines.append(f"- **{spoken_words(_KINDS[kind][1])}**")
        lines += [f"  - {plain(each.path)} ({spoken_words(_DONE[each.status])})" for each in group]
    return [*lines, *(f"- {each}" for each in rest(others, MAX_FILES)), ""]


def as_text(others: Sequence[Change]) -> list[str]:
    """Return the same list for a log."""
    if not others:
        return []
    lines = [f"  {printable(each.path)} ({_named(each)})" for each in others[:MAX_FILES]]
    return [f"{_OTHERS} :", *lines, *(f"  {each}" for each in rest(others, MAX_FILES))]


def as_github(others: Sequence[Change]) -> list[str]:
    """Return one workflow command that names the first of *others*; nothing if there are none."""
    if not others:
        return []
    named = [f"{printable(each.path)} ({_named(each)})" for each in others[:MAX_FILES_IN_NOTICE]]
    text = " ; ".join([*named, *rest(others, MAX_FILES_IN_NOTICE)])
    return [f"::warning title=Ce qui n’est pas une fiche::{command_escaped(f'{_OTHERS} : {text}')}"]


def _named(change: Change) -> str:
    return f"{spoken_words(_KINDS[change.kind][0])}, {spoken_words(_DONE[change.status])}"


def _rank(change: Change) -> tuple[int, str]:
    return list(_KINDS).index(change.kind), change.path
