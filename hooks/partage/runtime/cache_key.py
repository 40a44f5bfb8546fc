"""The secret that shows that a file of the cache was written by this user on this machine.

It is outside the project: whoever proposes files, a cache among them, cannot know it.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_state_path

from partage.runtime.rooted import Folder

KEY_LENGTH = 32
_NAME = "cache-key"


def key_file() -> Path:
    """Return where the key is stored: in the user's state folder (XDG)."""
    return user_state_path("partage") / _NAME


@cache
def key() -> bytes:
    """Return the key, generated now if there is none yet.

    Where it cannot be stored, it lasts as long as this process, and the next one ignores what this one cached.
    """
    path = key_file()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = _known(path)
        if known is None:
            _draw(path)
            known = _known(path)
        if known is not None:
            return known
    return secrets.token_bytes(KEY_LENGTH)


def _known(path: Path) -> bytes | None:
    with Folder(path.parent) as folder:
        try:
            status = folder.status(path.name)
            data = folder.read(path.name, KEY_LENGTH)
        except FileNotFoundError:
            return None
    if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) & 0o077):
        # Somebody else can read it, or put it there.
        return None
    return data if len(data) == KEY_LENGTH else None


def _draw(path: Path) -> None:
    """Write a new key atomically over whatever is no valid key: of two builds at once, the later key stays."""
    with Folder(path.parent) as folder:
        folder.write(path.name, secrets.token_bytes(KEY_LENGTH), mode=0o600)
