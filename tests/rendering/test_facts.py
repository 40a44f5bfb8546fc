"""The facts of a sheet: their fields, and terms that come from the facets."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from partage.rendering.facts import facts_of, head_of
from partage.sheets.field_kinds import FIELD_KINDS
from partage.views.comparison import ROWS
from tests.samples import initiative, site

FULL = initiative(
    publics="habitants", echelle="quartier", dispositifs="contrat-de-ville", decision="consentement",
    budget="5k-20k", preuve="recit", initiateurs=["habitants"], disponible_pour="appel",
    methodes_evoquees="theatre-forum", methodes="habitants-relais", selection="tirage-au-sort",
)  # fmt: skip


def test_every_fact_is_of_a_field_and_no_field_is_there_twice() -> None:
    names = [fact.id for fact in facts_of(site(FULL), FULL, "../")]
    assert FIELD_KINDS.keys() >= set(names)
    assert len(names) == len(set(names))
    assert {"decision", "budget", "evidence", "initiators", "available_for", "methods_discussed"} <= set(
        names
    )
    assert FIELD_KINDS.keys() >= {name for group in ROWS.values() for name in group}


def test_terms_come_from_the_facets() -> None:
    terms = {
        **FULL.terms,
        "theme": ("jeunesse",),
        "audience": ("jeunes",),
        "territory": ("departement-05", "gap-05061"),
    }
    other = replace(FULL, terms=MappingProxyType(terms))
    shown = {fact.id: [value.text for value in fact.values] for fact in facts_of(site(), other, "../")}
    assert "Lien social" not in str(shown["themes"])
    assert shown["territories"] == ["Hautes-Alpes", "Gap"]
    assert [value.text for value in head_of(site(), other, "../")[0].values] == ["Hautes-Alpes", "Gap"]
