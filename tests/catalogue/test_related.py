"""Sheets that are close to a sheet."""

from __future__ import annotations

from dataclasses import replace

from partage.catalogue.related import MAX_CANDIDATES, MAX_RELATED, related_sheets
from tests.samples import catalogue, initiative


def said(*args: object) -> list[tuple[str, str, str]]:
    base, identifier = catalogue(*args[1:]), args[0]  # type: ignore[arg-type]
    return [
        (each.initiative.id, each.facet, each.term)
        for each in related_sheets(base, base.by_id[str(identifier)])
    ]


def test_the_same_rare_method_is_closer_than_the_same_theme() -> None:
    found = said(
        "a",
        initiative("a", themes=["lien-social"], methodes=["tirage-au-sort"]),
        initiative("b", themes=["lien-social"], methodes=["budget-participatif"]),
        initiative("c", themes=["enfance"], methodes=["tirage-au-sort"]),
        initiative("d", themes=["enfance"], methodes=["budget-participatif"]),
    )
    assert found == [("c", "method", "tirage-au-sort"), ("b", "theme", "lien-social")]


def test_a_sheet_that_a_link_names_is_not_said_twice_in_either_direction() -> None:
    linked = replace(initiative("a", themes=["enfance"]), links=(("b", "voir-aussi"),))
    other = initiative("b", themes=["enfance"])
    assert said("a", linked, other) == []
    assert said("b", linked, other) == []


def test_it_costs_the_same_however_many_the_sheets() -> None:
    many = [initiative(f"n{number:03}", themes=["enfance"]) for number in range(MAX_CANDIDATES * 3)]
    assert len(said("n000", *many)) == MAX_RELATED
