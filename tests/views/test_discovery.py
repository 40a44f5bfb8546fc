"""Browsers learn how to search, crawlers where addresses are."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from partage.views import discovery
from tests.samples import site

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_browser_learns_how_to_search() -> None:
    tree = ElementTree.fromstring(discovery.opensearch(replace(site(), name="Réseau <&> du quartier")))
    url = tree.find(f"{SPACE}Url")
    assert url is not None
    assert url.attrib["template"] == "https://partage.exemple/rechercher/?q={searchTerms}"
    assert tree.findtext(f"{SPACE}LongName") == "Réseau <&> du quartier"
    assert len(tree.findtext(f"{SPACE}ShortName") or "") <= discovery.MAX_SHORT_NAME
    assert 'href="../recherche.xml"' in discovery.link(site(), "../")


def test_crawlers_learn_where_the_sitemap_is() -> None:
    made = {each.path: each.content() for each in discovery.outputs(site())}
    assert made.keys() == {"recherche.xml", "robots.txt"}
    assert "Sitemap: https://partage.exemple/sitemap.xml\n" in str(made["robots.txt"])
    assert [each.path for each in discovery.outputs(site(locale="en"))] == ["recherche.xml"]
    assert [*discovery.outputs(replace(site(), base_url=""))] == []
