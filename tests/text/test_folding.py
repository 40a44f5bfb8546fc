"""Which spellings are considered equal, and how a title becomes an address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.folding import collation, fold, slug

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Éducation", "education"),
        ("ÉDUCATION", "education"),
        ("E\u0301ducation", "education"),
        ("cœur", "coeur"),
        ("Œuvre", "oeuvre"),
        ("nævus", "naevus"),
        ("l’école", "l ecole"),
        ("l'école", "l ecole"),
        ("aller-vers", "aller vers"),
        ("  deux   mots ", "deux mots"),
        ("Straße", "strasse"),
        ("x²", "x2"),
        ("🌱", ""),
        ("", ""),
    ],
)
def test_spellings_that_are_the_same_fold_to_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("L’école du cœur", "l-ecole-du-coeur"),
        ("L'école du cœur", "l-ecole-du-coeur"),
        ("Où va-t-on ? Là-bas !", "ou-va-t-on-la-bas"),
        ("« Jardin » 🌱 partagé", "jardin-partage"),
        ("2018 : la rencontre", "2018-la-rencontre"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_titles_become_identifiers(title: str, identifier: str) -> None:
    assert slug(title) == identifier


@pytest.mark.parametrize(
    ("longest", "cut"),
    [
        (2, "un"),
        (3, "une"),
        (4, "une"),
        (9, "une"),
        (10, "une-longue"),
        (11, "une-longue"),
        (50, "une-longue-phrase"),
    ],
)
def test_long_identifiers_are_cut_at_a_word_if_there_is_one(longest: int, cut: str) -> None:
    assert slug("Une longue phrase", longest) == cut


def test_names_are_sorted_without_accents_or_case() -> None:
    names = ["Zoé", "école", "Eau", "Étang", "eau"]
    assert sorted(names, key=collation) == ["Eau", "eau", "école", "Étang", "Zoé"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.integers(1, 100))
def test_every_slug_is_an_identifier_or_empty(text: str, longest: int) -> None:
    made = slug(text, longest)
    assert made == "" or IDENTIFIER.fullmatch(made)
    assert len(made) <= longest


def test_the_same_vectors_hold_for_the_browser() -> None:
    """`tests/browser/test_search_scripts.py` holds ui/folding.js to them."""
    vectors = json.loads((Path(__file__).parent / "folding.json").read_text("utf-8"))
    assert [[text, fold(text)] for text, _ in vectors] == vectors
