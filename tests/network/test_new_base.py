"""A new base, and the later engine that it takes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from partage.cli import main
from partage.founding.answers import QUESTIONS, WrongAnswer, answers_of
from partage.founding.upgrading import NotUpgraded, upgrade
from partage.founding.where import Where, where_is
from partage.founding.whose import ENGINE, KEPT
from partage.options import parser

NEW = ("--yes", "--name", "Initiatives d’Occitanie", "--perimeter", "Occitanie", "--contact", "reseau@exemple.fr",
       "--licence", "CC BY 4.0", "--forge", "gitlab", "--repository", "https://forge.exemple/base")  # fmt: skip


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nouvelle") / "base"
    assert main(["init", str(folder), *NEW]) == 0
    return folder


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ("git", "-C", str(root), *who, *arguments), capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_new_base_passes_the_check(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(base)
    assert main(["check"]) == 0
    assert "0 remarque" in capsys.readouterr().err


def test_nothing_of_the_network_that_it_comes_from_is_left(base: Path) -> None:
    own = [*base.glob("*.md"), *base.glob("docs/*.md"), *base.glob("initiatives/**/*"), base / "mkdocs.yml"]
    texts = {path: path.read_text("utf-8") for path in own if path.is_file()}
    assert {"methodes.yml", "CONTRIBUTING.md", "LICENSE.texts.md"} <= {path.name for path in texts}
    assert [path.name for path, text in texts.items() if "Marseille" in text or "Gap" in text] == []
    assert not (base / "initiatives/_vocabulaires/territoires.yml").exists()
    assert not (base / "tests/network").exists()


def test_it_is_what_was_answered(base: Path) -> None:
    settings = (base / "mkdocs.yml").read_text("utf-8")
    for line in (
        'site_name: "Initiatives d’Occitanie"',
        'languages: !ENV [PARTAGE_LANGUAGES, "fr"]',
        'perimetre: ["Occitanie"]',
        "kind: gitlab",
        'email: "reseau@exemple.fr"',
    ):
        assert line in settings
    assert "CC BY-SA" not in settings
    assert "# Initiatives d’Occitanie" in (base / "docs/index.md").read_text("utf-8")
    assert "BY-SA" not in (base / "docs/mentions-legales.md").read_text("utf-8")
    assert not (base / "docs/index.en.md").exists()
    assert not (base / "docs/mentions-legales.en.md").exists()


def test_its_request_forms_are_made_from_its_lists(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base)
    assert main(["forge", "modeles", "--check"]) == 0
    form = (base / ".github/ISSUE_TEMPLATE/proposer-une-fiche.yml").read_text("utf-8")
    assert "licence CC BY 4.0" in form


def test_a_base_in_english_has_english_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            [
                "init",
                str(tmp_path / "b"),
                "--yes",
                "--lang",
                "en",
                "--languages",
                "en",
                "--perimeter",
                "Ireland",
            ]
        )
        == 0
    )
    assert "The base is ready" in capsys.readouterr().out
    assert "What was done, how" in (tmp_path / "b/docs/index.md").read_text("utf-8")
    settings = (tmp_path / "b/mkdocs.yml").read_text("utf-8")
    assert "timezone: Europe/Dublin" in settings
    assert "deed.en" in settings
    # What is true in France alone is not said there.
    french = re.compile(r"Cnil|RGAA|Insee|IGN\b|Défenseur|2005-102|Licence Ouverte")
    pages = {path.name: path.read_text("utf-8") for path in (tmp_path / "b/docs").glob("*.md")}
    assert {name: french.findall(text) for name, text in pages.items() if french.search(text)} == {}
    assert "Six answers are enough" in (
        tmp_path / "b/.github/ISSUE_TEMPLATE/proposer-une-fiche.yml"
    ).read_text("utf-8")
    assert main(["init", str(tmp_path / "b"), "--yes"]) == 1


@pytest.mark.parametrize(
    ("perimeter", "zone", "is_in_france"),
    [("", "Europe/Paris", True), ("Occitanie", "Europe/Paris", True), ("97411 Saint-Denis", "Indian/Reunion", True),
     ("Belgique", "Europe/Brussels", False), ("Canada", "UTC", False)],
)  # fmt: skip
def test_a_territory_says_where_a_base_is(perimeter: str, zone: str, is_in_france: bool) -> None:
    assert where_is(perimeter) == Where(zone, is_in_france)


def test_a_territory_that_nobody_knows_or_that_is_several_makes_no_base() -> None:
    assert "donnez le pays" in where_is("Scotland").problem
    assert "region-53" in where_is("Bretagne").problem


def test_what_no_option_says_is_asked_and_what_is_wrong_is_told() -> None:
    options = parser(dict.fromkeys(_RUNS, lambda *_: 0)).parse_args(["init", "x", "--langues", "fr"])
    asked: list[str] = []
    answers = answers_of(options, lambda words: asked.append(words) or "")  # type: ignore[func-returns-value]
    # Without a forge, its project is not asked for; neither is the zone of a country that has one.
    assert len(asked) == len(QUESTIONS) - 3
    assert (answers.name, answers.languages) == ("Initiatives en partage", ("fr",))
    for name, wrong in (
        ("languages", "xx"),
        ("forge", "svn"),
        ("zone", "Mars"),
        ("address", "exemple.fr"),
        ("name", 'a"b'),
    ):
        given = parser(dict.fromkeys(_RUNS, lambda *_: 0)).parse_args(["init", "x"])
        setattr(given, name, wrong)
        with pytest.raises(WrongAnswer):
            answers_of(given, None)


_RUNS = ("check", "new", "import", "receive", "revisit", "export", "summarise", "say_address", "write_forms",
         "read_calendar", "refresh_agenda", "found", "take_engine")  # fmt: skip


def test_a_later_engine_replaces_the_engine_and_nothing_else(tmp_path: Path) -> None:
    engine, base = tmp_path / "moteur", tmp_path / "base"
    for root in (engine, base):
        (root / "hooks").mkdir(parents=True)
        (root / "docs/assets/stylesheets").mkdir(parents=True)
        (root / "hooks/old.py").write_text("1\n", "utf-8")
        (root / "docs/assets/stylesheets/tokens.css").write_text("engine\n", "utf-8")
        (root / "README.md").write_text(root.name, "utf-8")
        git(root, "init", "--quiet")
    (base / "docs/assets/stylesheets/tokens.css").write_text("our colours\n", "utf-8")
    (engine / "hooks/old.py").unlink()
    (engine / "hooks/new.py").write_text("2\n", "utf-8")
    (engine / "tests/network").mkdir(parents=True)
    (engine / "tests/network/test_content.py").write_text("3\n", "utf-8")
    for root in (engine, base):
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "Début")
    git(base, "remote", "add", "moteur", str(engine))
    git(base, "fetch", "--quiet", "moteur")
    assert upgrade(base, "moteur/main") == 2
    assert sorted(path.name for path in (base / "hooks").iterdir()) == ["new.py"]
    assert (base / "docs/assets/stylesheets/tokens.css").read_text("utf-8") == "our colours\n"
    assert (base / "README.md").read_text("utf-8") == "base"
    assert not (base / "tests/network").exists()
    with pytest.raises(NotUpgraded, match="pas encore enregistrés"):
        upgrade(base, "moteur/main")
    with pytest.raises(NotUpgraded, match="ne connaît pas"):
        upgrade(base, "inconnu/main")


def test_what_is_whose_exists() -> None:
    root = Path(__file__).parents[2]
    assert [name for name in (*ENGINE, *KEPT) if not (root / name).exists()] == []
