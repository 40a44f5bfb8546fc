"""What is known about an initiative → a draft sheet: facts as values, suggestions and questions as comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from partage.importing.suggestions import Suggestion
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS
from partage.sheets.template import example_of, explained, of_level
from partage.sheets.writer import Value, entry, scalar
from partage.text.characters import with_plain_spaces
from partage.text.translation import spoken_words

PROPOSED = "# proposé : "
NOT_UNDERSTOOD = "# non compris : "
TO_REREAD = "# à relire : "
_LISTS = frozenset(kind.key for kind in FIELD_KINDS.values() if kind.is_list)
_COMMENT_END = re.compile(r"[\r\n\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def draft_text(
    opening: Sequence[str],
    values: Mapping[str, Value],
    suggestions: Mapping[str, Sequence[Suggestion]],
    unread: Mapping[str, Sequence[str]],
    body: str,
    to_reread: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Return the text of a draft, all arguments in between being by front-matter key.

    *opening* are lines of comment; *values* are facts; *suggestions* are commented out, to be accepted; *unread* is
    what was written and not understood; *to_reread* is what to know about a value. A mandatory field about which
    nothing is known becomes a question in a comment.
    """
    lines = ["---", *(comment(_said(each)) for each in opening)]
    for level in ("O", "C", "+"):
        for name in of_level(level):
            key = KEYS[name]
            known = _known(key, values, suggestions.get(key, ()), unread.get(key, ()))
            reread = (_COMMENT_END.sub(" ", _said(each)) for each in to_reread.get(key, ()))
            known = [*(_said(TO_REREAD) + each for each in reread), *known]
            if known or level == "O":
                answered = bool(values.get(key))
                lines += ["", *([] if answered else [comment(explained(name))]), *known]
            if level == "O" and not known:
                lines.append(f"#{key}: {example_of(name)}")
    text = f"\n{body.strip()}\n" if body.strip() else ""
    return "\n".join([*lines, "---", ""]) + text


def comment(text: str) -> str:
    """Return *text* as a one-line comment."""
    return "# " + _COMMENT_END.sub(" ", text)


def _known(
    key: str, values: Mapping[str, Value], suggestions: Sequence[Suggestion], unread: Sequence[str]
) -> list[str]:
    lines = [_said(NOT_UNDERSTOOD) + _COMMENT_END.sub(" ", each) for each in unread]
    if values.get(key):
        return entry(key, values[key]) + lines
    return lines + _suggested(key, suggestions)


def _suggested(key: str, suggestions: Sequence[Suggestion]) -> list[str]:
    """Return *suggestions*, one per line: without « # proposé : », each line is valid in a sheet."""
    if key in _LISTS and len(suggestions) > 1:
        proposed = _said(PROPOSED)
        return [f"{proposed}{key}:", *(f"{proposed}  - {_because(each)}" for each in suggestions)]
    return [f"{_said(PROPOSED)}{key}: {_because(each)}" for each in suggestions]


def _because(suggestion: Suggestion) -> str:
    sentence = _COMMENT_END.sub(" ", suggestion.sentence)
    return f"{scalar(suggestion.value)}  # — {_said('d’après')} « {sentence} »"


def _said(comment: str) -> str:
    """Return our *comment* in the language of the base, with plain spaces, as in what people edit."""
    return with_plain_spaces(spoken_words(comment))
