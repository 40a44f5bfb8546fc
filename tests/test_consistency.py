"""What is wrong between sheets that are each right."""

from __future__ import annotations

from partage.consistency import captured_addresses, twin_actors
from partage.references import References
from tests.samples import initiative, spaced


def test_former_address_of_a_living_sheet_is_refused() -> None:
    found = list(captured_addresses([initiative("a", alias=["b", "c"]), initiative("b")]))
    assert [(each.id, place, spaced(sentence)) for each, place, sentence in found] == [
        (
            "a",
            ("alias", 0),
            "l’ancienne adresse « b » est celle de « initiatives/b.md » ; retirez-la de « alias »",
        )
    ]


def test_former_address_of_two_sheets_is_refused_for_the_second() -> None:
    found = list(captured_addresses([initiative("b", alias="ancien"), initiative("a", alias="ancien")]))
    assert [(each.id, place) for each, place, _ in found] == [("b", ("alias", 0))]


def test_sheet_is_not_its_own_former_address() -> None:
    assert [each.id for each, _, _ in captured_addresses([initiative("a", alias="a")])] == ["a"]


def test_former_address_of_nobody_is_right() -> None:
    assert list(captured_addresses([initiative("a", alias="ancien"), initiative("b")])) == []


def test_organisations_with_nearly_one_name_are_remarked_once_where_met_second(
    references: References,
) -> None:
    found = list(
        twin_actors(
            [
                initiative("b", porteur="Les Tilleul", acteurs=["A", {"nom": "Les Tilleul"}]),
                initiative("a", porteur="Les Tilleuls"),
                initiative("c", financeurs=["Caf", "Les Tilleul"]),
            ],
            references,
        )
    )
    assert [(each.id, place) for each, place, _ in found] == [("b", ("porteur",))]
    assert found[0][2].startswith("« Les Tilleul » ressemble à « Les Tilleuls », d’une autre fiche")


def test_settled_names_are_no_twins(references: References) -> None:
    sheets = [initiative("a", porteur="Mot à Mot"), initiative("b", porteur="mot a mots")]
    assert list(twin_actors(sheets, references)) == []
