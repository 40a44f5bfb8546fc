"""Dates of files, from one pass of Git."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from partage import history
from partage.history import Change, read_history

JANUARY, MARCH = "2024-01-05T12:00:00 +0000", "2024-03-09T12:00:00 +0000"


def git(root: Path, *arguments: str, day: str = JANUARY) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Essai",
        "GIT_AUTHOR_EMAIL": "essai@exemple.invalid",
        "GIT_COMMITTER_NAME": "Essai",
        "GIT_COMMITTER_EMAIL": "essai@exemple.invalid",
        "GIT_AUTHOR_DATE": day,
        "GIT_COMMITTER_DATE": day,
    }
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


def commit(root: Path, day: str, **files: str) -> None:
    for name, text in files.items():
        path = root / f"initiatives/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-m", "Un pas", day=day)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GIT_DIR", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = tmp_path / "depot"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, JANUARY, jardin="a", fete="a")
    commit(root, MARCH, jardin="b", été="a")
    return root


def test_first_and_last_change_of_each_file(repository: Path) -> None:
    january, march = date(2024, 1, 5), date(2024, 3, 9)
    assert read_history(repository, "initiatives") == {
        "initiatives/jardin.md": Change(january, march),
        "initiatives/fete.md": Change(january, january),
        "initiatives/été.md": Change(march, march),
    }


def test_project_in_a_folder_of_the_repository(repository: Path) -> None:
    (repository / "initiatives/_x").mkdir()
    found = read_history(repository / "initiatives", ".")
    assert set(found) == {"jardin.md", "fete.md", "été.md"}


def test_only_the_folder_that_is_asked_for(repository: Path) -> None:
    (repository / "autre.md").write_text("a", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "Un autre")
    assert "autre.md" not in read_history(repository, "initiatives")


def test_shallow_clone_tells_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "copie")
    assert read_history(tmp_path / "copie", "initiatives") == {}


def test_repository_without_commit_tells_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert read_history(tmp_path, "initiatives") == {}


def test_outside_a_repository_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_history(tmp_path, "initiatives") == {}


def test_without_git_tells_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_history(repository, "initiatives") == {}


def test_git_that_takes_too_long_tells_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "TIMEOUT", 0.000_001)
    assert read_history(repository, "initiatives") == {}
