"""The command `partage`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from partage.cli import main
from tests.benchmarks.generate import generate
from tests.test_history import git

ROOT = Path(__file__).parents[1]
BAD = "---\ntitre: Essai de fiche\nthemes: jeunesses\nterritoires: 05061 Gap\netat: en-cours\nporteur: non-renseigne\n"
BAD += "resume: Un résumé assez long pour être accepté par la vérification.\n---\n\nTexte.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the real vocabularies and no sheet, in which the command runs."""
    shutil.copytree(ROOT / "initiatives/_vocabulaires", tmp_path / "initiatives/_vocabulaires")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_right_sheet_is_no_problem(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "initiatives/essai.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_a_problem_names_its_place_and_a_way_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        "initiatives/essai.md:3: themes\u00a0: «\u00a0jeunesses\u00a0» n’est pas un thème connu\u202f; "
        "vouliez-vous dire «\u00a0jeunesse\u00a0»\u202f?\n"
    )


def test_only_the_files_that_are_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    (project / "initiatives/autre.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    assert main(["check", "initiatives/autre.md"]) == 0
    assert main(["check", "initiatives/absent.md"]) == 1
    assert "absent.md" in capsys.readouterr().err


def test_it_works_from_a_folder_below(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    monkeypatch.chdir(project / "initiatives")
    assert main(["check", "essai.md"]) == 1


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_programs_read_json(project: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    assert main(["check", "--format", form]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_github_reads_commands(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=initiatives/essai.md,line=3::themes")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L’œuvre de l'été", "l-oeuvre-de-l-ete"),
        ('Dire : « oui » # à "tout" 🎉', "dire-oui-a-tout"),
        ("2024", "2024"),
    ],
)
def test_a_new_sheet_is_right_as_it_stands(project: Path, title: str, name: str) -> None:
    assert main(["new", title]) == 0
    assert (project / f"initiatives/{name}.md").is_file()
    assert main(["check"]) == 0


@pytest.mark.parametrize("title", ["…", "con", "Index", "🎉"])
def test_a_title_that_makes_no_name_is_refused(project: Path, title: str) -> None:
    assert main(["new", title]) == 1
    assert list((project / "initiatives").glob("*.md")) == []


def test_a_new_sheet_never_overwrites(project: Path) -> None:
    assert main(["new", "Un essai"]) == 0
    (project / "initiatives/un-essai.md").write_text("à moi", "utf-8")
    assert main(["new", "Un essai"]) == 1
    assert (project / "initiatives/un-essai.md").read_text("utf-8") == "à moi"


def test_a_hundred_sheets_are_checked_without_the_host(project: Path) -> None:
    generate(project / "initiatives", 100)
    code = (
        "import sys; from partage.cli import main; status = main(['check']); "
        "sys.exit(status or ('mkdocs' in sys.modules) or ('material' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_odd_names_on_disk_are_told_in_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [
        b"caf\xe9",
        b"a\n::error::b",
        b"\x1b[31m",
        b"\xe2\x80\xae",
        b'"q"',
        b"-rf",
        b"a: b",
        b"##[error]x",
    ]
    for name in map(os.fsdecode, names):
        for place in (
            f"{name}.md",
            f"{name}.txt",
            f"images/{name}.jpg",
            f"_vocabulaires/{name}.yml",
            f"{name}/x.md",
        ):
            path = project / "initiatives" / place
            path.parent.mkdir(exist_ok=True)
            path.write_text("x: y", "utf-8")
    git(project, "init", "-b", "main")
    git(project, "commit", "--allow-empty", "-m", "Un")
    git(project, "switch", "-c", "proposition")
    git(project, "add", "-A")
    git(project, "commit", "-m", "Deux")
    for arguments in (["check"], ["forge", "bilan", "--since", "main"]):
        for form in ("text", "github", "gitlab", "json" if arguments == ["check"] else "markdown"):
            main([*arguments, "--format", form])
            told = capsys.readouterr()
            said = told.out + told.err
            said.encode()
            assert not any(letter in said for letter in "\x1b\u202e\udce9"), form
            assert not [line for line in said.splitlines() if line.startswith("::error::") or "##[" in line]
            if form != "gitlab" or arguments == ["check"]:
                assert "x1b" in said
                assert "xe9" in said
    jpg = next((project / "initiatives/images").iterdir())
    assert main(["import", os.fspath(jpg)]) == 1
    assert main(["check", "a\n::error::b"]) == 1
    assert not [line for line in capsys.readouterr().err.splitlines() if line.lstrip().startswith("::error")]
