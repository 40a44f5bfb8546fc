"""What is wrong between sheets that are each right."""

from __future__ import annotations

from partage.catalogue.consistency import captured_addresses, twin_actors
from partage.catalogue.initiative import Initiative
from partage.reference.reference_data import ReferenceData
from partage.text.problem import Place
from tests.samples import initiative, spaced


def captured(*sheets: Initiative, **files: str) -> list[tuple[str, Place, str]]:
    every = {sheet.id: sheet.path for sheet in sheets} | files
    found = captured_addresses(sheets, every)
    return [(each.id, place, spaced(sentence)) for each, place, sentence in found]


def test_former_address_of_a_living_sheet_is_refused() -> None:
    assert captured(initiative("a", alias=["c", "b"]), initiative("b")) == [
        (
            "a",
            ("alias", 1),
            "l’ancienne adresse « b » est celle de « initiatives/b.md » ; retirez-la de « alias »",
        )
    ]


def test_former_address_of_a_wrong_sheet_is_refused_too() -> None:
    ((name, _, sentence),) = captured(initiative("a", alias="b"), b="initiatives/b.md")
    assert (name, "« initiatives/b.md »" in sentence) == ("a", True)


def test_former_address_of_several_sheets_is_refused_for_each_with_the_name_of_another() -> None:
    found = captured(*(initiative(name, alias=["x", "ancien"]) for name in "bac"))
    assert [(name, place) for name, place, _ in found] == [
        (name, ("alias", at)) for at in (0, 1) for name in "bac"
    ]
    for name, _, sentence in found:
        assert f"« initiatives/{'a' if name == 'b' else 'b'}.md »" in sentence


def test_sheet_is_not_its_own_former_address() -> None:
    assert [name for name, _, _ in captured(initiative("a", alias="a"))] == ["a"]


def test_sheets_that_take_each_others_address_are_both_refused() -> None:
    found = captured(initiative("a", alias="b"), initiative("b", alias="c"), initiative("c", alias="a"))
    assert [name for name, _, _ in found] == ["a", "b", "c"]


def test_former_address_of_a_page_of_the_site_is_refused() -> None:
    for name in ("index", "page", "404"):
        assert [place for _, place, _ in captured(initiative("a", alias=["ok", name]))] == [("alias", 1)]


def test_former_address_of_nobody_is_right() -> None:
    assert captured(initiative("a", alias=["ancien", "ancien"]), initiative("b", alias="autre")) == []


def test_organisations_with_nearly_one_name_are_remarked_once_where_met_second(
    references: ReferenceData,
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


def test_settled_names_are_no_twins(references: ReferenceData) -> None:
    sheets = [initiative("a", porteur="Mot à Mot"), initiative("b", porteur="mot a mots")]
    assert list(twin_actors(sheets, references)) == []
