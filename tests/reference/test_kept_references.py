"""Lists that did not change are not read again, and say what they said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partage.reference import kept_references
from partage.reference.kept_references import known_references
from partage.reference.reference_data import ReferenceData
from partage.runtime.cache import Cache
from partage.text.problem import Problem
from tests.samples import VOCABULARIES

PLACE = "initiatives/_vocabulaires"
Read = Callable[[], tuple[ReferenceData, list[Problem]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(VOCABULARIES, tmp_path / PLACE)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


@pytest.fixture
def read(root: Path) -> Read:
    return lambda: known_references(root / PLACE, root, {"fiche"}, {"photo.jpg"}, Cache(root))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of lists that were read and checked."""
    load, folders = kept_references.load_references, []

    def counted(folder: Path, *others: object) -> object:
        folders.append(folder)
        return load(folder, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_references, "load_references", counted)
    return folders


def test_lists_and_places_are_as_they_were_read(root: Path, read: Read, loaded: list[Path]) -> None:
    own = root / PLACE / "territoires.yml"
    own.write_text(
        own.read_text("utf-8") + "- id: perdu\n  nom: Perdu\n  type: quartier\n  parent: Nulle-Part\n"
    )
    (first, problems), (again, problems_again) = read(), read()
    assert len(loaded) == 1
    assert problems == problems_again != []
    assert (again.sheets, again.images, again.zone) == (first.sheets, first.images, first.zone)
    for name in (
        "vocabularies",
        "actors",
        "acronyms",
        "place_kinds",
        "unsure",
        "digest",
        "points",
        "limits",
        "pages",
    ):
        assert getattr(again, name) == getattr(first, name), name
    for written in ("05061 Gap", "Perdu", "Belgique", "Pays de Gap", "13 Bouches-du-Rhône"):
        assert again.territories.named(written) == first.territories.named(written), written
    assert again.territories.named("Perdu")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / PLACE / "sigles.yml").write_text("- sigle: XYZ\n  sens: Un sens\n"),
        lambda root: (root / PLACE / "acteurs.yml").unlink(),
        lambda root: (root / "mkdocs.yml").write_text("extra: {limits: {themes: 5}}\n"),
        lambda root: (root / PLACE / "lieux.csv").write_text("code,type,nom\nA,commune,Anvers\n"),
    ],
)
def test_they_are_read_again_where_a_file_or_a_setting_changes(
    root: Path, read: Read, loaded: list[Path], change: Callable[[Path], object]
) -> None:
    known, _ = read()
    change(root)
    assert [read()[0].digest == known.digest, read()[0].digest == known.digest] == [False, False]
    # The new ones are kept in their turn.
    assert len(loaded) == 2


def test_what_cannot_be_read_is_not_kept(root: Path, read: Read, loaded: list[Path]) -> None:
    (root / PLACE / "themes.yml").unlink()
    (root / PLACE / "themes.yml").symlink_to(VOCABULARIES / "themes.yml")
    assert [problem.message for problem in read()[1]] == [problem.message for problem in read()[1]] != []
    assert len(loaded) == 2


def test_a_variable_of_the_environment_is_a_setting(
    root: Path, read: Read, loaded: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "mkdocs.yml").write_text("extra: {languages: !ENV [PARTAGE_LANGUAGES, fr]}\n")
    assert read()[0].pages.editions == 1
    monkeypatch.setenv("PARTAGE_LANGUAGES", "fr en")
    assert read()[0].pages.editions == 2
    assert len(loaded) == 2
