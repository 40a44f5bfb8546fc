"""JSON as browsers download it: no space that nobody reads, letters as they are."""

from __future__ import annotations

import json
from typing import Any

COMPACT: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
"""How it is written."""


def compact_json(value: object) -> str:
    """Return *value* as JSON, keys in their order."""
    return json.dumps(value, **COMPACT)
