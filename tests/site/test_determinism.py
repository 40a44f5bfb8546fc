"""The same input at the same moment gives the same bytes, however the work is shared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site.building import CORPUS, ROOT, Built, build, project, tree


def copy_of(root: Path, folder: Path) -> Path:
    """Copy a project, elsewhere, and neither its site nor what is kept of it: its place must not be in what it publishes."""
    shutil.copytree(root, folder, symlinks=True, ignore=shutil.ignore_patterns("site", "site.*", ".cache"))
    return folder


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]


def other_process(root: Path, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        check=True,
        capture_output=True,
    )
    return tree(root / "site")


def test_one_process_or_two(some: Built, tmp_path: Path) -> None:
    """That network was built by two (`conftest.py`)."""
    expected = tree(some.folder)
    assert len(expected) > 400
    alone = other_process(
        copy_of(some.root, tmp_path / "alone"), PARTAGE_PROCESSES="1", PYTHONHASHSEED="7", TZ="Asia/Tokyo"
    )
    assert different(alone, expected) == []


def test_both_editions_again_and_elsewhere(corpus: Built, tmp_path: Path) -> None:
    again = other_process(
        project(tmp_path / "p", CORPUS), PARTAGE_PROCESSES="2", PYTHONHASHSEED="11", LC_ALL="C"
    )
    assert different(again, tree(corpus.folder)) == []


def test_a_second_build_over_the_first(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    first = tree(build(root).folder)
    assert different(tree(build(root).folder), first) == []


def test_the_place_of_the_project_is_in_no_file(corpus: Built) -> None:
    place = str(corpus.root).encode()
    assert [path for path, data in tree(corpus.folder).items() if place in data] == []
