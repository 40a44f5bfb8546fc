"""The findings of the meeting of 2018 come out as its minutes have them."""

from __future__ import annotations

from tests.samples import spaced
from tests.site.building import Built
from tests.site.dom import pages_of

MEETING = "Échanger sur les pratiques professionnelles entre Marseille et Gap"
STATED = {
    "constat": [
        "Les échelles d’intervention n’ont rien de commun",
        "Le conseil citoyen du Haut-Gap est très actif",
        "Le tissu associatif est très dense dans le 3e arrondissement",
        "une gouvernance proche du terrain",
    ],
    "convergence": [
        "« un certain pas de côté »",
        "le sentiment d’être à côté de ses missions de fond",
        "La volonté est forte d’être au plus près des habitants",
        "« le sentiment partagé d’un certain manque d’outillage approprié »",
        "demande un accompagnement ; ce besoin est partagé",
        "davantage de rencontres pour échanger en région",
    ],
}
"""Ten sentences, in the parts « Constats » and « Convergences » of the minutes."""


def test_ten_sentences_of_the_meeting_stand_under_their_kind(network: Built) -> None:
    page = pages_of(network.folder)["enseignements/index.html"]
    for kind, sentences in STATED.items():
        [section] = [
            each for each in page.main.all("section") if each.attributes.get("aria-labelledby") == kind
        ]
        told = [spaced(each.text) for each in section.all("li") if MEETING in each.text]
        assert len(told) == len(sentences)
        for sentence in sentences:
            assert sum(sentence in each for each in told) == 1, sentence


def test_each_finding_quotes_the_sentence_of_the_minutes_and_is_named_on_its_sheets(network: Built) -> None:
    pages = pages_of(network.folder)
    findings = {path for path in pages if path.startswith("constats/") and path.count("/") == 2}
    assert len(findings) == 5
    for path in findings:
        page = pages[path].main
        assert page.having_class("finding__excerpt"), path
        sheets = {
            each.attributes["href"].strip("./")
            for each in page.all("a")
            if each.attributes["href"].count("/initiatives/")
            and not each.attributes["href"].endswith("/initiatives/")
        }
        assert len(sheets) >= 2, path
        for sheet in sheets:
            hrefs = [each.attributes["href"] for each in pages[f"{sheet}/index.html"].main.all("a")]
            assert f"../../{path.removesuffix('index.html')}" in hrefs, (sheet, path)


def test_the_promise_to_link_gap_and_la_ciotat_is_told_with_its_age_and_its_silence(network: Built) -> None:
    pages = pages_of(network.folder)
    for path in ("suites/index.html", "a-rapprocher/index.html"):
        [told] = [
            each
            for each in pages[path].main.all("li")
            if "celle de La Ciotat" in each.text and each.all("ul")
        ]
        text = spaced(told.text)
        assert "Proposée le 16 novembre 2018, il y a 7 ans" in text
        assert "Pas encore de nouvelles" in text
        assert "Équipe de prévention spécialisée de La Ciotat" in text


def test_what_is_too_thin_is_in_no_menu_but_among_all_ways_in(network: Built) -> None:
    page = pages_of(network.folder)["initiatives/index.html"]
    menus = {each.attributes.get("href", "") for each in page.document.all("a")} - {
        each.attributes.get("href", "") for each in page.main.all("a")
    }
    ways = {each.attributes.get("href", "") for each in page.main.all("a")}
    for address in ("enseignements/", "constats/", "suites/", "a-rapprocher/", "qui-peut-aider/"):
        assert f"../{address}" in ways
    assert "../qui-peut-aider/" not in menus
