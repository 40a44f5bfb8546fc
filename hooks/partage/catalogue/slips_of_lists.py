"""What one slip of a closed list makes wrong in many sheets is told once, at the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from partage.reference.vocabularies import Vocabulary
from partage.text.folding import fold
from partage.text.messages import listed
from partage.text.problem import Problem

MIN_SHEETS = 3
"""Sheets that write one value before its list is told instead of them; one less where nothing is spelt like it."""
_NAMED = 3


def told_at_lists(
    problems: Iterable[Problem], folder: str, vocabularies: Mapping[str, Vocabulary]
) -> list[Problem]:
    """Return *problems* without those of sheets that a list of *folder* causes: they are counted at the list.

    A value that several sheets write alike has left its list more probably than they all misspelt it.
    """
    kept: list[Problem] = []
    unjudged: dict[str, set[str]] = {}
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        unlisted = problem.unlisted
        if unlisted is None:
            kept.append(problem)
        elif unlisted.is_judged:
            alike.setdefault((unlisted.list_name, fold(unlisted.written)), []).append(problem)
        else:
            unjudged.setdefault(unlisted.list_name, set()).add(problem.path)
    gone: dict[str, list[Problem]] = {}
    for (name, _), found in alike.items():
        paths, written = {problem.path for problem in found}, _written(found[0])
        vocabulary = vocabularies.get(name)
        is_spelt_like_another = vocabulary is not None and vocabulary.nearest(written) is not None
        if len(paths) >= MIN_SHEETS - (not is_spelt_like_another):
            gone.setdefault(name, []).extend(found)
        else:
            kept += found
    for name, found in gone.items():
        terms = list(dict.fromkeys(map(_written, found)))
        sentence = _gone(terms, {problem.path for problem in found})
        kept.append(Problem(f"{folder}/{name}.yml", 1, "", sentence))
    for name, paths in unjudged.items():
        _tell_uses(kept, f"{folder}/{name}.yml", paths)
    return kept


def _written(problem: Problem) -> str:
    return problem.unlisted.written if problem.unlisted else ""


def _tell_uses(problems: list[Problem], path: str, users: set[str]) -> None:
    """Say at the first error of the list at *path* who uses it: where there is none, the list was emptied."""
    wrong = [index for index, each in enumerate(problems) if each.path == path and each.severity == "error"]
    if not wrong:
        sentence = (
            f"cette liste est vide, et {_uses(users)} ; remettez ses termes, ou retirez-les de ces fiches"
        )
        problems.append(Problem(path, 1, "", sentence))
        return
    first = min(wrong, key=problems.__getitem__)
    told = problems[first]
    problems[first] = replace(told, message=f"{told.message} ; {_uses(users)}")


def _gone(terms: list[str], users: set[str]) -> str:
    named = listed(terms, _NAMED)
    if len(terms) > 1:
        return (
            f"{named} ne sont pas dans cette liste, et {_uses(users)} ; remettez ces termes, ou ajoutez chacun aux "
            "« alias » de celui qui le remplace"
        )
    return (
        f"{named} n’est pas dans cette liste, et {_uses(users)} ; remettez ce terme, ou ajoutez {named} aux « alias » "
        "de celui qui le remplace"
    )


def _uses(users: set[str]) -> str:
    use = f"{len(users)} fiches s’en servent" if len(users) > 1 else "une fiche s’en sert"
    return f"{use} ({listed((PurePosixPath(path).stem for path in sorted(users)), _NAMED)})"
