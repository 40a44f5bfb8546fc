"""The files that a proposal changes, according to Git."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage.forge.changes import Change, UnknownRevision, changes_since
from tests.runtime.test_git import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-b", "main")
    (tmp_path / "initiatives").mkdir()
    for name in ("gardee", "changee", "retiree"):
        (tmp_path / f"initiatives/{name}.md").write_text(name, "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "Un")
    git(tmp_path, "switch", "-c", "proposition")
    return tmp_path


def propose(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-m", "Deux")


def test_each_file_with_what_becomes_of_it(repository: Path) -> None:
    (repository / "initiatives/retiree.md").unlink()
    (repository / "initiatives/changee.md").write_text("autre", "utf-8")
    (repository / "initiatives/nouvelle.md").write_text("nouvelle", "utf-8")
    propose(repository)
    assert changes_since(repository, "main") == [
        Change("initiatives/changee.md", "changed"),
        Change("initiatives/nouvelle.md", "added"),
        Change("initiatives/retiree.md", "removed"),
    ]


def test_what_the_main_branch_did_meanwhile_is_not_proposed(repository: Path) -> None:
    (repository / "initiatives/nouvelle.md").write_text("nouvelle", "utf-8")
    propose(repository)
    git(repository, "switch", "main")
    (repository / "initiatives/ailleurs.md").write_text("ailleurs", "utf-8")
    propose(repository)
    git(repository, "switch", "proposition")
    assert changes_since(repository, "main") == [Change("initiatives/nouvelle.md", "added")]


def test_a_sheet_that_moves_is_removed_then_added(repository: Path) -> None:
    (repository / "initiatives/retiree.md").rename(repository / "initiatives/autre.md")
    propose(repository)
    assert [change.status for change in changes_since(repository, "main")] == ["added", "removed"]


@pytest.mark.parametrize("name", ["a\n::error::b.md", "é « » 🎉.md", "-rf.md", "a\tb.md"])
def test_any_name_comes_whole(repository: Path, name: str) -> None:
    (repository / "initiatives" / name).write_text("x", "utf-8")
    propose(repository)
    assert changes_since(repository, "main") == [Change(f"initiatives/{name}", "added")]


@pytest.mark.parametrize("revision", ["absente", "--output=ecrit", ""])
def test_an_unknown_revision_is_said_and_is_never_an_option(repository: Path, revision: str) -> None:
    # Nothing before the dots means HEAD: nothing has changed since.
    if revision:
        with pytest.raises(UnknownRevision):
            changes_since(repository, revision)
    assert not (repository / "ecrit").exists()
    assert not (repository / "ecrit...HEAD").exists()


def test_paths_start_from_the_project_not_from_the_repository(repository: Path) -> None:
    below = repository / "base"
    (below / "initiatives").mkdir(parents=True)
    (below / "initiatives/nouvelle.md").write_text("x", "utf-8")
    (repository / "initiatives/changee.md").write_text("autre", "utf-8")
    propose(repository)
    # A change outside the project is not one of its sheets, and is not hidden.
    assert changes_since(below, "main") == [
        Change("../initiatives/changee.md"),
        Change("initiatives/nouvelle.md", "added"),
    ]


def test_links_and_other_repositories_are_told_whatever_the_configuration(repository: Path) -> None:
    (repository / "initiatives/gardee.md").unlink()
    (repository / "initiatives/gardee.md").symlink_to("../../.git")
    (repository / ".cache").mkdir()
    (repository / ".cache/fiches").symlink_to("/")
    (repository / ".gitmodules").write_text(
        '[submodule "x"]\n path = x\n url = ./x\n ignore = all\n', "utf-8"
    )
    git(repository, "config", "diff.ignoreSubmodules", "all")
    git(repository, "config", "diff.relative", "true")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},x")
    propose_all(repository)
    assert changes_since(repository, "main") == [
        Change(".cache/fiches", "added", is_link=True),
        Change(".gitmodules", "added"),
        Change("initiatives/gardee.md", "changed", is_link=True),
        Change("x", "added", is_link=True),
    ]


def propose_all(root: Path) -> None:
    git(root, "add", "-f", ".cache", ".gitmodules", "initiatives")
    git(root, "commit", "-m", "Deux")


def test_a_name_that_is_no_text_comes_whole(repository: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (repository / "initiatives" / name).write_text("x", "utf-8")
    propose(repository)
    assert changes_since(repository, "main") == [Change(f"initiatives/{name}", "added")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("initiatives/jardin.md", "sheet"),
        ("initiatives/_vocabulaires/themes.yml", "list"),
        ("initiatives/images/fete.jpg", "picture"),
        ("initiatives/images/fete.svg", "unknown"),
        ("initiatives/sous/jardin.md", "unknown"),
        ("docs/a-propos.md", "text"),
        ("docs/x.html", "code"),
        (".github/PULL_REQUEST_TEMPLATE.md", "code"),
        ("hooks/lisez.md", "code"),
        ("../x.py", "code"),
        ("docs/assets/javascripts/page.js", "code"),
        ("hooks/main.py", "code"),
        ("mkdocs.yml", "code"),
        (".github/workflows/verifier.yml", "code"),
        ("initiatives.md", "text"),
        ("initiatives-bis/x.py", "code"),
    ],
)
def test_what_a_file_is(path: str, kind: str) -> None:
    assert Change(path).kind == kind
    assert Change(path, is_link=True).kind == "link"


def test_a_file_named_as_the_comparison_hides_nothing(repository: Path) -> None:
    """Git takes for a path what it does not know as a revision, and for a revision what it could take for a path."""
    for name in ("main...HEAD", "HEAD^1...HEAD", "main"):
        (repository / name).write_text("x", "utf-8")
    propose(repository)
    assert len(changes_since(repository, "main")) == 3
    assert len(changes_since(repository, "HEAD^1")) == 3
    git(repository, "branch", "-D", "main")
    for unknown in ("main", "x*", "x[1", "", "--output=x"):
        with pytest.raises(UnknownRevision):
            changes_since(repository, unknown)
