"""Each list has a maximum, which is checked before its values are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BaseModel, TypeAdapter, ValidationError

from partage.reference.actors import NamedActor
from partage.reference.territories import OwnTerritory
from partage.reference.vocabularies import Entry
from partage.sheets.fields import FrontMatter
from partage.text.lists import Listed, MaxItems
from tests.samples import checked

seen: list[str] = []
BOUNDED: TypeAdapter[tuple[str, ...]] = TypeAdapter(
    Annotated[
        Listed[Annotated[str, AfterValidator(lambda value: seen.append(value) or value.lower())]], MaxItems(3)
    ]
)


def refusals(written: object) -> list[tuple[str, dict[str, Any]]]:
    seen.clear()
    with pytest.raises(ValidationError) as raised:
        BOUNDED.validate_python(written)
    return [(each["type"], each["ctx"]) for each in raised.value.errors()]


def test_too_many_values_are_refused_before_one_is_looked_at() -> None:
    counts = {"field_type": "List", "max_length": 3, "actual_length": 5000}
    assert refusals(["a"] * 5000) == [("too_long", counts)]
    assert seen == []


def test_what_is_written_twice_counts_once() -> None:
    assert BOUNDED.validate_python(["a", "b", "c", "A", "b"]) == ("a", "b", "c")
    assert BOUNDED.validate_python("a") == ("a",)
    assert [kind for kind, _ in refusals(["a", "b", "c", "d"])] == ["too_long"]


@pytest.mark.parametrize("model", [FrontMatter, Entry, OwnTerritory, NamedActor])
def test_every_list_and_mapping_of_what_people_write_has_a_maximum(model: type[BaseModel]) -> None:
    described = list(_described("", model.model_json_schema(by_alias=True)))
    unbounded = [
        place
        for place, schema in described
        if (schema.get("type") == "array" and "maxItems" not in schema)
        or (schema.get("type") == "object" and not {"maxProperties", "properties"} & set(schema))
    ]
    assert unbounded == []
    assert any("maxItems" in schema for _, schema in described)


def _described(place: str, schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for index, each in enumerate(schema):
            yield from _described(f"{place}/{index}", each)
    elif isinstance(schema, dict):
        yield place, schema
        for key, each in schema.items():
            yield from _described(f"{place}/{key}", each)


def test_thousands_of_wrong_values_make_one_sentence_with_the_count_and_a_way_out() -> None:
    names = [f"n{number}" for number in range(3000)]
    for key, most in (
        ("territoires", 20),
        ("themes", 3),
        ("inspiree_de", 20),
        ("financeurs", 50),
        ("alias", 20),
    ):
        errors = checked(**{key: names}).errors
        assert len(errors) == 1, errors
        assert errors[0].startswith(
            f"{key}: {most} valeurs au plus ici (3000 écrites) ; gardez les plus importantes"
        )
    phases = dict.fromkeys(names[:2000], "x")
    assert len(checked(participation=phases).errors) == 1
