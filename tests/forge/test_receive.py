"""A received sheet becomes a branch, and nothing else changes."""

from __future__ import annotations

import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from partage.cli import main
from tests.samples import sheet, spaced, write_project


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project under Git, with one sheet and a maintainer's work in progress."""
    for name, value in {
        "GIT_AUTHOR_NAME": "Une relectrice", "GIT_AUTHOR_EMAIL": "reseau@exemple.org",
        "GIT_COMMITTER_NAME": "Une relectrice", "GIT_COMMITTER_EMAIL": "reseau@exemple.org",
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    root = write_project(tmp_path / "depot", {"jardin": sheet("Avant.\n")})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Début")
    (root / "initiatives/jardin.md").write_text(sheet("En cours d’écriture.\n"), "utf-8")
    (root / "brouillon.txt").write_text("à moi", "utf-8")
    git(root, "add", "brouillon.txt")
    monkeypatch.chdir(root)
    return root


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.rstrip()


def sent(root: Path, text: str, name: str = "cafe-des-parents.md") -> str:
    path = root.parent / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_branch_holds_the_sheet_and_nothing_else_moves(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD"))
    assert main(["recevoir", sent(repository, sheet("Texte.\n", titre="Café des parents"))]) == 0
    assert (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")) == before
    assert (
        git(repository, "diff", "--name-status", "main", "fiche/cafe-des-parents")
        == "A\tinitiatives/cafe-des-parents.md"
    )
    assert git(repository, "show", "fiche/cafe-des-parents:initiatives/cafe-des-parents.md").endswith(
        "Texte."
    )
    assert git(repository, "branch", "--show-current") == "main"
    out = capsys.readouterr().out
    assert "git diff main...fiche/cafe-des-parents" in out
    assert "git push -u" in out


def test_a_mail_says_nothing_of_its_sender(repository: Path) -> None:
    message = EmailMessage()
    message["From"] = "Jeanne Exemple <jeanne@exemple.fr>"
    message.set_content(f"Bonjour, c’est Jeanne.\n\n{sheet('Texte.', titre='Le four à pain')}\n-- \nJeanne\n")
    (repository.parent / "m.eml").write_bytes(message.as_bytes())
    assert main(["recevoir", "../m.eml"]) == 0
    log = git(repository, "log", "-p", "--format=fuller", "main..fiche/le-four-a-pain")
    assert "Jeanne" not in log
    assert "jeanne" not in log
    assert "Proposer la fiche le-four-a-pain" in log


def test_what_a_message_says_around_the_sheet_is_shown_and_not_kept(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    message = EmailMessage()
    message["From"] = "Jeanne Exemple <jeanne@exemple.fr>"
    end = (
        "Bien à vous,\nJeanne Exemple\n12 rue des Lilas, 05000 Gap\n06 00 00 00 00\n\nEnvoyé de mon iPhone\n"
    )
    message.set_content(f"Bonjour à tous\n\n{sheet('Texte.', titre='Le four à pain')}\n\n{end}")
    (repository.parent / "m.txt").write_bytes(message.as_bytes())
    assert main(["recevoir", "../m.txt"]) == 0
    assert git(repository, "show", "fiche/le-four-a-pain:initiatives/le-four-a-pain.md").endswith("Texte.")
    out = spaced(capsys.readouterr().out)
    assert all(f"  « {line} »\n" in out for line in ["Bonjour à tous", *end.split("\n")] if line)
    assert out.splitlines()[-1].startswith("  L’abandonner")


def test_a_personal_number_or_address_waits_for_an_explicit_option(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, detail in enumerate(
        ("06 12 34 56 78", "+33 7 00 00 00 00", "nadia.exemple@tilleuls.example", "nadia@gmail.com")
    ):
        file = sent(repository, sheet(f"Voir Nadia ({detail})."), f"essai-{number}.md")
        assert main(["recevoir", file, "--malgre-les-erreurs"]) == 1
        assert git(repository, "branch", "--list", "fiche/*") == ""
        said = spaced(capsys.readouterr().err)
        assert f"« {detail} » semble être" in said
        assert f"partage recevoir essai-{number}.md" in said
    assert main(["recevoir", file, "--malgre-les-coordonnees"]) == 0
    assert git(repository, "branch", "--list", "--format=%(refname:short)", "fiche/*") == "fiche/essai-3"
    assert main(["recevoir", sent(repository, sheet("contact@tilleuls.example"), "essai-9.md")]) == 0


def test_the_address_of_the_sender_waits_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, (address, code) in enumerate(
        {"nadia@tilleuls.example": 1, "accueil@tilleuls.example": 0}.items()
    ):
        message = EmailMessage()
        message["From"] = f"Nadia <{address}>"
        message.set_content(sheet("Texte.", titre=f"Le four {number}", contact=address))
        (repository.parent / "m.eml").write_bytes(message.as_bytes())
        assert main(["recevoir", "../m.eml"]) == code
        assert ("l’adresse de la personne qui a envoyé la fiche" in capsys.readouterr().err) == bool(code)


def test_names_that_programs_give_to_a_text(repository: Path) -> None:
    for name in ("four-un.txt", "four-deux.md.txt", "four-trois"):
        assert main(["recevoir", sent(repository, sheet("Texte.\n"), name)]) == 0
        assert git(repository, "branch", "--list", f"fiche/{name.partition('.')[0]}")


def test_a_sheet_that_exists_is_corrected_only_on_demand(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sent(repository, sheet("Après.\n"), "jardin.md")
    assert main(["recevoir", file]) == 1
    assert "--corrige" in capsys.readouterr().err
    assert git(repository, "branch", "--list", "fiche/*") == ""
    assert main(["recevoir", file, "--corrige"]) == 0
    assert git(repository, "diff", "--name-status", "main", "fiche/jardin") == "M\tinitiatives/jardin.md"
    assert git(repository, "log", "-1", "--format=%s", "fiche/jardin") == "Corriger la fiche jardin"
    assert "En cours" in (repository / "initiatives/jardin.md").read_text("utf-8")


def test_nothing_of_a_title_reaches_the_commit(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    titles = [
        "Jardin [skip ci] [ci skip] ***NO_CI***", "Fixes #12, closes #13 et GL-14", "@quelqu-un !15 a/b#1", "[no ci] skip-checks: true",
    ]  # fmt: skip
    for number, title in enumerate(titles):
        assert main(["recevoir", sent(repository, sheet("x", titre=title)), "--nom", f"essai-{number}"]) == 0
        name = f"fiche/essai-{number}"
        assert git(repository, "log", "-1", "--format=%B", name).strip() == (
            f"Proposer la fiche essai-{number}\n\nReçue hors de la forge, telle quelle ; pas encore relue.\n"
            "La vérification automatique ne trouve pas d’erreur."
        )
    written = sheet("x", titre="T").replace('titre: "T"', 'titre: "Jardin \\e[2J"')
    assert main(["recevoir", sent(repository, written), "--nom", "essai-9"]) == 1
    captured = capsys.readouterr()
    assert "U+001B" in captured.out + captured.err
    assert "\x1b" not in captured.out + captured.err


def test_a_correction_of_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recevoir", sent(repository, sheet()), "--corrige"]) == 1
    assert "il n’y a pas de fiche" in capsys.readouterr().err.replace("\u00a0", " ")


def test_the_same_again(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recevoir", sent(repository, sheet("Avant.\n"), "jardin.md"), "--corrige"]) == 1
    assert "mot pour mot" in capsys.readouterr().err


def test_a_branch_that_waits_is_not_replaced(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = sent(repository, sheet())
    assert main(["recevoir", file]) == 0
    first = git(repository, "rev-parse", "fiche/cafe-des-parents")
    assert main(["recevoir", file]) == 1
    assert "git branch -D fiche/cafe-des-parents" in capsys.readouterr().err
    assert git(repository, "rev-parse", "fiche/cafe-des-parents") == first


def test_a_file_that_git_does_not_know_is_in_the_way(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "initiatives/cafe-des-parents.md").write_text(sheet(), "utf-8")
    assert main(["recevoir", sent(repository, sheet())]) == 1
    assert "sans être enregistré dans Git" in capsys.readouterr().err


def test_a_wrong_sheet_makes_no_branch_unless_asked(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sent(repository, sheet(themes="jeunesses"))
    assert main(["recevoir", file]) == 1
    captured = capsys.readouterr()
    assert "initiatives/cafe-des-parents.md:" in captured.out
    assert "--malgre-les-erreurs" in captured.err
    assert main(["recevoir", file, "--malgre-les-erreurs"]) == 0
    assert "1 erreur à corriger" in git(repository, "log", "-1", "--format=%b", "fiche/cafe-des-parents")


def test_a_file_name_that_is_no_name_of_sheet(repository: Path) -> None:
    assert main(["recevoir", sent(repository, sheet(titre="Le four à pain"), "Fiche (1) FINALE.md")]) == 0
    assert (
        git(repository, "branch", "--list", "--format=%(refname:short)", "fiche/*") == "fiche/le-four-a-pain"
    )


@pytest.mark.parametrize("name", ["../x", "a/b", "-x", "CON", ""])
def test_a_name_cannot_lead_elsewhere(repository: Path, name: str) -> None:
    code = main(["recevoir", sent(repository, sheet(titre="Le four")), f"--nom={name}"])
    assert code == (0 if name == "" else 1)


def test_no_sheet_in_the_file(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recevoir", sent(repository, "Bonjour")]) == 1
    assert "ce n’est pas une fiche" in capsys.readouterr().err


def test_a_start_that_is_no_branch(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recevoir", sent(repository, sheet()), "--depuis=--help"]) == 1
    assert main(["recevoir", sent(repository, sheet()), "--depuis", "nulle-part"]) == 1
    assert "--depuis main" in capsys.readouterr().err


def test_outside_a_repository(project: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project(tmp_path / "sans-git", {})
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["recevoir", sent(root, sheet())]) == 1


def test_git_that_does_not_know_who_it_is(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    git(repository, "config", "user.useConfigOnly", "true")
    assert main(["recevoir", sent(repository, sheet())]) == 1
    assert "git config user.name" in capsys.readouterr().err
    assert git(repository, "branch", "--list", "fiche/*") == ""
