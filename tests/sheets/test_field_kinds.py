"""What a field is, computed from its declaration; hand-written lists of fields agree with it."""

from __future__ import annotations

from partage.reference.vocabularies import DEFAULT_TERMS
from partage.search.documents import NEAR_THE_TITLE
from partage.search.field_texts import NOT_SEARCHED, TOPICAL_LISTS
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.sheets.fields import KEYS, FrontMatter
from partage.sheets.items import Item
from partage.sheets.questions import NOT_ASKED
from partage.sheets.sections import SECTIONS
from partage.sheets.types import TermOf
from partage.text.messages import NOUNS


def described(name: str) -> str:
    kind = FIELD_KINDS[name]
    return f"{kind.kind}{'*' if kind.is_list else ''} {' '.join(kind.vocabularies)}".strip()


def test_every_field_has_a_kind_under_its_key() -> None:
    assert {name: kind.key for name, kind in FIELD_KINDS.items()} == dict(KEYS)


def test_kind_list_and_vocabularies_come_from_the_declaration() -> None:
    for name, expected in {
        "title": "line",
        "summary": "prose",
        "stage": "term etats",
        "territories": "place*",
        "themes": "term* themes",
        "lead": "line",
        "start": "date",
        "participants": "count",
        "participation": "levels phases niveaux-de-participation",
        "actors": "item*",
        "funders": "line*",
        "inspired_by": "sheet*",
        "reviewed": "item",
        "keywords": "line*",
    }.items():
        assert described(name) == expected


def test_bounds_of_a_text_and_of_a_list_are_apart() -> None:
    def bounds(kind: FieldKind) -> tuple[int, int, int, int]:
        return kind.min_length, kind.max_length, kind.min_values, kind.max_values

    assert bounds(FIELD_KINDS["summary"]) == (40, 600, 0, 0)
    assert bounds(FIELD_KINDS["themes"]) == (0, 0, 1, 3)
    assert bounds(FIELD_KINDS["funders"]) == (0, 200, 0, 50)
    assert bounds(FIELD_KINDS["participation"]) == (0, 0, 0, 20)
    assert bounds(FIELD_KINDS["stakes"].items["text"]) == (1, 1000, 0, 0)


def test_items_have_kinds_of_their_own() -> None:
    assert {name: kind.kind for name, kind in FIELD_KINDS["pictures"].items.items()} == {
        "file": "picture",
        "alt": "prose",
        "credit": "line",
        "permission": "line",
    }
    assert FIELD_KINDS["links"].items["sheet"].kind == "sheet"
    assert FIELD_KINDS["actors"].items["roles"].vocabularies == ("roles",)
    assert [FIELD_KINDS["stakes"].items[name].is_required for name in ("text", "factor")] == [True, False]
    assert FIELD_KINDS["documents"].items["url"].kind == "url"


def test_required_fields_and_the_one_that_may_stay_open() -> None:
    required = {name for name, kind in FIELD_KINDS.items() if kind.is_required}
    assert required == {name for name, each in FrontMatter.model_fields.items() if each.is_required()}
    assert {name for name in required if FIELD_KINDS[name].may_stay_open} == {"lead"}


def every_kind() -> list[FieldKind]:
    return [each for kind in FIELD_KINDS.values() for each in (kind, *kind.items.values())]


def test_closed_lists_of_the_fields_are_all_the_closed_lists() -> None:
    assert {name for kind in every_kind() for name in kind.vocabularies} == set(NOUNS)
    assert set(NOUNS) >= TOPICAL_LISTS
    assert set(NOUNS) >= DEFAULT_TERMS.keys()


def test_every_default_term_of_an_item_is_one_that_lists_are_checked_for() -> None:
    found = {
        part.vocabulary: declared
        for model in Item.__subclasses__()
        for declared in model.model_fields.values()
        for part in declared.metadata
        if isinstance(part, TermOf) and not declared.is_required() and declared.default
    }
    assert {name: declared.default for name, declared in found.items()} == DEFAULT_TERMS
    assert all(declared.validate_default for declared in found.values())


def test_editorial_lists_name_fields_that_exist() -> None:
    assert FIELD_KINDS.keys() >= NEAR_THE_TITLE
    assert not NEAR_THE_TITLE & NOT_SEARCHED
    attributes = {name for kind in FIELD_KINDS.values() for name in kind.items}
    assert FIELD_KINDS.keys() | attributes >= NOT_SEARCHED
    assert FIELD_KINDS.keys() >= NOT_ASKED
    assert FIELD_KINDS.keys() >= {name for section in SECTIONS for name in section.fields}
