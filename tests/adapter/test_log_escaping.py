"""No log record can act on a terminal or a forge."""

from __future__ import annotations

import importlib.util
import io
import logging
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOOKS = Path(__file__).parents[2] / "hooks"


@pytest.fixture
def log_escaping(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "log_escaping_alone", HOOKS / "adapter/log_escaping.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, specification.name, module)
    specification.loader.exec_module(module)
    return module


def test_a_record_is_made_printable_once_and_its_lines_are_kept(log_escaping: ModuleType) -> None:
    written = io.StringIO()
    logger = logging.Logger("essai")
    logger.addHandler(logging.StreamHandler(written))
    log_escaping.make_printable(logger)
    log_escaping.make_printable(logger)
    assert len(logger.handlers[0].filters) == 1
    logger.warning("Des pages :\n  - %s\n::error::x\n  - ##[error]", "a\x1b[31m\u202e\udce9")
    assert written.getvalue() == (
        "Des pages :\n  - a\\x1b[31m\\u202e\\xe9\n\\x3a:error::x\n  - ##\\x5berror]\n"
    )
