"""The cache and the site are this program's own, or nothing is written."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from partage.runtime.output_folders import MARKER, refusal
from partage.runtime.rooted import Folder


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments], cwd=root, check=True
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project in a repository that holds another folder, to which no link should lead."""
    (tmp_path / "elsewhere/objects").mkdir(parents=True)
    folder = tmp_path / "p"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def test_all_is_well_with_folders_of_ours_or_none(root: Path) -> None:
    assert refusal(root, root / "site") == ""
    for name in (".cache/partage/fiches/x", ".cache/posters", "site/en", "site.new"):
        (root / name).mkdir(parents=True)
    assert refusal(root, root / "site") == ""
    assert refusal(root, root.parent / "public") == ""


@pytest.mark.parametrize(
    "name",
    [
        ".cache",
        ".cache/partage",
        ".cache/partage/fiches",
        f".cache/partage/fiches/{'0' * 32}",
        ".cache/partage/sites",
        ".cache/partage/mots",
        ".cache/pictures",
        ".cache/posters",
        "site",
        "site.new",
        "site.old",
    ],
)
def test_a_link_is_refused_and_named(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(root.parent / "elsewhere")
    said = refusal(root, root / "site")
    assert f"« {name} »" in said
    assert "un lien" in said
    assert f"rm {name}" in said


def test_a_link_beside_a_site_outside_the_project_is_refused(root: Path) -> None:
    (root.parent / "public.new").symlink_to("elsewhere")
    assert "public.new" in refusal(root, root.parent / "public")


@pytest.mark.parametrize("name", [".cache/partage/fiches", ".Cache/x/y", "site/index.html", "SITE.new/x"])
def test_what_git_tracks_there_is_refused_whatever_its_case(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("")
    assert refusal(root, root / "site") == ""
    git(root, "add", "--force", name)
    assert f"git rm --force {name}" in refusal(root, root / "site")


def test_a_name_that_is_no_utf_8_is_escaped(root: Path) -> None:
    (root / "site").mkdir()
    Path(os.fsdecode(os.fsencode(root / "site") + b"/\xff")).write_text("")
    git(root, "add", "--force", "site")
    assert "\\xff" in refusal(root, root / "site")


def test_a_file_in_the_place_of_the_cache_is_done_without_and_of_the_site_is_refused(root: Path) -> None:
    (root / ".cache").write_text("")
    assert refusal(root, root / "site") == ""
    (root / "site").write_text("")
    assert "pas un dossier" in refusal(root, root / "site")


def test_somebody_elses_folder_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".cache/partage/fiches").mkdir(parents=True)
    real = Folder.status

    def status(folder: Folder, name: str) -> os.stat_result:
        fields = list(real(folder, name))
        fields[4] += 1
        return os.stat_result(fields)

    monkeypatch.setattr(Folder, "status", status)
    assert "autre utilisateur" in refusal(root)


@pytest.mark.parametrize("name", ["site.new", "site.old"])
def test_a_folder_with_files_of_somebody_else_is_refused_and_stays(root: Path, name: str) -> None:
    (root / name).mkdir()
    assert refusal(root, root / "site") == ""
    (root / name / "notes.txt").write_text("à garder")
    assert f"« {name} »" in refusal(root, root / "site")
    (root / name / MARKER).write_text("")
    assert refusal(root, root / "site") == ""


def test_the_command_that_is_proposed_runs_nothing_of_a_name(root: Path) -> None:
    name = ".cache/$(touch PWN);x"
    (root / ".cache").mkdir()
    (root / name).write_text("")
    git(root, "add", "--force", name)
    assert "git rm --force '.cache/$(touch PWN);x'" in refusal(root)
