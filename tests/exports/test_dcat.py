"""The catalogue for portals: both formats say the same, and all that DCAT-AP 3 makes mandatory."""

from __future__ import annotations

import warnings

from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, RDF

from partage.exports import dcat
from partage.exports.described import MEDIA_TYPES, Base

HERE = "https://partage.exemple/"
SAID = [
    *dcat.things(
        Base('Réseau "<&> \\ \U0001f600', "Une description\n</script>\u2028.", HERE, ()),
        f"{HERE}donnees/", f"{HERE}donnees/v1/", "2026-01-02",
    )
]  # fmt: skip


def test_both_formats_say_the_same_whatever_the_words() -> None:
    turtle = Graph().parse(data=dcat.turtle(SAID), format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        linked = Graph().parse(data=dcat.jsonld(SAID), format="json-ld")
    assert isomorphic(turtle, linked)
    assert "</script" not in dcat.jsonld(SAID)


def test_what_is_mandatory_is_said() -> None:
    graph = Graph().parse(data=dcat.turtle(SAID), format="turtle")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert (catalogue, DCAT.dataset, dataset) in graph
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
        assert (catalogue, needed, None) in graph
        assert (dataset, needed, None) in graph
    files = [*graph.objects(dataset, DCAT.distribution)]
    assert len(files) == len(MEDIA_TYPES)
    assert all((each, DCAT.accessURL, None) in graph for each in files)


def test_no_date_is_invented() -> None:
    undated = [*dcat.things(Base("a", "b", HERE, ()), HERE, HERE, "")]
    assert "modified" not in dcat.turtle(undated)
