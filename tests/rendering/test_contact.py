"""How to reach a team: a link where what the sheet says is an address or a number."""

from __future__ import annotations

import pytest

from partage.catalogue.forges import ContributionTargets
from partage.rendering.components import Value
from partage.rendering.contact import contact_values


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("contact@csc-tilleuls.exemple", "mailto:contact@csc-tilleuls.exemple"),
        ("L’accueil, 04 92 00 00 00", "tel:0492000000"),
        ("L’accueil, +33 4 92 00 00 00", "tel:+33492000000"),
        ("La direction du centre social", ""),
        ("Fiche 12345 67 89 01 23 45", ""),
    ],
)
def test_what_can_be_written_or_called_to_is_a_link(contact: str, href: str) -> None:
    assert [*contact_values(contact, ContributionTargets())] == [Value(contact, href)]


def test_the_network_is_named_where_the_sheet_goes_through_it() -> None:
    network = ContributionTargets(postal_address="reseau@partage.exemple")
    found = [*contact_values("L’équipe, via le réseau", network)]
    assert found[1:] == [Value("reseau@partage.exemple", "mailto:reseau@partage.exemple")]


def test_a_sheet_without_a_contact_has_none() -> None:
    assert [*contact_values(None, ContributionTargets())] == []
