"""What became of each calendar when it was last asked for: `etat.json`, written by `partage agenda`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

STATE_FILE = "etat.json"
MAX_STATE_BYTES = 1024 * 1024
MAX_TEXT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a calendar is."""

    tried: str = ""
    """Day on which it was last asked for (ISO 8601); empty if it never was."""
    read: str = ""
    """Day on which it was last read."""
    failure: str = ""
    """Why it was not read the last time, a French clause; empty if it was."""
    events: int = 0
    """Coming dates that were understood."""
    remarks: int = 0
    """Things that were left out or read in another way."""
    etag: str = ""
    modified: str = ""
    asked: str = ""
    """What the last two hold for: the address, and whether descriptions are kept."""

    @property
    def day_read(self) -> date | None:
        """The day on which it was last read; None if it never was."""
        try:
            return date.fromisoformat(self.read)
        except ValueError:
            return None


def health_of(data: bytes) -> dict[str, Health]:
    """Return what *data*, the content of the file, says of each calendar; nothing where it is no such file."""
    try:
        written = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(written, dict):
        return {}
    return {name: _one(said) for name, said in written.items() if isinstance(said, dict)}


def _one(said: Mapping[str, object]) -> Health:
    texts = {key: value[:MAX_TEXT] for key, value in said.items() if key in _TEXTS and isinstance(value, str)}
    numbers = {
        key: value
        for key, value in said.items()
        if key in _NUMBERS and type(value) is int and 0 <= value < 10**6
    }
    return Health(**texts, **numbers)  # type: ignore[arg-type]


_NUMBERS = frozenset(("events", "remarks"))
_TEXTS = frozenset(Health.__dataclass_fields__) - _NUMBERS


def as_file(states: Mapping[str, Health]) -> bytes:
    """Return the content of the file that says *states*, sorted."""
    said = {name: asdict(states[name]) for name in sorted(states)}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
