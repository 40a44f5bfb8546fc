"""The page of the open data says what is there, and how complete it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from partage.runtime.git import GitDates
from partage.sheets.fields import KEYS
from partage.text.strings import Locale
from partage.views import data_files, data_page, whole_data
from tests.rendering.linked import graph_of, values
from tests.samples import initiative, site, spaced
from tests.site.dom import parse

TWO = (initiative("a", debut="2024", enseignements=["Commencer petit."]), initiative("b"))


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_file_that_it_names_is_published(locale: Locale) -> None:
    made = {each.path for each in (*whole_data.outputs(site(*TWO)), *data_files.outputs(site(*TWO)))}
    made = {path for path in made if not re.search(r"/fiches/\d+\.json", path)}
    links = [link.attributes["href"] for link in parse(data_page.body(site(*TWO, locale=locale))).all("a")]
    root = "../" if locale == "fr" else "../../"
    named = {each.removeprefix(root) for each in links if f"{root}donnees/v1/" in each}
    assert named == made


def test_it_says_how_many_how_fresh_and_how_complete() -> None:
    history = {TWO[0].path: GitDates(date(2020, 5, 1), date(2021, 6, 2))}
    page = parse(data_page.body(replace(site(*TWO), history=history)))
    text = spaced(page.text)
    assert "2 fiches · 1 territoire · 1 enseignement" in text
    assert "2 juin 2021" in text
    rows = [spaced(row.text) for row in page.all("tr")]
    assert [row for row in rows if "debut" in row and "1" in row and "50 %" in row]
    assert [row for row in rows if "titre" in row and "100 %" in row]
    assert len([row for row in rows if " %" in row]) == len(KEYS)


def test_those_who_list_data_read_where_they_are() -> None:
    node = data_page.linked(site(*TWO, locale="en"))
    graph = graph_of(json.dumps({"@context": "https://schema.org", "@graph": [node]}))
    assert values(graph, "https://partage.exemple/donnees/", "license") == [
        "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
    ]
    assert "https://partage.exemple/donnees/v1/fiches.csv" in json.dumps(node)


def test_an_empty_base_has_its_page() -> None:
    assert "0 %" in spaced(data_page.body(site()))
    assert "https://partage.exemple/donnees/v1/fiches.geojson" in data_page.body(site(locale="fr"))
