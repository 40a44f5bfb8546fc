"""Suggestions from a text, each with the sentence that it comes from."""

from __future__ import annotations

import pytest

from partage.importing.place_finder import places_in, written
from partage.importing.suggestions import sentences_of, suggestions_for
from partage.importing.term_finder import Finder
from partage.reference.reference_data import ReferenceData


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rencontre entre Marseille et Gap", ["13055 Marseille", "05061 Gap"]),
        ("le 3ème arrondissement de Marseille", ["13203 Marseille 3e arrondissement"]),
        ("dans les quartiers Sud de Marseille", ["quartiers-sud-marseille"]),
        ("sous le soleil du Haut Gap", ["qpv-haut-gap"]),
        ("l’équipe de la Ciotat", ["13028 La Ciotat"]),
        ("le département des Hautes-Alpes", ["departement-05"]),
        # Six communes have this name, and a person would have to choose.
        ("une visite à Saint-Denis", []),
        # Words that are also communes.
        ("Le Plan du projet, à la Ville, par le Conseil", []),
        ("le quartier de la Blancarde", []),
        ("le code postal 13003", []),
        ("Mot à Mot, association", []),
        # Names of families, and first names.
        ("le témoignage de Marseille Jean", []),
        ("entre Paul et Nantes Sophie", []),
        ("les familles Martin et Gap", []),
        ("Mme Nadia d’Embrun", []),
        ("MM. Exemple et Briançon", []),
        ("Robert", []),
        ("un atelier de Robert", []),
        ("les gens du Robert", ["97222 Le Robert"]),
        ("la maison des Lilas, 12 rue de Marseille", []),
        ("la mairie des Lilas, l’école de Gap", ["93045 Les Lilas", "05061 Gap"]),
        ("Mme Exemple, de Gap", ["05061 Gap"]),
        ("la fête de Gap Centre", ["05061 Gap"]),
    ],
)
def test_places(sentence: str, expected: list[str], references: ReferenceData) -> None:
    places = references.territories
    assert [written(place, places) for place in places_in(sentence, places)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "appel à candidature, désignations et tirage au sort",
            ["appel-a-candidature", "designation", "tirage-au-sort"],
        ),
        ("un groupe d’HABITANTS RELAIS", ["habitants-relais"]),
        ("le conseil d’administration", []),
        ("une EXPÉRIMENTATION participative, deux budgets participatifs", ["budget-participatif"]),
    ],
)
def test_terms(sentence: str, expected: list[str], references: ReferenceData) -> None:
    assert list(Finder(references.vocabularies["methodes"]).terms_in(sentence)) == expected


def test_words_of_one_family_are_other_words(references: ReferenceData) -> None:
    finders = [Finder(references.vocabularies[name]) for name in ("themes", "publics")]
    for sentence in (
        "une association autonome",
        "des gens mobiles",
        "un lieu habitable",
        "elles ont été logées",
        "un travail familier",
    ):
        found = [each for finder in finders for each in finder.terms_in(sentence)]
        assert found == (["benevoles-associations"] if "association" in sentence else []), sentence


def test_a_name_that_stop_words_leave_with_one_word_is_found_whole(references: ReferenceData) -> None:
    finder = Finder(references.vocabularies["publics"])
    assert list(finder.terms_in("Récits de vie, puis lecture publique dans l’espace public.")) == []
    assert list(finder.terms_in("Un bal pour Tous publics.")) == ["tous-publics"]


def test_acronyms_are_in_capitals(references: ReferenceData) -> None:
    finder = Finder(references.vocabularies["themes"])
    assert "reussite-educative" in finder.terms_in("le PRE de la ville")
    assert list(finder.terms_in("le pré de la ville")) == []


def test_the_most_often_said_comes_first_and_few_are_kept(references: ReferenceData) -> None:
    texts = ["Des jeunes.", "La parentalité, l’habitat, la mobilité.", "Des jeunes, encore des jeunes."]
    suggestions = suggestions_for(texts, references)
    assert len(suggestions["themes"]) == 3
    assert suggestions["themes"][0].value == "jeunesse"
    assert suggestions["themes"][0].sentence == "Des jeunes."


def test_a_long_sentence_is_cut_at_a_word(references: ReferenceData) -> None:
    [proposal] = suggestions_for(["Des seniors " + "très " * 60], references)["publics"]
    assert len(proposal.sentence) <= 161
    assert proposal.sentence.endswith("très…")


def test_sentences() -> None:
    assert sentences_of(["Un. Deux ! « Trois »", "2. Quatre, à 1.5 km"]) == [
        "Un.",
        "Deux !",
        "« Trois »",
        "2. Quatre, à 1.5 km",
    ]


def test_no_date_is_proposed_as_attested_after_an_end(references: ReferenceData) -> None:
    report = ["Le projet a duré de mars 2021 à mai 2023.", "Bilan du 2 juin 2023."]
    assert {
        key: [each.value for each in values] for key, values in suggestions_for(report, references).items()
    } == {
        "debut": ["2021-03"],
        "fin": ["2023-05"],
    }
    alone = suggestions_for(report[1:], references)
    assert [each.value for each in alone["atteste_en"]] == ["2023-06-02"]
