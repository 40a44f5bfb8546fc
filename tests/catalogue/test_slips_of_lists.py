"""One slip in a list is one error, at the list, whoever uses it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partage.catalogue.knowledge_base import read_knowledge_base
from tests.conftest import Project
from tests.samples import sheet, spaced

SHEETS = {
    f"fiche-{each}": sheet(
        publics="seniors", methodes="budget-participatif", territoires="quartier-du-haut-gap"
    )
    for each in "abcd"
}
USES = "4 fiches s’en servent (« fiche-a », « fiche-b », « fiche-c » et 1 autre)"


def replaced(name: str, before: str, after: str) -> Callable[[Path], object]:
    def replace(lists: Path) -> None:
        text = (lists / name).read_text("utf-8")
        assert before in text
        (lists / name).write_text(text.replace(before, after, 1), "utf-8")

    return replace


def written(name: str, text: str) -> Callable[[Path], object]:
    return lambda lists: (lists / name).write_text(text, "utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    found = read_knowledge_base(root, root / "initiatives").problems
    return [(Path(each.path).name, spaced(each.message)) for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("publics.yml", written("publics.yml", "")),
        ("publics.yml", written("publics.yml", "# Plus tard.\n")),
        ("publics.yml", written("publics.yml", "-\n")),
        ("publics.yml", written("publics.yml", "- id: seniors\n libelle: : Seniors\n")),
        ("publics.yml", replaced("publics.yml", "id: seniors", "id: Les Seniors !")),
        ("publics.yml", replaced("publics.yml", "- id: seniors\n  ", "- ")),
        ("publics.yml", lambda lists: (lists / "publics.yml").rename(lists / "public.yml")),
        ("methodes.yml", lambda lists: (lists / "methodes.yml").unlink()),
        ("methodes.yml", replaced("methodes.yml", "id: budget-participatif\n", "id: Budget participatif\n")),
        ("etats.yml", written("etats.yml", "[]\n")),
    ],
)  # fmt: skip
def test_a_slip_is_one_error_that_says_who_waits(
    project: Project, name: str, slip: Callable[[Path], object]
) -> None:
    root = project(**SHEETS)
    slip(root / "initiatives/_vocabulaires")
    [(path, message)] = told(root)
    assert path == name
    assert message.count(USES) == 1


TERM = "- id: seniors\n  libelle: Les aînés\n  label: Elders\n"


@pytest.mark.parametrize(
    "publics",
    [
        TERM.replace("seniors", "aines"),
        "- id: familles\n  libelle: Familles\n  label: Families\n",
    ],
)
def test_a_term_that_left_its_list_is_told_there(project: Project, publics: str) -> None:
    root = project(**SHEETS)
    (root / "initiatives/_vocabulaires/publics.yml").write_text(publics, "utf-8")
    assert told(root) == [
        (
            "publics.yml",
            f"« seniors » n’est pas dans cette liste, et {USES} ; remettez ce terme, ou ajoutez « seniors » aux "
            "« alias » de celui qui le remplace",
        )
    ]


def test_a_term_under_an_identifier_that_is_taken_is_told_once(project: Project) -> None:
    root = project(**SHEETS)
    twins = TERM.replace("seniors", "familles") + TERM.replace("seniors", "familles").replace("aînés", "âgés")
    (root / "initiatives/_vocabulaires/publics.yml").write_text(twins, "utf-8")
    [(path, message)] = told(root)
    assert (path, message.count("est déjà pris"), message.count(USES)) == ("publics.yml", 1, 1)


def test_one_or_two_sheets_that_misspell_a_term_are_told_themselves(project: Project) -> None:
    root = project(
        un=sheet(themes="jeunesses"), deux=sheet(themes="jeunesses"), trois=sheet(publics="martiens")
    )
    assert [path for path, _ in told(root)] == ["deux.md", "trois.md", "un.md"]


def test_terms_that_left_one_list_together_are_one_error(project: Project) -> None:
    root = project(
        **{f"fiche-{each}": sheet(publics=["seniors", "femmes"]) for each in "ab"},
        **{f"suite-{each}": sheet(publics="enfants") for each in "ab"},
    )
    lists = root / "initiatives/_vocabulaires"
    (lists / "publics.yml").write_text("- id: quidam\n  libelle: Quidam\n  label: Anyone\n", "utf-8")
    [(path, message)] = told(root)
    assert path == "publics.yml"
    assert message.startswith(
        "« femmes », « seniors », « enfants » ne sont pas dans cette liste, et 4 fiches"
    )


def test_narrower_terms_under_a_key_that_is_misspelt_are_waited_for(project: Project) -> None:
    root = project(a=sheet(methodes="cafe"), b=sheet(methodes="cafe"))
    methods = "- id: large\n  libelle: Large\n  label: Wide\n  {}:\n  - id: cafe\n    libelle: Café\n    label: Café\n"
    path = root / "initiatives/_vocabulaires/methodes.yml"
    path.write_text(methods.format("etroits"), "utf-8")
    assert told(root) == []
    path.write_text(methods.format("etroit"), "utf-8")
    [(name, message)] = told(root)
    assert (name, "2 fiches s’en servent" in message) == ("methodes.yml", True)
