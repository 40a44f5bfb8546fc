"""The name of a sheet's file is its permanent address."""

import pytest

from partage.sheets.file_names import name_problem


@pytest.mark.parametrize(
    "name", ["jardin.md", "2024.md", "jardin-partage-2.md", "a" * 80 + ".md", "contes.md"]
)
def test_an_identifier_is_a_name(name):
    assert name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Jardin partagé.md", "jardin-partage.md"),
        ("L’école du quartier.md", "l-ecole-du-quartier.md"),
        ("Cœur_de_ville.MD", "coeur-de-ville.md"),
        ("jardin.markdown", "jardin.md"),
        ("jardin--partage.md", "jardin-partage.md"),
        ("-jardin.md", "jardin.md"),
        ("a" * 81 + ".md", "a" * 57),
        ("???.md", "jardin-partage.md"),
        ("Index.md", "jardin-partage.md"),
        ("jardin\n.md", "jardin.md"),
    ],
)
def test_another_name_is_refused_with_one_that_would_do(name, proposal):
    assert f"renommez le fichier : « {proposal}" in name_problem(name)


@pytest.mark.parametrize(
    "stem", ["con", "nul", "aux", "prn", "com1", "com9", "lpt1", "lpt9", "index", "page", "readme", "404"]
)
def test_reserved_names_are_refused(stem):
    assert "est un nom réservé" in name_problem(f"{stem}.md")
