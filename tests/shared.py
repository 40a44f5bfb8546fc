"""What is built once for all tests, whichever process they run in."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """Return what *make* made of a folder of that *name*: the first process to ask makes it, others wait.

    It must be small: the folder holds what is large.
    """
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "shared"
    folder.mkdir(exist_ok=True)
    known = folder / f"{name}.pickle"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not known.exists():
            known.write_bytes(pickle.dumps(make(folder / name)))
        value: T = pickle.loads(known.read_bytes())
        return value
