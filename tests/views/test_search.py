"""The search page, and the file of each sheet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from partage.catalogue.facets import FACETS
from partage.rendering.assets import JOINED, RESULTS
from partage.search import index_files
from partage.search.documents import documents_of
from partage.search.said import KEYS
from partage.views import search
from tests.samples import ROOT, initiative, site


def test_the_page_comes_with_the_first_sheets_and_their_number() -> None:
    html = search.body(site(*(initiative(f"s{number}", debut="2020") for number in range(12))))
    assert html.count('<li class="card ') == search.FIRST_CARDS
    assert "12 fiches</h2>" in html


def test_every_facet_is_there_and_years_have_their_own_view() -> None:
    html = search.body(site(initiative()))
    assert [facet.id for facet in FACETS if f'data-facet="{facet.id}"' not in html] == ["year"]


def test_terms_of_an_open_facet_are_counted() -> None:
    html = search.body(site(initiative("a", themes="jeunesse"), initiative("b", themes="jeunesse")))
    assert '<input type="checkbox" id="filtre-theme-jeunesse" value="jeunesse">' in html
    assert '<span class="count">2<span class="unseen"> fiches</span></span>' in html


def test_words_of_the_script_are_those_of_the_edition() -> None:
    for locale in ("fr", "en"):
        html = search.body(site(initiative(), locale=locale))  # type: ignore[arg-type]
        words = json.loads(html.split('<script type="application/json">')[1].split("</script>")[0])
        assert words["search.kind.theme"] == {"fr": "Thème", "en": "Theme"}[locale]


def test_the_words_that_come_with_the_page_are_those_that_its_scripts_say() -> None:
    scripts = [
        ROOT / "docs/assets/javascripts/search-page.js",
        *(ROOT / "docs/assets/javascripts/search").glob("*.js"),
    ]
    of_box = {"search.all_results", "search.suggested", "search.suggestions"}
    told = {
        key
        for script in scripts
        for key in re.findall(r'"((?:search|map|near|text)\.[\w.]+)"', script.read_text("utf-8"))
    }
    assert told - of_box == KEYS


def test_what_is_shown_of_a_sheet_is_its_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_files, "MOST_HELD", 0)
    sheet = initiative("jardin", "Un texte </script> & <b>.", titre="Un <titre>")
    here = site(sheet)
    block = json.loads(next(search.card_outputs(here, documents_of(here, []))).content())
    assert block[0] == [
        "jardin",
        "Un <titre>",
        sheet.summary,
        "Gap",
        "",
        "en-cours",
        "lien-social",
        "fr",
    ]


def test_the_page_loads_one_script() -> None:
    assets = ROOT / "docs/assets"
    found: set[Path] = set()
    waiting = [assets / "javascripts/search-page.js"]
    while waiting:
        script = waiting.pop()
        imported = re.findall(r'^import .* from "(.+)";$', script.read_text("utf-8"), re.MULTILINE)
        new = {(script.parent / each).resolve() for each in imported} - found
        found |= new
        waiting += new
    assert {path.relative_to(assets).as_posix() for path in found} <= {*JOINED[RESULTS]}
    assert re.findall(r'<script type="module".*src="(.+?)"', search.body(site(initiative()))) == [
        f"../assets/{RESULTS}"
    ]
