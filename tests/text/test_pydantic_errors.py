"""Pydantic's errors become one problem per cause, at its line."""

from __future__ import annotations

import pytest

from tests.samples import checked, checked_text, sheet


def test_misspelt_key_is_one_problem_not_also_a_missing_one() -> None:
    text = sheet().replace("titre:", "titres:")
    assert checked_text(text).errors == [
        "titres: le champ « titres » n’existe pas ; vouliez-vous dire « titre » ?"
    ]


def test_key_that_resembles_none_may_go_to_the_text() -> None:
    assert checked(zzz="x").errors == [
        "zzz: le champ « zzz » n’existe pas ; retirez-le, ou racontez-le dans le texte de la fiche"
    ]


@pytest.mark.parametrize(
    ("key", "written", "expected"),
    [
        ("acteurs", [{"nom": "A", "rolse": "x"}], "acteurs.rolse: le champ « rolse » n’existe pas ; vouliez-vous dire « roles » ?"),
        ("acteurs", {"nom": "A", "rolse": "x"}, "acteurs.rolse: le champ « rolse » n’existe pas ; vouliez-vous dire « roles » ?"),
        ("relue_par", {"nom": "A", "dates": "2024"}, "relue_par.dates: le champ « dates » n’existe pas ; vouliez-vous dire « date » ?"),
        ("participation", {"diagnostik": "consultation"}, "participation.diagnostik: « diagnostik » n’est pas une phase connue ; vouliez-vous dire « diagnostic » ?"),
        ("participation", {"diagnostic": "consultations"}, "participation.diagnostic: « consultations » n’est pas un niveau de participation connu ; vouliez-vous dire « consultation » ?"),
    ],
)  # fmt: skip
def test_mistake_inside_an_item_is_explained_there(key: str, written: object, expected: str) -> None:
    assert checked(**{key: written}).errors == [expected]


HEAD = sheet().partition("\n---")[0]
FIRST = HEAD.count("\n") + 2


@pytest.mark.parametrize(
    ("more", "line", "field"),
    [
        ("publics:\n  - habitants\n  - extraterrestres", 2, "publics"),
        ("publics: [habitants, extraterrestres]", 0, "publics"),
        ("publics: [\n  habitants,\n  extraterrestres]", 2, "publics"),
        ("acteurs:\n  - nom: A\n  - nom: B\n    type: ovni", 3, "acteurs.type"),
        ("acteurs:\n  nom: B\n  type: ovni", 2, "acteurs.type"),
        ("acteurs:\n  - nom: A\n    roles:\n      - pilote\n      - ovni", 4, "acteurs.roles"),
        ("participation:\n  diagnostic: x\n  conception: consultation", 1, "participation.diagnostic"),
        ("sources:\n  - titre: A\n    date: hier", 2, "sources.date"),
        ("freins:\n  - texte: A", 1, "freins.facteur"),
    ],
)
def test_problem_is_at_the_line_of_the_key_or_item(more: str, line: int, field: str) -> None:
    result = checked_text(f"{HEAD}\n{more}\n---\n")
    assert result.lines == [(FIRST + line, field)], result.errors


def test_missing_part_of_an_item_comes_with_an_example_of_the_whole() -> None:
    assert checked(freins={"texte": "A"}).errors == [
        "freins.facteur: « facteur » est obligatoire ici ; exemple : "
        "{facteur: temps-equipe, texte: Peu de temps commun., contournement: Une matinée fixe par mois.}"
    ]


@pytest.mark.parametrize(
    ("key", "written", "words"),
    [
        ("titre", "ab", "ce texte est trop court (3 caractères au moins) ; complétez-le ; exemple : Créer"),
        ("titre", "a" * 121, "ce texte est trop long (120 caractères au plus)"),
        ("titre", ["a"], "un texte est attendu ici"),
        ("porteur", {"nom": "a"}, "un texte est attendu ici"),
        (
            "participation",
            "oui",
            "des champs « clé: valeur » sont attendus ici ; exemple : {diagnostic: consultation",
        ),
        ("freins", ["peu de temps"], "des champs « clé: valeur » sont attendus ici"),
        (
            "acteurs",
            [{"type": "association", "nombre": "trente"}],
            "un nombre entier est attendu ici ; exemple : 30",
        ),
        ("acteurs", [{"type": "association", "nombre": 0}], "ce nombre doit être au moins 1"),
        ("mots_cles", list("abcdef"), "5 valeurs au plus ici (6 écrites)"),
        ("liens", "autre", "« autre » n’est le nom d’aucune fiche"),
        ("liens", "fete-des-voisin", "vouliez-vous dire « fete-des-voisins » ?"),
        ("territoires", "Sainte-Colombe", "Sainte-Colombe"),
    ],
)
def test_cause_is_said_once_in_french_with_a_way_out(key: str, written: object, words: str) -> None:
    errors = checked(**{key: written}).errors
    assert len(errors) == 1
    assert words in errors[0]
