"""A build over the one before gives the bytes of one that begins anew, whatever happened in between."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from partage.rendering import jinja
from tests.benchmarks.generate import generate
from tests.site.building import (
    BASE,
    ROOT,
    build,
    only_sheets,
    project,
    serve_once,
    sheet,
    tree,
    write_sheets,
)

RUNS = int(os.environ.get("EDITS", "1"))
"""The first one is the plainest; further ones draw the order, the sheets and the words."""
SHEETS = 36 if RUNS == 1 else 300


def anew(root: Path) -> dict[str, bytes]:
    """Build a copy of the project without a cache, in one process."""
    copy = root.with_name("anew")
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns("site", "site.*", ".cache"))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PARTAGE_PROCESSES", "1")
            return tree(build(copy, strict=False).folder)
    finally:
        shutil.rmtree(copy)


def assert_same(root: Path) -> None:
    """Build the project over what is there, and compare."""
    now, expected = tree(build(root, strict=False).folder), anew(root)
    assert sorted(now.keys() ^ expected.keys()) == []
    assert [path for path in expected if now[path] != expected[path]] == []
    assert not (root / "site.new").exists()


def deed(**drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a rule of what changes the project: it is done once, so that one run sees all of them."""

    def made(change: Callable[..., None]) -> Callable[..., None]:
        @wraps(change)
        def change_and_compare(self: Edits, **values: Any) -> None:
            self.done.add(change)
            # One process and two in turn: neither may need what the other left.
            os.environ["PARTAGE_PROCESSES"] = str(1 + len(self.done) % 2)
            change(self, **values)
            assert_same(self.root)

        return precondition(lambda self: change not in self.done)(rule(**drawn)(change_and_compare))

    return made


class Edits(RuleBasedStateMachine):
    """What people do to a network between two builds."""

    folder: Path
    done: set[Callable[..., None]]

    @initialize()
    def begin(self) -> None:
        self.done = set()
        self.root = Edits.folder / "network"
        for name in ("network", "anew", "templates"):
            shutil.rmtree(Edits.folder / name, ignore_errors=True)
        shutil.copytree(ROOT / "hooks/partage/templates", Edits.folder / "templates")
        project(self.root, BASE, extra={"languages": "fr", "share_images": False})
        only_sheets(self.root, {})
        generate(self.root / "initiatives", SHEETS)
        build(self.root)

    def path(self, number: int) -> Path:
        paths = sorted((self.root / "initiatives").glob("*.md"))
        return paths[number % len(paths)]

    @deed(number=st.integers(0, SHEETS), word=st.sampled_from(["compostière", "écoles", "l’été"]))
    def edit_text(self, number: int, word: str) -> None:
        with self.path(number).open("a", encoding="utf-8") as file:
            file.write(f"\n\nEncore une {word} de plus.\n")

    @deed(
        number=st.integers(0, SHEETS),
        title=st.sampled_from(["Un titre", "Zoé & co <b>"]),
        year=st.integers(1990, 2026),
    )
    def edit_fields(self, number: int, title: str, year: int) -> None:
        more = f"debut: {year}\nmethodes: tirage-au-sort\nfinanceurs: Une fondation {year}"
        self.path(number).write_text(sheet(title, more), "utf-8")

    @deed(year=st.integers(1990, 2026), number=st.integers(0, 9))
    def add(self, year: int, number: int) -> None:
        linked = self.path(number * 31).stem
        more = f"debut: {year}\nliens:\n  - {{fiche: {linked}, type: contraste}}"
        write_sheets(
            self.root, {f"ajout-{number}": sheet(f"Ajout {number}", more, f"Voir [là]({linked}.md).")}
        )

    @deed(number=st.integers(0, SHEETS))
    def say(self, number: int) -> None:
        said = "freins: [{facteur: temps-equipe, texte: Peu de temps., contournement: Le mardi.}]\n"
        self.path(number).write_text(
            sheet("Une fiche qui parle", said + "enseignements: Commencer petit."), "utf-8"
        )

    @deed(number=st.integers(0, SHEETS))
    def meet(self, number: int) -> None:
        said = "nature: rencontre\nthemes: [lien-social, emploi-insertion, parentalite]\npropositions: Se revoir.\n"
        text = sheet("Une rencontre", said + "enseignements: Se parler.").replace("themes: lien-social\n", "")
        self.path(number).write_text(text, "utf-8")
        folder = self.root / "docs/parcours"
        folder.mkdir(exist_ok=True)
        step = f"{{fiche: {self.path(number).stem}, question: Et ensuite ?, minutes: 5}}"
        (folder / "essai.md").write_text(
            f"---\ntitle: Un essai\npublic: Tous\nduree: une heure\nobjectifs: Lire\netapes: [{step}]\n---\n# Un essai\n",
            "utf-8",
        )

    @deed(number=st.integers(0, SHEETS))
    def find(self, number: int) -> None:
        folder = self.root / "initiatives/_constats"
        folder.mkdir(exist_ok=True)
        named = f"[{self.path(number).stem}, {self.path(number + 1).stem}]"
        text = f"---\ntitre: Un constat\nenonce: Tout commence petit.\nappuie: {named}\n---\n"
        (folder / "petit.md").write_text(text, "utf-8")

    @deed(number=st.integers(0, SHEETS))
    def delete(self, number: int) -> None:
        self.path(number).unlink()

    @deed(number=st.integers(0, SHEETS))
    def rename(self, number: int) -> None:
        path = self.path(number)
        text = path.read_text("utf-8")
        path.with_name(f"nomme-{path.name}"[-60:]).write_text(
            text.replace("---\n", f"---\nalias: {path.stem}\n", 1) if "alias:" not in text else text, "utf-8"
        )
        path.unlink()

    @deed(label=st.sampled_from(["Liens", "Voisinage", "Lien social"]))
    def change_vocabulary(self, label: str) -> None:
        file = self.root / "initiatives/_vocabulaires/themes.yml"
        lines = file.read_text("utf-8").split("\n")
        index = next(number for number, line in enumerate(lines) if "id: lien-social" in line) + 1
        lines[index] = f"{lines[index].partition('libelle:')[0]}libelle: {label}"
        file.write_text("\n".join(lines), "utf-8")

    @deed(mark=st.integers(0, 9), name=st.sampled_from(["card", "sheet", "term"]))
    def change_template(self, mark: int, name: str) -> None:
        with (Edits.folder / f"templates/{name}.html.jinja").open("a", encoding="utf-8") as file:
            file.write(f"<!-- {mark} -->\n")

    @deed(number=st.integers(0, 10_000))
    def spoil(self, number: int) -> None:
        """Anyone may touch what a build left."""
        files = sorted(
            path for name in ("site", ".cache") for path in (self.root / name).rglob("*") if path.is_file()
        )
        spread = random.Random(number)
        for path in spread.sample(files, 5):
            deed = spread.choice(["remove", "cut", "fill"])
            if deed == "remove":
                path.unlink()
            else:
                path.write_bytes(path.read_bytes()[:-1] if deed == "cut" else b"x")


