"""Problems → reports for a terminal, a forge or a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from partage.text.problem import Problem, printable_problems
from partage.text.strings import WRITTEN_IN
from partage.text.translation import spoken, spoken_words
from partage.text.typography import french

_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"


def as_text(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Return one problem per line, for people: errors last, where they are read, however many remarks there are."""
    lines = []
    for severity, paint, word in (("warning", _YELLOW, "remarque : "), ("error", _RED, "")):
        for problem in printable_problems(problems):
            if problem.severity == severity:
                place = f"{problem.path}:{problem.line}"
                painted = (
                    f"{_BOLD}{place}{_PLAIN}: {paint}{spoken_words(word)}{_PLAIN}"
                    if colour
                    else f"{place}: {spoken_words(word)}"
                )
                lines.append(painted + _text(problem))
    return "\n".join(lines)


def as_github(problems: Sequence[Problem], **_: object) -> str:
    """Return GitHub's workflow commands, one per problem, with their special characters escaped."""
    lines = []
    for each in printable_problems(problems):
        escaped = command_escaped(_text(each))
        path = command_escaped(each.path).replace(",", "%2C").replace(":", "%3A")
        lines.append(f"::{each.severity} file={path},line={each.line}::{escaped}")
    return "\n".join(lines)


def _text(problem: Problem) -> str:
    colon = french(" : ") if spoken() == WRITTEN_IN else ": "
    return f"{problem.field}{colon}" * bool(problem.field) + problem.message


def command_escaped(text: str) -> str:
    """Return *text* as the message of one of GitHub's workflow commands."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_gitlab(problems: Sequence[Problem], **_: object) -> str:
    """Return GitLab's code-quality report."""
    seen: Counter[tuple[str, str, str]] = Counter()
    report = []
    for problem, each in zip(problems, printable_problems(problems), strict=True):
        # Without the line number, which changes with every edit above it.
        key = (problem.path, problem.field, problem.message)
        seen[key] += 1
        report.append(
            {
                "description": _text(each),
                "check_name": each.field or "fiche",
                "fingerprint": _fingerprint(*key, seen[key]),
                "severity": "major" if each.severity == "error" else "minor",
                "location": {"path": each.path, "lines": {"begin": each.line}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=1)


def _fingerprint(*parts: object) -> str:
    return sha256(":".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def as_json(problems: Sequence[Problem], **_: object) -> str:
    """Return a JSON list with one object per problem."""
    report = [
        {"path": each.path, "line": each.line, "field": each.field, "severity": each.severity,
         "message": each.message}
        for each in printable_problems(problems)
    ]  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[..., str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}


def in_short(files: int, errors: int, remarks: int) -> str:
    """Return the sentence that ends a check of *files*."""
    read = f"{files} fiche{'s' if files > 1 else ''} lue{'s' if files > 1 else ''}"
    wrong = f"{errors} erreur{'s' if errors > 1 else ''}" if errors else "aucune erreur"
    return f"{read} : {wrong}, {remarks} remarque{'s' if remarks > 1 else ''}."
