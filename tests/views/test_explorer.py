"""All ways in: each has its words, a number and an example."""

from __future__ import annotations

import pytest

from partage.build.question_pages import QUESTION_PAGES
from partage.catalogue.facets import FACETS
from partage.text.strings import Locale, strings
from partage.views import explorer
from tests.samples import initiative, site
from tests.site.dom import parse

ENTRIES = {page.address: page.entries for page in QUESTION_PAGES}
EVERY = [way for ways in explorer.WAYS.values() for way in ways]
SHEETS = [
    initiative("a", debut="2022", methodes=["tirage-au-sort"]),
    initiative("b", debut="2021", methodes=["tirage-au-sort"], themes="parentalite"),
]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_way_has_its_words(locale: Locale) -> None:
    words = strings(locale).table
    keys = [f"explorer.way.{way.id}" for way in EVERY]
    keys += [f"explorer.count.{way.id}.{form}" for way in EVERY for form in ("one", "other")]
    assert [key for key in keys if key not in words] == []


def test_every_index_is_one_step_away() -> None:
    links = {link.attributes["href"] for link in parse(explorer.body(site(*SHEETS), ENTRIES)).all("a")}
    assert {f"../{facet.address}/" for facet in FACETS} <= links
    assert {f"../{way.address}" for way in EVERY} <= links


def test_a_way_says_how_much_it_leads_to_with_the_most_frequent_example() -> None:
    page = parse(explorer.body(site(*SHEETS), ENTRIES))
    [way] = [
        item
        for item in page.all("li")
        if item.text.startswith("Comment s’y prendre") and "Par exemple" in item.text
    ]
    assert "1 méthode" in way.text.replace("\u00a0", " ")
    assert "Tirage au sort" in way.text
    assert "2 fiches" in way.text.replace("\u00a0", " ")


def test_a_way_that_leads_to_nothing_yet_says_so() -> None:
    page = parse(explorer.body(site(), ENTRIES))
    assert page.text.count("rien encore") >= len(FACETS)
    assert "Par exemple" not in page.text