def test_random_edits(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    # Small, so that few sheets have third pages.
    for module in ("catalogue.urls", "views.terms", "views.lists"):
        monkeypatch.setattr(f"partage.{module}.PER_PAGE", SHEETS // 3)
    Edits.folder = tmp_path_factory.mktemp("edits")
    monkeypatch.setattr(jinja, "TEMPLATE_FOLDER", Edits.folder / "templates")
    monkeypatch.setattr("partage.build.builder.TEMPLATE_FOLDER", Edits.folder / "templates")
    monkeypatch.setenv("PARTAGE_PROCESSES", "2")
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=RUNS, stateful_step_count=9, deadline=None, derandomize=RUNS == 1,
            # Finding a shorter way to the same failure would take an hour of builds.
            phases=[Phase.generate],
            suppress_health_check=[*HealthCheck], print_blob=False,
        ),
    )  # fmt: skip


def all_in(root: Path, share: float) -> None:
    for path in sorted((root / "initiatives").glob("*.md"))[:: int(1 / share)]:
        path.write_text(path.read_text("utf-8") + "\n\nUn mot de plus.\n", "utf-8")


def half_of_the_sheets(root: Path) -> None:
    all_in(root, 0.5)


def a_hand_written_page(root: Path) -> None:
    with (root / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write("\n\nUne ligne.\n")


def a_method_with_a_text(root: Path) -> None:
    (root / "docs/methodes/repas-partage.md").write_text("# Repas partagé\n\nÀ table.\n", "utf-8")


def the_name_of_the_site(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_name: Autrement\n")


def a_picture(root: Path) -> None:
    picture = root / "initiatives/images/tablee.png"
    if picture.exists():
        picture.write_bytes((ROOT / "docs/assets/images/accueil.png").read_bytes())


def another_title_and_theme(root: Path) -> None:
    path = min((root / "initiatives").glob("*.md"))
    kept = [
        line for line in path.read_text("utf-8").split("\n") if not line.startswith(("titre:", "themes:"))
    ]
    path.write_text("\n".join(["---", "titre: Tout autre titre", "themes: lien-social", *kept[1:]]), "utf-8")


def one_sheet_less(root: Path) -> None:
    max((root / "initiatives").glob("*.md")).unlink()


def the_day(root: Path) -> None:
    pytest.MonkeyPatch().setenv("SOURCE_DATE_EPOCH", "1800000000")


def test_other_changes_in_both_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p")
    # Put back as it was at the end.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    build(root, strict=False)
    for change in (
        another_title_and_theme,
        a_hand_written_page,
        a_method_with_a_text,
        a_picture,
        one_sheet_less,
        half_of_the_sheets,
        # Those that change every page come last: they would hide what the others left behind.
        the_name_of_the_site,
        the_day,
    ):
        change(root)
        assert_same(root)


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p")
    build(root)
    monkeypatch.setenv("PARTAGE_PROCESSES", "1")
    monkeypatch.setattr("partage.views.sheets.body", lambda *_: pytest.fail("a page was made again"))
    monkeypatch.setattr(
        "partage.views.terms.body", lambda *_, **named: "" if "text" in named else pytest.fail("again")
    )
    monkeypatch.setattr("partage.views.proposal.place_lists", lambda *_: pytest.fail("a list was made again"))
    monkeypatch.setattr("partage.search.postings.score", lambda *_: pytest.fail("words were weighed again"))
    build(root)


def test_what_the_local_server_shows_after_an_edit(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr"})
    serve_once(root, tmp_path / "served")
    all_in(root, 0.5)
    now = tree(serve_once(root, tmp_path / "served").folder)
    shutil.rmtree(root / ".cache")
    assert now == tree(serve_once(root, tmp_path / "anew").folder)
