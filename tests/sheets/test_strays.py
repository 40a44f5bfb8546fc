"""Files of the sheets' folder that nobody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.sheets.strays import strays
from partage.text.problem_limits import MAX_PROBLEMS

LISTS = frozenset({"themes", "methodes"})


def told(root: Path, *names: str) -> dict[str, str]:
    for name in names:
        path = root / "initiatives" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    return {
        each.path.removeprefix("initiatives/"): each.message for each in strays(root / "initiatives", LISTS)
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("four.txt", "renommez-la en « four.md »"),
        ("jardin.md.txt", "renommez-la en « jardin.md »"),
        ("Le Jardin.MD.TXT", "renommez-la en « le-jardin.md »"),
        ("jardin", "renommez-la en « jardin.md »"),
        ("gap/jardin.md", "cette fiche est rangée dans un sous-dossier"),
        ("gap/2024/jardin.markdown", "déplacez-la : « initiatives/jardin.md »"),
        ("jardin.docx", "« partage importer initiatives/jardin.docx »"),
        ("tableau.xlsx", "« partage importer initiatives/tableau.xlsx »"),
        ("images/jardin.md", "déplacez-la : « initiatives/jardin.md »"),
        ("images/bilan.docx", "« partage importer initiatives/images/bilan.docx »"),
        ("fiche.eml", "« partage recevoir initiatives/fiche.eml »"),
        ("bilan.pdf", "il n’est pas lu ; retirez-le d’ici"),
        ("photo.JPG", "déplacez-la dans « initiatives/images/ »"),
        ("images/2024/photo.jpg", "une image n’est pas lue dans ce dossier"),
        ("_vocabulaires/theme.yml", "vouliez-vous dire « themes.yml » ?"),
        ("_vocabulaires/themes.yaml", "vouliez-vous dire « themes.yml » ?"),
        ("_vocabulaires/quoi.yml", "retirez-le"),
        ("a/b/c/d/e.md", "rien n’est lu dans ce dossier"),
    ],
)
def test_each_is_told_with_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    ((path, sentence),) = told(tmp_path, name).items()
    assert name.startswith(path)
    assert words in sentence


def test_what_is_read_or_left_by_others_is_not(tmp_path: Path) -> None:
    names = (
        "jardin.md", "Faux Nom.md", "README.md", "README.txt", "LICENCE", "images/photo.jpg", "images/note.txt",
        "_vocabulaires/themes.yml", "_brouillon.md", "_modeles/x.txt", ".DS_Store", ".git/config", "Thumbs.db",
        "~$jardin.docx", "jardin.md~", ".jardin.md.swp", "#jardin.md#",
    )  # fmt: skip
    assert told(tmp_path, *names) == {}
    (tmp_path / "initiatives/lien.txt").symlink_to("/etc/passwd")
    assert told(tmp_path) == {}


def test_an_empty_folder_is_told_and_thousands_of_files_are_counted(tmp_path: Path) -> None:
    (tmp_path / "initiatives/vide").mkdir(parents=True)
    assert list(told(tmp_path)) == ["vide"]
    names = [f"f{number}.txt" for number in range(300)]
    found = told(tmp_path, *names)
    assert len(found) <= MAX_PROBLEMS + 1
