"""Every test is run."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = [str(each) for each in pytestconfig.getini("norecursedirs")]
    folders = {path.parent.name for path in Path(__file__).parent.rglob("test_*.py")}
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)] == []
