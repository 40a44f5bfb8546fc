"""`partage forge`, as the forges run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partage.cli import main
from tests.runtime.test_git import git
from tests.test_cli import BAD, project  # noqa: F401 - a fixture

SITE = "https://base.exemple/"


@pytest.fixture
def proposal(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: F811
    for name in ("GITHUB_REPOSITORY", "CI_PAGES_URL", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    (project / "mkdocs.yml").write_text('site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]\n', "utf-8")
    (project / "initiatives/essai.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    git(project, "init", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-m", "Un")
    git(project, "switch", "-c", "proposition")
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    git(project, "commit", "-am", "Deux")
    return project


def test_the_summary_names_the_problem_and_the_form(
    proposal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", SITE)
    assert main(["forge", "bilan", "--since", "main", "--format", "markdown"]) == 0
    output = capsys.readouterr().out
    assert f"{SITE}proposer/?fiche=essai" in output
    assert "1 point à corriger" in output


def test_gitlab_gets_json_even_without_an_address(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forge", "bilan", "--since", "main", "--format", "gitlab"]) == 0
    assert json.loads(capsys.readouterr().out) == {}


def test_an_unknown_revision_is_refused(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forge", "bilan", "--since", "absente"]) == 1
    assert "absente" in capsys.readouterr().err


def test_the_address_is_never_empty(
    proposal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    assert main(["forge", "adresse"]) == 0
    monkeypatch.setenv("SITE_URL", SITE)
    assert main(["forge", "adresse"]) == 0
    assert capsys.readouterr().out.splitlines() == ["http://127.0.0.1:8000/", SITE]


def test_forms_are_written_where_forges_look(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forge", "modeles"]) == 0
    for name in capsys.readouterr().out.splitlines():
        assert (proposal / name).read_text("utf-8")


def test_stale_request_forms_are_told_and_nothing_is_written(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forge", "modeles"]) == 0
    assert main(["forge", "modeles", "--verifier"]) == 0
    capsys.readouterr()
    form = proposal / ".gitlab/issue_templates/Proposer une fiche.md"
    form.write_text("Ancien", "utf-8")
    assert main(["forge", "templates", "--check"]) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert "Proposer une fiche.md" in line
    assert "partage forge modeles" in line
    assert form.read_text("utf-8") == "Ancien"
    # A forge that the network is not on has no forms here.
    form.unlink()
    assert main(["forge", "templates", "--check"]) == 0
