"""The moment of a build or of a command: read once by who begins it, a value for everything else."""

from __future__ import annotations

import time as system
from collections.abc import Mapping
from datetime import UTC, datetime

from partage.text.messages import quoted


def nanoseconds() -> int:
    """Return now by the clock that files are dated with, whatever moment the build says that it is."""
    return system.time_ns()


def moment(environment: Mapping[str, str]) -> datetime:
    """Return now, or the moment of reproducible-builds.org where *environment* has one; in UTC.

    Raise `ValueError` with a French sentence where it is none.
    """
    written = environment.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(written) if written else system.time(), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH : {quoted(written)} n’est pas un moment ; écrivez un nombre de secondes depuis 1970, "
            "comme 1767225600, ou retirez cette variable."
        ) from None
