"""The two marks that stand for a fact: what the source does not say, and what does not apply."""

from __future__ import annotations

from partage.text.folding import fold

UNKNOWN = "non-renseigne"
"""The source does not say: the question stays open."""
NOT_APPLICABLE = "sans-objet"
"""The question does not apply: nothing is missing."""
_MARKS = {fold(mark): mark for mark in (UNKNOWN, NOT_APPLICABLE)}
_LONGEST = 20


def parse_marker(written: object) -> str | None:
    """Return the mark that *written* is, alone or alone in a list, however it is spelt; None for any fact."""
    if isinstance(written, list) and len(written) == 1:
        written = written[0]
    if isinstance(written, str) and len(written) <= _LONGEST:
        return _MARKS.get(fold(written))
    return None
