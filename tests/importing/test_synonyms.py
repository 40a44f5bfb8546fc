"""Which section a heading means, and which field a column means."""

from __future__ import annotations

import pytest

from partage.importing.synonyms import column_of, is_section_title, section_of


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Contexte et diagnostic", "contexte"),
        ("1. Contexte", "contexte"),
        ("I. Déroulé de la journée", "deroule"),
        ("III. Les enseignements de cette rencontre", "enseignements"),
        ("DIFFICULTES RENCONTREES", "freins"),
        ("2) Resultats et efets", "resultats"),
        ("B. Partenaires", "acteurs"),
        ("Et après ?", "suites"),
        ("Audiences and role of residents", "publics"),
        ("Ce en quoi les gapençais nous ont marqué", None),
        ("L’équipe", None),
        ("A-t-on réussi", None),
        ("", None),
    ],
)
def test_headings(title: str, section: str | None) -> None:
    found = section_of(title)
    assert (found.id if found else None) == section


def test_a_title_that_only_begins_like_a_section() -> None:
    assert is_section_title("2. Bilan")
    assert not is_section_title("Bilan du jardin partagé")


@pytest.mark.parametrize(
    ("name", "field", "sure"),
    [
        ("titre", "title", True),
        ("TITRE", "title", True),
        ("Lead organisation", "lead", True),
        ("Thèmes", "themes", True),
        ("thematiques", "themes", True),
        ("Intitulé de l'action", "title", True),
        ("Nom de l’initiative", "title", True),
        ("Thématique du projet", "themes", True),
        ("Date de démarrage", "start", True),
        ("Date de clôture", "end", True),
        ("Teritoires", "territories", False),
        ("Descritpion", "summary", False),
        ("Téléphone du contact", "", False),
        ("Commentaire interne", "", False),
    ],
)
def test_columns(name: str, field: str, sure: bool) -> None:
    found, section, was_sure = column_of(name)
    assert (found, section) == (field, None)
    assert was_sure is sure


def test_a_column_may_be_a_section() -> None:
    _, section, sure = column_of("Contexte")
    assert section is not None
    assert (section.id, sure) == ("contexte", True)
