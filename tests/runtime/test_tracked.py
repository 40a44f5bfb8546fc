"""What Git tracks in folders of ours: under any name that a file system takes for theirs, and never guessed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from partage.runtime.output_folders import refusal
from partage.runtime.tracked import GitIsSilentError, tracked


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one tracked file."""
    folder = tmp_path / "p"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "a").write_text("")
    git(folder, "add", "a")
    return folder


def test_every_name_of_a_folder_is_recognised(root: Path) -> None:
    names = (
        "\u017fite/x", "SITE/x", "si\u200cte/x", "site./x", "site /x", "ＳＩＴＥ", ".ca\ufeffche/partage", ".cache.../x",
        "public/e\u0301te\u0301/x", "PUBLIC/\u00c9T\u00c9/x",
    )  # fmt: skip
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        git(root, "add", "--force", "--", name)
        assert tracked(root, ["site", ".cache", "public/été"]) == name
        git(root, "rm", "-q", "--force", "--", name)
    for name in ("sites/x", "site.md", "x/site/y", "cache/x", "public/x"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
        git(root, "add", "--", name)
    assert tracked(root, ["site", ".cache", "public/été"]) == ""


def test_a_checkout_of_which_git_says_nothing_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = root / "dossier"
    inside.mkdir()
    (root / ".git/index").write_bytes(b"garbled")
    for folder in (root, inside):
        with pytest.raises(GitIsSilentError, match="index"):
            tracked(folder, ["site"])
    said = refusal(root, root / "site")
    assert "Git ne dit pas s’il suit" in said
    assert "git status" in said
    assert "\n" not in said
    monkeypatch.setenv("PATH", "")
    assert "ne peut pas être lancée" in refusal(root, root / "site")


def test_outside_a_checkout_nothing_is_tracked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tracked(tmp_path, ["site"]) == ""
    # A repository without an index, such as one just made, tracks nothing either.
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    assert refusal(tmp_path, tmp_path / "site") == ""
