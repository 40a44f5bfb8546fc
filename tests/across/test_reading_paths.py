"""Reading paths: what is accepted, and the sentence about each mistake, with its place and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.across.reading_paths import ReadingPaths, read_paths
from partage.text.problem import Problem
from tests.samples import base_references, spaced

RIGHT = """\
title: Commencer petit
public: Équipes qui commencent
duree: une heure
objectifs: Savoir par où commencer
etapes:
  - fiche: fete-des-voisins
    question: Qui a fait le premier pas ?
    minutes: 20
  - methode: tirage au sort
    question: Que faut-il préparer ?
    minutes: 15
  - page: ecrire.md
    question: Qu’écririez-vous ?
    minutes: 25
  - page: enseignements/
    question: Qu’en retenez-vous ?
    minutes: 25
"""


def read(root: Path, *texts: str) -> tuple[ReadingPaths, list[Problem]]:
    folder = root / "docs/parcours"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "docs/ecrire.md").write_text("---\ntitle: Écrire\n---\n# Écrire\n", "utf-8")
    (root / "docs/ecrire.en.md").write_text("---\ntitle: Writing\n---\n# Writing\n", "utf-8")
    for name, text in zip(("petit.md", "petit.en.md"), texts, strict=False):
        (folder / name).write_text(f"---\n{text}---\n\n# Un titre\n", "utf-8")
    return read_paths(root, base_references(), {"enseignements/"})


def test_a_right_path_is_known_by_its_file_in_both_languages(tmp_path: Path) -> None:
    paths, problems = read(tmp_path, RIGHT, RIGHT.replace("Commencer petit", "Start small"))
    assert problems == []
    [path] = paths.by_id.values()
    assert (path.id, path.said("fr").title, path.said("en").title) == (
        "petit",
        "Commencer petit",
        "Start small",
    )
    assert [step.method for step in path.fields.steps] == [None, "tirage-au-sort", None, None]
    assert [paths.title_of("ecrire.md", locale) for locale in ("fr", "en")] == ["Écrire", "Writing"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            RIGHT.replace("fete-des-voisins", "fete-des-voisin"),
            "7 etapes.fiche : « fete-des-voisin » n’est le nom",
        ),
        (RIGHT.replace("fete-des-voisins", "zzz"), "écrivez le nom de son fichier sans « .md »"),
        (RIGHT.replace("tirage au sort", "tirage au sor"), "10 etapes.methode : « tirage au sor » n’est pas"),
        (
            RIGHT.replace("ecrire.md", "ecrir.md"),
            "13 etapes.page : « ecrir.md » n’est ni un fichier de « docs/ »",
        ),
        (RIGHT.replace("enseignements/", "zzz/"), "exemples : « page: contribuer/ecrire.md »"),
        (
            RIGHT.replace("- fiche: fete-des-voisins\n    question", "- question"),
            "une étape mène à une seule chose",
        ),
        (RIGHT.replace("minutes: 20", "minutes: long"), "etapes.minutes"),
        (RIGHT.replace("etapes", "etape"), "vouliez-vous dire « etapes »"),
        (RIGHT.partition("etapes")[0], "etapes : ce champ est obligatoire ; exemple"),
    ],
)
def test_a_mistake_is_told_where_it_is_with_a_way_out(text: str, said: str, tmp_path: Path) -> None:
    paths, problems = read(tmp_path, text)
    assert not paths.by_id
    assert {each.severity for each in problems} == {"error"}
    assert {each.path for each in problems} == {"docs/parcours/petit.md"}
    assert any(said in spaced(f"{each.line} {each.field} : {each.message}") for each in problems), problems


def test_a_mistake_in_a_translation_is_told_of_its_own_file(tmp_path: Path) -> None:
    _, problems = read(tmp_path, RIGHT, RIGHT.replace("fete-des-voisins", "zzz"))
    assert [each.path for each in problems] == ["docs/parcours/petit.en.md"]


def test_no_folder_is_no_path(tmp_path: Path) -> None:
    assert read_paths(tmp_path, base_references(), ()) == (ReadingPaths(), [])
