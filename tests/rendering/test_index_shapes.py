"""Organisations by type and from A to Z; years as a timeline."""

from __future__ import annotations

from partage.rendering.index_shapes import MAX_TITLES, MIN_TO_INDEX, by_type, timeline
from tests.samples import initiative, site


def test_organisations_are_by_type_then_by_letter() -> None:
    named = [{"nom": f"{letter}telier", "type": "association"} for letter in "ZYXWVUTSRQPONMLKJIHGFEDCBA"]
    here = site(initiative(porteur="Mairie de Gap", acteurs=named[:MIN_TO_INDEX]))
    groups = by_type(here, here.catalogue.used("actor"), "../")
    assert [(group["title"], group["total"]) for group in groups] == [
        ("Association", MIN_TO_INDEX),
        ("Type à préciser", 1),
    ]
    letters = [letter for letter, _ in groups[0]["letters"]]
    assert letters == sorted(letters)
    assert len(letters) == MIN_TO_INDEX
    # A short list is read sooner than its letters.
    assert [letter for letter, _ in groups[1]["letters"]] == [""]


def test_a_year_has_a_bar_and_the_sheets_that_began_then() -> None:
    sheets = [initiative(f"a-{at}", debut="2020", fin="2021") for at in range(MAX_TITLES + 2)]
    here = site(*sheets, initiative("b", debut="2021"))
    last, first = timeline(here, ["2020", "2021"], "../")["years"]
    assert (last["year"], last["count"], last["began"], last["length"]) == ("2021", 8, 1, 100)
    assert (first["year"], first["count"], first["began"]) == ("2020", 7, 7)
    assert first["more"].replace("\u00a0", " ") == "et 2 autres"
    assert str(first["titles"]).count("<li>") == MAX_TITLES
