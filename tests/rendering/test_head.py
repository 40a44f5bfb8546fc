"""What the head of a page says to those who share it."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape

from partage.catalogue.site import Site
from partage.rendering.head import head
from tests.images.drawn import poster
from tests.samples import initiative, site
from tests.site.dom import parse

HOSTILE = '</script><script>x()</script> & "guillemets" \u2028 <!-- '


def told(html: str) -> dict[str, str]:
    return {
        node.attributes.get("property") or node.attributes.get("name", ""): node.attributes["content"]
        for node in parse(html).all("meta")
    }


def drawing(made: Site) -> Site:
    return replace(made, drawing="1")


def test_a_page_says_what_networks_ask_for() -> None:
    html = head(drawing(site(initiative())), poster(), "Un titre", "Un résumé.", "a/b/", kind="article")
    metas = told(html)
    image = metas.pop("og:image")
    assert image.startswith("https://partage.exemple/assets/partage/")
    assert image.endswith(".png")
    assert metas == {
        "og:type": "article",
        "og:site_name": "Initiatives en partage",
        "og:locale": "fr_FR",
        "og:title": "Un titre",
        "og:url": "https://partage.exemple/a/b/",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Ouvrir un jardin, Gap, 2024",
        "twitter:card": "summary_large_image",
    }


def test_each_edition_shows_the_picture_of_the_first() -> None:
    french = drawing(site(initiative()))
    english = replace(drawing(site(initiative(), locale="en")), base_url="https://partage.exemple/en/")
    pictures = [told(head(each, poster(), "", "", ""))["og:image"] for each in (french, english)]
    assert pictures[0] == pictures[1]
    assert told(head(english, poster(), "", "", "a/"))["og:url"] == "https://partage.exemple/en/a/"
    assert told(head(english, poster(), "", "", ""))["og:locale"] == "en_GB"


def test_without_pictures_none_is_named() -> None:
    metas = told(head(site(initiative()), poster(), "", "", ""))
    assert not [name for name in metas if "image" in name]
    assert "twitter:card" not in metas


def test_what_several_readers_ask_for_is_said_once() -> None:
    names = [("citation_title", "Un titre"), ("citation_language", "fr")]
    lines = head(site(initiative()), poster(), "Un titre", "", "a/", names=names).splitlines()
    assert '<meta name="citation_title" property="og:title" content="Un titre">' in lines
    assert '<meta name="citation_language" content="fr">' in lines
    assert len([line for line in lines if "Un titre" in line]) == 1


def test_without_an_address_nothing_is_said_that_needs_one() -> None:
    nowhere = replace(drawing(site(initiative())), base_url="")
    html = head(nowhere, poster(), "Un titre", "Un résumé.", "a/", data=[{"@type": "Article"}])
    assert not {"og:url", "og:image"} & told(html).keys()
    assert "ld+json" not in html


def test_nothing_that_is_written_gets_out_of_its_place() -> None:
    html = head(site(initiative()), poster(), HOSTILE, HOSTILE, "a/", data=[{"name": HOSTILE}])
    assert told(html)["og:title"] == HOSTILE
    root = parse(html)
    (script,) = root.all("script")
    assert script.attributes == {"type": "application/ld+json"}
    assert json.loads(script.text)["@graph"][0]["name"].split() == HOSTILE.split()
    assert "<!--" not in unescape(script.text.replace("\\u003c", ""))
