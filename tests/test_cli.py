"""The command `partage`."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

from partage.catalogue import loader, sheet_cache
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.catalogue.loader import load
from partage.cli import _RUN, main
from partage.runtime.cache import Cache
from partage.sheets.template import PLAN
from tests.benchmarks.generate import generate
from tests.runtime.test_git import git
from tests.samples import MINIMAL, VOCABULARIES

ROOT = Path(__file__).parents[1]
BAD = "---\ntitre: Essai de fiche\nthemes: jeunesses\nterritoires: 05061 Gap\netat: en-cours\nporteur: non-renseigne\n"
BAD += "resume: Un résumé assez long pour être accepté par la vérification.\n---\n\nTexte.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with vocabularies and no sheet, in which the command runs."""
    shutil.copytree(VOCABULARIES, tmp_path / "initiatives/_vocabulaires")
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


def test_sheets_that_a_build_knows_are_not_checked_again(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    assert main(["check"]) == 1
    first = capsys.readouterr()
    assert not [*project.rglob(".cache/**/00")], (
        "a check keeps nothing: the next build asks what changed since the last"
    )
    read_knowledge_base(project, project / "initiatives", 1, Cache(project))
    kept = {file: file.read_bytes() for file in (project / ".cache").rglob("*") if file.is_file()}
    (project / "initiatives/autre.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    checked = []
    monkeypatch.setattr(
        loader, "load", lambda source, references: checked.append(source.id) or load(source, references)
    )
    assert main(["check"]) == 1
    assert capsys.readouterr().out == first.out
    assert checked == ["autre"]
    assert {file: file.read_bytes() for file in (project / ".cache").rglob("*") if file.is_file()} == kept


def test_a_build_that_writes_its_cache_meanwhile_is_no_harm(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "initiatives/autre.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    read_knowledge_base(project, project / "initiatives", 1, Cache(project))
    (whole,) = (file for file in (project / ".cache").rglob("1??") if file.stat().st_size > 100)
    state = sheet_cache._state_of(whole)
    monkeypatch.setattr(sheet_cache, "_state_of", lambda _file: state)
    whole.write_bytes(bytes(whole.stat().st_size))
    (project / "initiatives/autre.md").write_text(BAD, "utf-8")
    assert main(["check"]) == 1
    assert "jeunesses" in capsys.readouterr().out
    assert whole.exists()


def test_only_the_files_that_are_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "initiatives/essai.md").write_text(BAD, "utf-8")
    (project / "initiatives/autre.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    assert main(["check", "initiatives/autre.md"]) == 0
    assert main(["check", "initiatives/absent.md"]) == 1
    assert "absent.md" in capsys.readouterr().err


def test_a_wrong_list_is_told_whichever_sheet_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "initiatives/autre.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    (project / "initiatives/_vocabulaires/themes.yml").write_text("- id: [\n", "utf-8")
    assert main(["check", "initiatives/autre.md"]) == 1
    assert capsys.readouterr().out.startswith("initiatives/_vocabulaires/themes.yml:")


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
def test_a_new_sheet_is_right_once_it_is_answered(
    project: Path, title: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", title]) == 0
    path = project / f"initiatives/{name}.md"
    # Nothing that it shows as an example is published.
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count("ce champ est obligatoire") == 5
    text = path.read_text("utf-8")
    for key, answer in MINIMAL.items():
        text = text.replace(f"\n#{key}: ", f'\n{key}: "{answer}"  # ')
    path.write_text(text, "utf-8")
    assert main(["check"]) == 0


def test_a_meeting_begins_with_the_plan_of_its_minutes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "--rencontre", "Se voir à Gap"]) == 0
    path = project / "initiatives/se-voir-a-gap.md"
    text = path.read_text("utf-8")
    assert "\nnature: rencontre\n" in text
    headings = [line.removeprefix("## ") for line in text.split("\n") if line.startswith("## ")]
    assert headings == [heading for heading, _ in PLAN]
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count("ce champ est obligatoire") == 5
    for key, answer in MINIMAL.items():
        text = text.replace(f"\n#{key}: ", f'\n{key}: "{answer}"  # ')
    # What it shows as examples is right, too, once it is an answer.
    for line in ("#enseignements:", "#propositions:", "#  - {"):
        text = text.replace(f"\n{line}", f"\n{line[1:]}")
    path.write_text(text, "utf-8")
    assert main(["check"]) == 0


@pytest.mark.parametrize("title", ["…", "con", "Index", "🎉"])
def test_a_title_that_makes_no_name_is_refused(
    project: Path, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", title]) == 1
    # In the words of a title, which was typed, not of a file, which was not.
    assert re.search("un titre a au moins|précisez le titre", capsys.readouterr().err)
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


def test_nothing_is_read_or_written_where_the_folder_of_sheets_is_a_link(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("dehors") / "initiatives"
    (project / "initiatives").rename(outside)
    (project / "initiatives").symlink_to(outside)
    before = sorted(outside.rglob("*"))
    for command in (["check"], ["new", "Un jardin"], ["import", "x.md"], ["forge", "modeles"]):
        assert main(command) == 1
        assert "est un lien vers un autre endroit" in capsys.readouterr().err
    assert sorted(outside.rglob("*")) == before
    assert not (project / ".github").exists()


def test_a_new_sheet_is_not_written_through_a_link(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("dehors") / "pas-encore"
    (project / "initiatives/un-jardin.md").symlink_to(outside)
    assert main(["new", "Un jardin"]) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert not outside.exists()


def test_forms_of_a_forge_are_not_written_through_a_link(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("dehors")
    (project / ".github").symlink_to(outside)
    assert main(["forge", "modeles"]) == 1
    assert "c’est un lien vers un autre endroit" in capsys.readouterr().err
    assert list(outside.iterdir()) == []


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
            captured = capsys.readouterr()
            output = captured.out + captured.err
            output.encode()
            assert not any(letter in output for letter in "\x1b\u202e\udce9"), form
            assert not [line for line in output.splitlines() if line.startswith("::error::") or "##[" in line]
            if form != "gitlab" or arguments == ["check"]:
                assert "x1b" in output
                assert "xe9" in output
    jpg = next((project / "initiatives/images").iterdir())
    assert main(["import", os.fspath(jpg)]) == 1
    assert main(["check", "a\n::error::b"]) == 1
    assert not [line for line in capsys.readouterr().err.splitlines() if line.lstrip().startswith("::error")]


def in_shell(project: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run *line* in a shell in which « partage » is the command under test."""
    (project / "partage").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m partage "$@"\n')
    (project / "partage").chmod(0o755)
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=project,
        env={**os.environ, "PATH": f"{project}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_whoever_reads_may_stop_and_the_output_may_be_closed_or_full(project: Path) -> None:
    sheets = "".join(f"  - lieu-{number}\n" for number in range(20))
    (project / "initiatives/essai.md").write_text(BAD.replace(" 05061 Gap\n", f"\n{sheets}"), "utf-8")
    for line, code in {
        "partage check | true": 141,
        "partage check 2>&1 | true": 141,
        "partage --help | true": 0,
        "partage check >&-": 1,
        "partage check > /dev/full": 1,
    }.items():
        done = in_shell(project, line)
        assert "Traceback" not in done.stderr, line
        assert "Exception ignored" not in done.stderr, line
        # A reader that is slow to leave may already have received the output.
        assert done.returncode in {code, 1 if code == 141 else code}, (line, done.stderr)
        assert ("le disque est plein" in done.stderr) == ("full" in line)


def test_what_the_system_refuses_is_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "initiatives/essai.md").write_text(BAD.replace("jeunesses", "jeunesse"), "utf-8")
    name = str(project / "initiatives/essai.md")
    for error, words in (
        (OSError(errno.ENOSPC, "No space left on device", name), ("le disque est plein", "essai.md")),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), ("le disque est plein", "sortie")),
        (PermissionError(errno.EACCES, "Permission denied", name), ("n’a pas le droit", "essai.md")),
        (OSError(errno.EROFS, "Read-only file system", b"\xff.md"), ("n’a pas le droit", ".md")),
        (
            FileNotFoundError(errno.ENOENT, "No such file", name, None, f"{name}.new"),
            ("n’existe plus", "essai.md.new"),
        ),
        (OSError(errno.EMFILE, "Too many open files", name), ("ulimit", "essai.md")),
        (OSError(errno.EIO, "Input/output error", name), ("le disque ne répond pas", "essai.md")),
        (OSError("illisible"), ("OSError", "sortie")),
        (RecursionError("maximum recursion depth exceeded"), ("imbriqué", "trop profondément")),
        (MemoryError(), ("mémoire", "PARTAGE_PROCESSES=1")),
    ):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        for module in ("checking", "forge_commands"):
            monkeypatch.setattr(f"partage.{module}.read_knowledge_base", fail)
        for command in (["check"], ["forge", "modeles"]):
            assert main(command) == 1
            stderr = capsys.readouterr().err
            assert stderr.startswith("partage\u00a0: "), stderr
            assert all(word in stderr for word in words), stderr
            assert stderr.count("\n") == 1
    monkeypatch.setattr(
        "partage.checking.read_knowledge_base", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    assert main(["check"]) == 130


def test_a_folder_that_is_gone_or_cannot_be_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(project / "initiatives")
    (project / "initiatives").mkdir()
    (project / "initiatives/_vocabulaires").write_text("ceci n’est pas un dossier")
    done = in_shell(project, "mkdir la && cd la && rm -r ../la && partage check")
    assert done.returncode == 1
    assert "n’existe plus" in done.stderr
    assert "Traceback" not in done.stderr
    assert main(["import", __file__, "--vers", "/dev/null/ici"]) == 1
    assert main(["forge", "adresse"]) == 0
    (project / "mkdocs.yml").mkdir()
    (project / ".github").write_text("")
    assert main(["forge", "modeles"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_no_command_writes_into_a_cache_that_leads_elsewhere(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("dehors")
    (project / ".cache").symlink_to(outside)
    for command in (["check"], ["forge", "bilan", "--since", "HEAD"], ["forge", "modeles"]):
        assert main(command) == 1
        assert "« .cache » ne convient pas" in capsys.readouterr().err.replace("\u00a0", " ")
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("address", _RUN.values())
def test_each_command_is_where_it_is_looked_for(address: str) -> None:
    assert callable(resolve_name(address))


def test_checking_loads_nothing_that_other_commands_need() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, partage.cli, partage.checking; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {
        "PIL",
        "babel",
        "jinja2",
        "rapidfuzz",
        "http.client",
        "partage.importing",
        "partage.founding.writing",
    } & {*loaded}
