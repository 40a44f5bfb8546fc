"""Problems → what a terminal, a forge or a program reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from partage.text.problem import Problem, shown
from partage.text.typography import french

_RED, _YELLOW, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"


def as_text(problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Return one problem a line, errors before remarks, for people."""
    lines = []
    for severity, paint, word in (("error", _RED, ""), ("warning", _YELLOW, "remarque : ")):
        for problem in shown(problems):
            if problem.severity == severity:
                place = f"{problem.path}:{problem.line}"
                painted = (
                    f"{_BOLD}{place}{_PLAIN}: {paint}{french(word)}{_PLAIN}"
                    if colour
                    else f"{place}: {french(word)}"
                )
                lines.append(painted + _told(problem))
    return "\n".join(lines)


def as_github(problems: Sequence[Problem], **_: object) -> str:
    """Return GitHub's workflow commands; what they would take for their own syntax is escaped."""
    lines = []
    for each in shown(problems):
        escaped = command_escaped(_told(each))
        path = command_escaped(each.path).replace(",", "%2C").replace(":", "%3A")
        lines.append(f"::{each.severity} file={path},line={each.line}::{escaped}")
    return "\n".join(lines)


def _told(problem: Problem) -> str:
    return french(f"{problem.field} : ") * bool(problem.field) + problem.message


def command_escaped(text: str) -> str:
    """Return *text* as the message of one of GitHub's workflow commands."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_gitlab(problems: Sequence[Problem], **_: object) -> str:
    """Return GitLab's code-quality report."""
    met: Counter[tuple[str, str, str]] = Counter()
    report = []
    for problem, each in zip(problems, shown(problems), strict=True):
        # Not the line, which changes with every edit above it.
        what = (problem.path, problem.field, problem.message)
        met[what] += 1
        report.append(
            {
                "description": _told(each),
                "check_name": each.field or "fiche",
                "fingerprint": _fingerprint(*what, met[what]),
                "severity": "major" if each.severity == "error" else "minor",
                "location": {"path": each.path, "lines": {"begin": each.line}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=1)


def _fingerprint(*parts: object) -> str:
    return sha256(":".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def as_json(problems: Sequence[Problem], **_: object) -> str:
    """Return a list of objects, one a problem."""
    report = [
        {"path": each.path, "line": each.line, "field": each.field, "severity": each.severity,
         "message": each.message}
        for each in shown(problems)
    ]  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[..., str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}
