"""What must be true of the network that this repository publishes, and of no other.

The engine's own tests never look at it: a network that the claims do not suit changes or deletes this folder.
"""

from __future__ import annotations

import re

import pytest

from partage.catalogue.knowledge_base import KnowledgeBase, read_knowledge_base
from tests.samples import ROOT, spaced
from tests.site import test_build, test_editions, test_pages, test_schemas
from tests.site.building import Built

SECURITY_PAGES = ("securite.md", "securite.en.md")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return read_knowledge_base(ROOT, ROOT / "initiatives", 1)


def test_its_sheets_and_vocabularies_are_valid(knowledge: KnowledgeBase) -> None:
    assert [spaced(str(problem)) for problem in knowledge.problems] == []


def test_every_theme_and_method_is_defined_in_both_languages(knowledge: KnowledgeBase) -> None:
    undefined = [
        term.id
        for name in ("themes", "methodes")
        for term in knowledge.references.vocabularies[name].terms.values()
        if not (term.definition and term.definition_en)
    ]
    assert undefined == []


def test_every_term_has_a_label_in_both_languages_with_typographic_apostrophes(
    knowledge: KnowledgeBase,
) -> None:
    for vocabulary in knowledge.references.vocabularies.values():
        for term in vocabulary.terms.values():
            assert term.label
            assert term.label_en
            assert "'" not in term.label + term.label_en + term.definition + term.definition_en


def test_every_vocabulary_names_its_schema() -> None:
    for path in sorted((ROOT / "initiatives/_vocabulaires").glob("*.yml")):
        name = path.stem if path.stem in test_schemas.NAMES else "vocabulaire"
        first = path.read_text("utf-8").splitlines()[0]
        assert first.endswith(f"schema/{name}.schema.json"), path.name


def named(page: str) -> list[tuple[str, str]]:
    return NAMED.findall((ROOT / "docs/contribuer" / page).read_text("utf-8"))


def test_every_promise_of_the_security_page_names_a_test_that_is_there() -> None:
    for file, test in named(SECURITY_PAGES[0]):
        text = (ROOT / file).read_text("utf-8")
        assert f"def {test or 'test_'}" in text, (file, test)
    assert len(named(SECURITY_PAGES[0])) > 20
    assert named(SECURITY_PAGES[0]) == named(SECURITY_PAGES[1])


def test_its_site_is_built_without_a_warning(network: Built) -> None:
    assert network.warnings == []


CLAIMS = (
    test_build.test_every_internal_address_leads_to_a_file_and_a_place,
    test_build.test_identifiers_are_unique_in_a_page,
    test_build.test_labels_and_descriptions_refer_to_what_is_there,
    test_build.test_a_page_has_one_first_heading_and_skips_no_level,
    test_build.test_titles_tell_the_pages_of_an_edition_apart,
    test_build.test_the_sitemap_lists_every_page_of_every_edition,
    test_build.test_nothing_is_loaded_from_another_site,
    test_editions.test_english_pages_say_nothing_of_the_interface_in_french,
    test_editions.test_french_pages_say_nothing_of_the_interface_in_english,
    test_pages.test_nothing_empty_is_shown,
    test_pages.test_a_heading_is_followed_by_something,
    test_schemas.test_right_sheets_are_right_for_an_editor,
    test_schemas.test_vocabularies_are_right_for_an_editor,
)


def test_its_pages_are_what_those_of_every_site_are(network: Built) -> None:
    for claim in CLAIMS:
        claim(network)
