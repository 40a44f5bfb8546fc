"""Words that a misspelt one may be corrected to, and terms that are suggested."""

from __future__ import annotations

from collections import Counter

import pytest

from partage.search import spellings as module
from partage.search.documents import documents_of
from partage.search.postings import Postings, posting_of
from partage.search.spellings import spellings
from partage.search.suggestions import MAX_TERMS_OF_A_FACET, suggested_terms
from tests.samples import initiative, site


def postings(**documents_by_form: int) -> Postings:
    by_term = {
        form: posting_of((number, 1) for number in range(count)) for form, count in documents_by_form.items()
    }
    return Postings(by_term, Counter({f"{form} {form}": 1 for form in by_term}), Counter())


def test_by_length_then_by_order_of_frequency() -> None:
    made = spellings(postings(jardin=9, ecoles=8, parents=1, quartier=2), 9, "fr")
    assert made == {4: "AecolesAjardin\n\n\n", 7: "Aquartier\nAparents"}


def test_a_word_tells_what_it_does_not_share_with_the_one_before() -> None:
    made = spellings(postings(jardine=1, jardines=1, jardins=1, jarretes=1), 1, "fr")
    assert made == {7: "AjardineHsGsDretes"}


def test_short_words_and_numbers_are_no_corrections() -> None:
    assert spellings(postings(rue=5, **{"13003": 5}), 5, "fr") == {}


def test_what_no_sheet_has_corrects_nothing() -> None:
    """Documents are numbered from the sheets on: here, from 2 on they are terms and pages."""
    made = postings(jardin=3)
    made.by_term["drome"] = posting_of([(2, 1)])
    made.forms["drome drôme"] = 1
    assert spellings(made, 2, "fr") == {4: "Ajardin\n"}


def test_however_large_the_base_the_words_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_WORDS", 2)
    made = spellings(postings(jardin=9, ecoles=8, parent=1), 9, "fr")
    assert made == {4: "AecolesAjardin\n\n\n"}


def test_suggested_terms_tell_their_facet_address_count_and_other_names() -> None:
    here = site(initiative("a", methodes="developpement-du-pouvoir-d-agir"), initiative("b"))
    made = suggested_terms(here, documents_of(here, []))
    method = next(entry for entry in made if "developpement-du-pouvoir-d-agir" in entry[2])
    assert method[:4] == [
        "method",
        "Développement du pouvoir d’agir",
        "methodes/developpement-du-pouvoir-d-agir/",
        1,
    ]
    assert "DPA" in method[4:]


def test_a_facet_has_a_bounded_number_of_suggestions() -> None:
    sheets = [
        initiative(f"s{number}", porteur=f"Association {number}")
        for number in range(MAX_TERMS_OF_A_FACET + 5)
    ]
    here = site(*sheets)
    made = suggested_terms(here, documents_of(here, []))
    assert sum(entry[0] == "actor" for entry in made) == MAX_TERMS_OF_A_FACET
