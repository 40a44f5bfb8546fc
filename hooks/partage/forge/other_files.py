"""What a proposal changes beside sheets: named first, since nobody looks for it in the proposal of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from partage.forge.changes import Change, Kind, Status
from partage.forge.reports import command_escaped
from partage.forge.wording import count, plain, rest
from partage.text.printable import printable

MOST_FILES = 1000
"""Other files that are named one by one, those that may do most first."""
MOST_IN_A_NOTICE = 20
_KINDS: Mapping[Kind, tuple[str, str]] = {
    "link": ("lien", "liens vers un autre endroit, que rien ici ne demande"),
    "code": ("programme ou réglage", "programmes et réglages, qui décident de ce que fait le site"),
    "unknown": ("fichier inconnu parmi les fiches", "fichiers inconnus parmi les fiches"),
    "text": ("page ou texte", "pages et textes"),
    "list": ("liste", "listes"),
    "picture": ("image", "images"),
}
"""What is not a sheet, in one word and for many, from what is to be read first."""
_OTHERS = "Cette proposition change aussi ce qui n’est pas une fiche. Relisez chacun de ces fichiers"
_DONE: Mapping[Status, str] = {"added": "ajouté", "changed": "modifié", "removed": "retiré"}


def ranked(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return what is no sheet among *changes*, what may do most first."""
    return tuple(sorted((change for change in changes if not change.is_sheet), key=_rank))


def as_markdown(others: Sequence[Change]) -> list[str]:
    """Return the lines that name *others*, whose words mark nothing up."""
    if not others:
        return []
    lines = [
        f"## Ce qui n’est pas une fiche : {count(len(others), 'fichier', 'fichiers')}",
        "",
        f"> {_OTHERS}.",
        "",
    ]
    for kind, group in groupby(others[:MOST_FILES], key=lambda change: change.kind):
        lines.append(f"- **{_KINDS[kind][1]}**")
        lines += [f"  - {plain(each.path)} ({_DONE[each.status]})" for each in group]
    return [*lines, *(f"- {each}" for each in rest(others, MOST_FILES)), ""]


def as_text(others: Sequence[Change]) -> list[str]:
    """Return the same lines for a log."""
    if not others:
        return []
    lines = [f"  {printable(each.path)} ({_named(each)})" for each in others[:MOST_FILES]]
    return [f"{_OTHERS} :", *lines, *(f"  {each}" for each in rest(others, MOST_FILES))]


def as_github(others: Sequence[Change]) -> list[str]:
    """Return one workflow command that names the first of *others*, or none."""
    if not others:
        return []
    named = [f"{printable(each.path)} ({_named(each)})" for each in others[:MOST_IN_A_NOTICE]]
    told = " ; ".join([*named, *rest(others, MOST_IN_A_NOTICE)])
    return [f"::warning title=Ce qui n’est pas une fiche::{command_escaped(f'{_OTHERS} : {told}')}"]


def _named(change: Change) -> str:
    return f"{_KINDS[change.kind][0]}, {_DONE[change.status]}"


def _rank(change: Change) -> tuple[int, str]:
    return list(_KINDS).index(change.kind), change.path
