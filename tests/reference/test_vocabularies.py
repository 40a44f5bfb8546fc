"""Closed lists, and how a written value finds its term."""

from __future__ import annotations

import pytest

from partage.reference.vocabularies import Entry, Vocabulary, salvaged, vocabulary_of


def entry(identifier: str, **keys: object) -> Entry:
    return Entry.model_validate({"id": identifier, "libelle": identifier.title(), "label": identifier} | keys)


@pytest.fixture
def themes() -> Vocabulary:
    return vocabulary_of(
        "themes",
        [
            entry(
                "education",
                libelle="Éducation",
                label="Schooling",
                etroits=[
                    entry("ecole", alias=["CLAS", "décrochage"], etroits=[entry("college")]),
                    entry("jeunesse"),
                ],
            ),
            entry("sante", libelle="Santé", label="Health", definition="Aller bien."),
        ],
    )


@pytest.mark.parametrize("written", ["education", "Éducation", "EDUCATION", "schooling"])
def test_term_is_found_by_identifier_and_both_labels(themes: Vocabulary, written: str) -> None:
    found = themes.find(written)
    assert found is not None
    assert found.id == "education"


@pytest.mark.parametrize("written", ["clas", "Décrochage", "decrochage"])
def test_term_is_found_by_alias_whatever_the_accents(themes: Vocabulary, written: str) -> None:
    found = themes.find(written)
    assert found is not None
    assert found.id == "ecole"


@pytest.mark.parametrize("written", ["", "!", "sport", "ecol"])
def test_other_words_are_no_term(themes: Vocabulary, written: str) -> None:
    assert themes.find(written) is None


def test_near_word_gives_the_identifier_that_was_meant(themes: Vocabulary) -> None:
    assert themes.nearest("Décrochages") == "ecole"
    assert themes.nearest("astronomie") is None


def test_terms_know_what_is_broader_and_narrower(themes: Vocabulary) -> None:
    assert list(themes.terms) == ["education", "ecole", "college", "jeunesse", "sante"]
    assert [term.id for term in themes.roots] == ["education", "sante"]
    assert themes.terms["college"].ancestors == ("ecole", "education")
    assert themes.terms["college"].broader == "ecole"
    assert themes.terms["education"].narrower == ("ecole", "jeunesse")


def test_identifier_goes_before_label_and_label_before_alias() -> None:
    vocabulary = vocabulary_of("x", [entry("a", alias=["b", "B c"]), entry("b"), entry("d", libelle="b c")])
    assert [vocabulary.spellings[word] for word in ("b", "b c")] == ["b", "d"]


def test_words_are_shown_in_the_language_of_the_page_or_in_french(themes: Vocabulary) -> None:
    health = themes.terms["sante"]
    assert (health.named("fr"), health.named("en")) == ("Santé", "Health")
    assert health.defined("en") == "Aller bien."


def test_terms_of_a_wrong_entry_stay_known_by_their_identifier() -> None:
    found = salvaged(
        {"id": "a", "libele": "A", "alias": "aa", "etroits": [{"id": "b"}, "c", {"libelle": "D"}]}
    )
    assert found is not None
    assert (found.libelle, found.alias, [each.id for each in found.etroits]) == ("a", ("aa",), ["b"])


@pytest.mark.parametrize(
    "written", ["a", [], {}, {"id": "É"}, {"id": ["a"]}, {"id": "a", "alias": {"b": "c"}}]
)
def test_entry_without_identifier_or_form_cannot_be_saved(written: object) -> None:
    assert salvaged(written) is None  # type: ignore[arg-type]
