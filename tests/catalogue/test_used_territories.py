"""What holds the territories that sheets name: the country is a level only where it tells something apart."""

from __future__ import annotations

from tests.samples import catalogue, initiative


def test_the_country_of_all_sheets_is_no_level() -> None:
    found = catalogue(
        initiative("a", territoires="05061 Gap"), initiative("b", territoires="13055 Marseille")
    )
    terms = found.vocabularies["territory"].terms
    assert "pays-fr" not in terms
    assert terms["region-93"].ancestors == ()
    assert not found.has("territory", "pays-fr")


def test_a_national_sheet_or_one_of_another_country_makes_it_one() -> None:
    for elsewhere in ("France", "Belgique", "Union européenne"):
        sheets = initiative("a", territoires="05061 Gap"), initiative("b", territoires=elsewhere)
        found = catalogue(*sheets)
        terms = found.vocabularies["territory"].terms
        assert terms["region-93"].broader == "pays-fr"
        assert found.count("territory", "pays-fr") == (2 if elsewhere == "France" else 1)
        # A group of countries holds none of them.
        assert found.count("territory", "ensemble-eu") == (1 if elsewhere == "Union européenne" else 0)
