"""The guided sections of a sheet."""

from __future__ import annotations

import pytest

from partage.sheets.sections import SECTIONS, guided


@pytest.mark.parametrize(
    "title",
    [
        "Déroulé et moments clés",
        "deroule et moments cles",
        "DÉROULÉ ET MOMENTS CLÉS",
        "Déroulé et moments clés (2018)",
    ],
)
def test_section_is_known_by_its_title_whatever_the_accents_and_remarks(title: str) -> None:
    section = guided(title)
    assert section is not None
    assert section.id == "deroule"


@pytest.mark.parametrize("title", ["Déroulé", "", "Autre chose", "()"])
def test_other_titles_are_the_authors_own(title: str) -> None:
    assert guided(title) is None


def test_every_section_asks_a_question_and_has_a_title_in_both_languages() -> None:
    for section in SECTIONS:
        assert section.question.endswith("?")
        assert guided(section.title) is section
        # A base in English writes, and everyone reads, either title.
        assert guided(section.title_en.upper()) is section
        assert (
            section.titles("fr")
            == (section.title, section.title_en)[: len({section.title, section.title_en})]
        )
        assert section.titles("en")[0] == section.title_en
        assert section.named("fr") == section.title
        assert section.named("en") == section.title_en != ""
    assert len({section.id for section in SECTIONS}) == len(SECTIONS) == 15
