"""Pages as linked data, read by a real parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rdflib import Graph

from partage.catalogue.facets import BY_ID
from partage.rendering.cards import Crumb
from partage.rendering.head import head
from partage.rendering.json_ld import path_to, sheet_node, term_node, website
from partage.runtime.git import GitDates
from tests.images.drawn import poster
from tests.rendering.linked import graph_of, names, values
from tests.samples import LICENCE, initiative, site

BASE = "https://partage.exemple/"
SHEET = f"{BASE}initiatives/x/"


def read(made: Any, *nodes: Any) -> Graph:
    html = head(made, poster(), "", "", "", data=nodes)
    return graph_of(html.partition('<script type="application/ld+json">')[2].removesuffix("</script>"))


def sheet(**fields: Any) -> Graph:
    made = site(told := initiative(**fields))
    return read(made, sheet_node(made, told, poster()))


def test_a_sheet_says_what_it_tells() -> None:
    graph = sheet(
        titre="Un <titre>", themes=["lien-social", "jeunesse"], methodes="habitants-relais", debut="2024-01", fin="2024-12",
        auteurs=["Le centre social"], relue_par={"nom": "Le réseau", "date": "2026-01"}, acteurs=["Ville de Gap"],
        sources=[{"titre": "Bilan", "auteur": "Le centre", "url": "https://exemple.org/bilan"}],
    )  # fmt: skip
    assert values(graph, SHEET, "headline") == ["Un <titre>"]
    # What has a page is named there.
    assert values(graph, SHEET, "about") == [
        f"{BASE}{address}/"
        for address in ("methodes/habitants-relais", "themes/jeunesse", "themes/lien-social")
    ]
    assert values(graph, SHEET, "spatialCoverage") == [f"{BASE}territoires/gap-05061/"]
    assert values(graph, SHEET, "temporalCoverage") == ["2024-01/2024-12"]
    assert values(graph, SHEET, "author") == ["Le centre social"]
    assert values(graph, SHEET, "contributor") == ["Le réseau"]
    assert values(graph, SHEET, "mentions") == [
        f"{BASE}acteurs/{name}/" for name in ("centre-social-les-tilleuls", "ville-de-gap")
    ]
    assert names(graph, SHEET, "isBasedOn") == ["Bilan"]
    assert values(graph, SHEET, "inLanguage") == ["fr"]
    assert values(graph, SHEET, "license") == [LICENCE.address]


def test_what_a_sheet_does_not_tell_is_not_said() -> None:
    graph = sheet(porteur="non-renseigne")
    for name in (
        "temporalCoverage",
        "author",
        "contributor",
        "mentions",
        "isBasedOn",
        "keywords",
        "dateModified",
        "image",
    ):
        assert values(graph, SHEET, name) == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"debut": "2024", "etat": "en-cours"}, "2024/.."),
        ({"debut": "2024", "etat": "terminee"}, "2024"),
        ({"debut": "2024-05", "fin": "2024-05", "etat": "terminee"}, "2024-05"),
        ({"fin": "2024", "etat": "terminee"}, "2024"),
        ({"atteste_en": "2018-11-16", "etat": "terminee"}, "2018-11-16"),
    ],
)
def test_no_end_is_invented(told: dict[str, str], said: str) -> None:
    assert values(sheet(**told), SHEET, "temporalCoverage") == [said]


def test_a_licence_of_its_own_is_said_by_its_address_or_its_name() -> None:
    assert values(sheet(licence="CC BY 4.0"), SHEET, "license") == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert names(sheet(licence="Licence Ouverte 2.0"), SHEET, "license") == ["Licence Ouverte 2.0"]


def test_days_are_those_of_git_and_the_picture_is_there_where_one_is_drawn() -> None:
    told = initiative()
    history = {told.path: GitDates(date(2025, 1, 2), date(2025, 3, 4))}
    made = replace(site(told), history=history, drawing="1")
    graph = read(made, sheet_node(made, told, poster()))
    assert values(graph, SHEET, "dateCreated") == ["2025-01-02"]
    assert values(graph, SHEET, "dateModified") == ["2025-03-04"]
    assert values(graph, SHEET, "image")[0].startswith(f"{BASE}assets/partage/")


def test_the_site_says_how_to_search_it() -> None:
    made = site(initiative())
    graph = read(made, website(made))
    assert values(graph, BASE, "name") == ["Initiatives en partage"]
    templates = graph.query("SELECT ?t WHERE { ?a <https://schema.org/urlTemplate> ?t }")
    assert [str(row[0]) for row in templates] == [f"{BASE}rechercher/?q={{words}}"]  # type: ignore[index]


def test_a_term_is_defined_in_its_list() -> None:
    made = site(initiative())
    term = made.catalogue.vocabularies["theme"].terms["lien-social"]
    graph = read(made, term_node(made, BY_ID["theme"], term))
    address = f"{BASE}themes/lien-social/"
    assert values(graph, address, "name") == ["Lien social"]
    assert values(graph, address, "description") == [term.definition]
    assert names(graph, address, "inDefinedTermSet") == ["Thèmes"]


def test_a_place_has_its_code_and_where_it_is() -> None:
    made = site(told := initiative())
    place = made.references.territories[told.terms["territory"][0]]
    graph = read(made, term_node(made, BY_ID["territory"], place))
    assert values(graph, f"{BASE}territoires/{place.id}/", "termCode") == ["05061"]
    assert len(values(graph, f"{BASE}territoires/{place.id}/", "geo")) == 1


def test_the_path_goes_from_the_first_step_to_the_page_which_is_where_it_is() -> None:
    made = site(initiative())
    graph = read(made, path_to(made, "a/b/", [Crumb("Tout", "../../a/")], "Ici"))
    steps = graph.query(
        "PREFIX s: <https://schema.org/> "
        "SELECT ?n ?i WHERE { ?x s:position ?p ; s:name ?n OPTIONAL { ?x s:item ?i } } ORDER BY ?p"
    )
    assert [(str(name), item and str(item)) for name, item in steps] == [  # type: ignore[misc]
        ("Tout", f"{BASE}a/"),
        ("Ici", None),
    ]
