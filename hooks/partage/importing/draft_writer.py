"""What is known of an initiative → the text of a draft sheet: facts as values, proposals and questions as comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from partage.importing.suggestions import VOCABULARIES, Suggestion
from partage.sheets.fields import KEYS
from partage.sheets.template import example_of, explained, of_level
from partage.sheets.writer import Value, entry, scalar

PROPOSED = "# proposé : "
NOT_UNDERSTOOD = "# non compris : "
_LISTS = frozenset((*VOCABULARIES, "territoires", "sources"))
_COMMENT_END = re.compile(r"[\r\n\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def draft_text(
    opening: Sequence[str],
    values: Mapping[str, Value],
    proposals: Mapping[str, Sequence[Suggestion]],
    unread: Mapping[str, Sequence[str]],
    body: str,
) -> str:
    """Return a draft: *values* are facts, *proposals* to be accepted, *unread* what was written and not understood.

    All by front-matter key. A mandatory field that nothing is known of is a question in comments.
    """
    lines = ["---", *(comment(each) for each in opening)]
    for level in ("O", "C", "+"):
        for name in of_level(level):
            key = KEYS[name]
            known = _known(key, values, proposals.get(key, ()), unread.get(key, ()))
            if known or level == "O":
                answered = bool(values.get(key))
                lines += ["", *([] if answered else [comment(explained(name))]), *known]
            if level == "O" and not known:
                lines.append(f"#{key}: {example_of(name)}")
    text = f"\n{body.strip()}\n" if body.strip() else ""
    return "\n".join([*lines, "---", ""]) + text


def comment(text: str) -> str:
    """Return *text* as one line of comment."""
    return "# " + _COMMENT_END.sub(" ", text)


def _known(
    key: str, values: Mapping[str, Value], proposals: Sequence[Suggestion], unread: Sequence[str]
) -> list[str]:
    lines = [NOT_UNDERSTOOD + _COMMENT_END.sub(" ", each) for each in unread]
    if values.get(key):
        return entry(key, values[key]) + lines
    return lines + _proposed(key, proposals)


def _proposed(key: str, proposals: Sequence[Suggestion]) -> list[str]:
    """Return *proposals*, one a line: without « # proposé : », each line is what a sheet says."""
    if key in _LISTS and len(proposals) > 1:
        return [f"{PROPOSED}{key}:", *(f"{PROPOSED}  - {_because(each)}" for each in proposals)]
    return [f"{PROPOSED}{key}: {_because(each)}" for each in proposals]


def _because(proposal: Suggestion) -> str:
    sentence = _COMMENT_END.sub(" ", proposal.sentence)
    return f"{scalar(proposal.value)}  # — d’après « {sentence} »"
