"""The two markers written in place of a fact: the source does not say, or the question does not apply."""

from __future__ import annotations

from partage.text.folding import fold

UNKNOWN = "non-renseigne"
"""The source does not say: the question stays open."""
NOT_APPLICABLE = "sans-objet"
"""The question does not apply: nothing is missing."""
_MARKERS = {fold(mark): mark for mark in (UNKNOWN, NOT_APPLICABLE)}
_MAX_MARKER_LENGTH = 20


def parse_marker(written: object) -> str | None:
    """Return the marker that *written* is, alone or as the only item of a list, however spelt; None for a fact."""
    if isinstance(written, list) and len(written) == 1:
        written = written[0]
    if isinstance(written, str) and len(written) <= _MAX_MARKER_LENGTH:
        return _MARKERS.get(fold(written))
    return None
