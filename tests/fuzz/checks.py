"""What must hold for everything reported or published about something that a stranger sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import Any

from partage.forge.reports import FORMATS
from partage.forge.summary import FORMATS as SUMMARY_FORMATS
from partage.forge.summary import Summary
from partage.text.problem import Problem
from tests.fuzz.text_mutations import SECRET

MAX_MESSAGE_LENGTH = 3000
"""Characters of one sentence: more is no help to anyone."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_QUOTED = re.compile("«.*?»")
_ENGLISH = re.compile(
    r"\b(?:should|must be|expected|invalid|required|cannot|failed|Input|Traceback|\w+Error|Exception|object at 0x)\b"
)
_QR_CODE = re.compile(
    r'<img class="qr-code" alt="" width="\d+" height="\d+" src="data:image/png;base64,[\w+/=]+">'
)
_ACTIVE_CONTENT = re.compile(
    r"<(?:script(?! type=\"module\" src=\"[./]*assets/)|iframe|object|embed|base|meta|form)\b|<[a-z][^<>]*\son[a-z]+\s*=|(?:href|src)=[\"']?\s*(?:javascript|vbscript|data|file):",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"\s*(?:::|##\[)")
_OURS = ("::notice title=", "::warning title=")


class Fault(AssertionError):
    """Something that must not happen has happened."""


def require(condition: object, what: str) -> None:
    """Raise Fault(*what*) unless *condition* holds."""
    if not condition:
        raise Fault(what)


def check_sentence(sentence: str) -> None:
    """Require that *sentence* is fit to be shown to people: one line, in French, short, and printable."""
    require(sentence.strip(), "a sentence is empty")
    require("\n" not in sentence and "\r" not in sentence, f"a sentence has several lines: {sentence!r:.200}")
    check_printed(sentence)
    require(
        len(sentence) <= MAX_MESSAGE_LENGTH, f"a sentence has {len(sentence)} characters: {sentence:.100}…"
    )
    english = _ENGLISH.search(_QUOTED.sub("«»", sentence))
    require(english is None, f"a sentence is not in French: {sentence!r:.200}")


def check_printed(text: str) -> None:
    """Require that *text* is safe for a terminal or a log."""
    found = _CONTROL.search(text)
    require(
        found is None,
        f"a control character is printed: {found and text[max(0, found.start() - 60) :][:80]!r}",
    )
    require(
        not any("\ud800" <= sign <= "\udfff" for sign in text), f"half a character is printed: {text!r:.200}"
    )
    require(SECRET not in text, "the content of a file from outside is printed")


@contextmanager
def printed() -> Iterator[None]:
    """Capture what is printed meanwhile, and require that each line is fit to be shown to people."""
    with StringIO() as out:
        with redirect_stdout(out), redirect_stderr(out):
            yield
        for line in out.getvalue().splitlines():
            if line.strip():
                check_sentence(line)
                require(not _COMMAND.match(line), f"a command is forged: {line!r:.100}")


def check_problems(problems: Sequence[Problem]) -> None:
    """Require that *problems*, in each report format, are safe and readable for forges and people."""
    for problem in problems:
        require(problem.line >= 1, f"a problem has no line: {problem!r:.200}")
    reports = {name: as_format(problems) for name, as_format in FORMATS.items()}
    for name in ("text", "github"):
        lines = reports[name].split("\n") if problems else []
        require(len(lines) == len(problems), f"a problem is several lines of {name}: {reports[name]!r:.200}")
        for line in lines:
            check_sentence(line)
    marks = ("::error file=", "::warning file=")
    require(
        all(line.startswith(marks) for line in reports["github"].split("\n") if line), "a command is forged"
    )
    for name in ("json", "gitlab"):
        check_printed(reports[name].replace("\n", " "))
        require(len(json.loads(reports[name])) == len(problems), f"{name} has another number of problems")


def check_summary(summary: Summary) -> None:
    """Require that the summary of a proposal, in each format, is safe for forges and people."""
    for name, as_format in SUMMARY_FORMATS.items():
        text = as_format(summary)
        check_printed(text.replace("\n", " "))
        for line in text.split("\n"):
            if _COMMAND.match(line):
                ours = name == "github" and line.startswith(_OURS)
                require(ours, f"a command is forged in {name}: {line!r:.100}")


def check_value(value: Any) -> None:
    """Require that the keys and values read from a file contain no forbidden characters."""
    texts = list(_texts(value))
    found = next((text for text in texts if _CONTROL.search(text)), None)
    require(found is None, f"a control character is taken in: {found!r:.100}")
    require(
        not any("\ud800" <= sign <= "\udfff" for text in texts for sign in text),
        "half a character is taken in",
    )


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def check_page(html: str) -> None:
    """Require that a page built from a stranger's text contains nothing active; its own QR code is a picture."""
    html = _QR_CODE.sub("", html)
    found = _ACTIVE_CONTENT.search(html)
    require(found is None, f"a page has what acts: {found and html[found.start() :][:100]!r}")
    check_printed(html.replace("\n", " "))
