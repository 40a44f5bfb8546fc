"""What people may write in a field, and what it becomes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from partage.sheets import types
from partage.sheets.markers import parse_marker
from partage.text import field_types
from partage.text.lists import Listed

COUNT: TypeAdapter[str] = TypeAdapter(types.Count)
ADDRESS: TypeAdapter[str] = TypeAdapter(types.WebAddress)
IDENTIFIER: TypeAdapter[str] = TypeAdapter(field_types.Identifier)
LIST: TypeAdapter[tuple[str, ...]] = TypeAdapter(Listed[field_types.Text])


def refusal(adapter: TypeAdapter[Any], written: object) -> str:
    with pytest.raises(ValidationError) as raised:
        adapter.validate_python(written)
    return str(raised.value.errors()[0].get("ctx", {}).get("error"))


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("20", "20"),
        ("20-30", "20 à 30"),
        ("20 à 30", "20 à 30"),
        ("20–30", "20 à 30"),
        ("Environ 20", "environ 20"),
        ("environ  20", "environ 20"),
        ("plus de 100", "plus de 100"),
        ("1\u202f200 personnes", "1200"),
        ("plus de 1 000", "plus de 1000"),
        ("une vingtaine", "environ 20"),
    ],
)
def test_number_of_people_is_a_number_a_range_or_an_order(written: str, count: str) -> None:
    assert COUNT.validate_python(written) == count


@pytest.mark.parametrize(
    "written", ["beaucoup", "-3", "20 familles", "1e9", "12345678", "", "²", "٢٠", ["20"]]
)
def test_other_numbers_of_people_are_refused(written: object) -> None:
    assert "écrivez « 20 », « 1 200 », « 20-30 » ou « environ 20 »" in refusal(COUNT, written)


def test_range_of_people_goes_up() -> None:
    for written in ("30-20", "30 à 20", "environ 30 – 20"):
        assert "« 30-20 » va du plus grand au plus petit ; écrivez « 20-30 »" in refusal(COUNT, written)
    assert COUNT.validate_python("9-10") == "9 à 10"
    assert COUNT.validate_python("020-20") == "20 à 20"


@pytest.mark.parametrize(
    "written", ["https://exemple.org", "http://exemple.org/a?b=c#d", "https://éxemple.org/é"]
)
def test_web_address_is_kept_as_written(written: str) -> None:
    assert ADDRESS.validate_python(written) == written


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "exemple.org", "//exemple.org", "https://",
     "https:/exemple.org", "https://exemple.org/a b", 'https://exemple.org/"', "https://[", "mailto:a@b.fr",
     "https://exemple.org\\@b", "java\tscript:alert(1)"],
)  # fmt: skip
def test_other_addresses_are_refused(written: str) -> None:
    assert refusal(ADDRESS, written).endswith("n’est pas une adresse web ; elle commence par « https:// »")


def test_a_space_that_looks_like_any_other_is_named() -> None:
    assert "il y a un espace insécable" in refusal(ADDRESS, "https://exemple.org/a\u00a0b")


@pytest.mark.parametrize("written", ["École", "a--b", "-a", "a-", "a_b", "", "a" * 81, "a\n", "é"])
def test_identifier_is_lower_case_letters_figures_and_hyphens(written: str) -> None:
    assert "n’est pas un identifiant" in refusal(IDENTIFIER, written)


def test_refused_identifier_comes_with_a_right_one() -> None:
    assert refusal(IDENTIFIER, "L’École").endswith("; par exemple « l-ecole »")


def test_one_value_is_accepted_where_a_list_is_expected() -> None:
    assert LIST.validate_python("a") == LIST.validate_python(["a"]) == ("a",)


def test_value_written_twice_counts_once_and_keeps_its_place() -> None:
    assert LIST.validate_python(["b", "a", " b "]) == ("b", "a")


def test_list_describes_itself_as_people_write_it() -> None:
    assert LIST.json_schema() == {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    }


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("non-renseigne", "non-renseigne"),
        ("Non renseigné", "non-renseigne"),
        (["non-renseigne"], "non-renseigne"),
        ("sans-objet", "sans-objet"),
        (["sans-objet", "sans-objet"], None),
        ("non", None),
        ("", None),
        ({"sans-objet": ""}, None),
    ],
)
def test_marks_are_recognised_alone(written: object, mark: str | None) -> None:
    assert parse_marker(written) == mark


@given(st.text())
def test_no_text_makes_a_type_fail_otherwise_than_by_refusing(text: str) -> None:
    for adapter in (COUNT, ADDRESS, IDENTIFIER, LIST):
        try:
            adapter.validate_python(text)
        except ValidationError as error:
            assert error.error_count() == 1
