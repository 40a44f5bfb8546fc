"""The English edition: its own words, French where the text is French and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from partage.sheets.fields import FrontMatter, field_label
from partage.sheets.sections import SECTIONS
from partage.text.strings import strings
from tests.site.building import Built, build, configure, project
from tests.site.dom import Node, Page, page_of, pages_of

RAW = ("script", "style", "svg")


@pytest.fixture(params=["base", "corpus"])
def built(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


def words(node: Node, lang: str) -> Iterator[tuple[str, str]]:
    """Yield each text of *node* with its language, and the texts of its attributes that are read aloud."""
    lang = node.attributes.get("lang", lang)
    for name in ("aria-label", "title", "alt", "placeholder"):
        if node.attributes.get(name):
            yield lang, " ".join(node.attributes[name].split())
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                yield lang, " ".join(child.split())
        elif child.tag not in RAW:
            yield from words(child, lang)


def told_in(page: Page, lang: str) -> set[str]:
    return {text for language, text in words(page.document, "") if language == lang}


def interface_words() -> set[str]:
    """French words of the interface that English says otherwise."""
    french, english = strings("fr").table, strings("en").table
    said = {words for key, words in french.items() if words != english[key] and "{" not in words}
    said |= {section.title for section in SECTIONS}
    said |= {field_label(name, "fr") for name in FrontMatter.model_fields}
    kept = set(english.values()) | {section.title_en for section in SECTIONS}
    kept |= {field_label(name, "en") for name in FrontMatter.model_fields}
    # The link to the other edition is in its language.
    return {" ".join(each.split()) for each in said - kept if any(map(str.isalpha, each))} - {"Français"}


def vocabulary_words(folder: Path) -> set[str]:
    """French labels and definitions of terms that have English ones."""
    said: set[str] = set()
    kept: set[str] = set()
    for path in folder.glob("*.yml"):
        for entry in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader):
            for each in (entry, *entry.get("etroits", [])):
                if each.get("label"):
                    said |= {each["libelle"]}
                    kept |= {each["label"]}
                if each.get("definition_en"):
                    said.add(each.get("definition", ""))
    return {" ".join(each.split()) for each in said - kept if each}


def test_english_pages_say_nothing_of_the_interface_in_french(built: Built) -> None:
    french = interface_words() | vocabulary_words(built.root / "initiatives/_vocabulaires")
    # An organisation keeps its name, and a word may be the same for another key.
    french -= {"État", "Type"}
    assert len(french) > 200
    found = {
        (page.path, text)
        for page in pages_of(built.folder).values()
        # The guide quotes the headings of the sheets, which are in French.
        if page.path.startswith("en/") and not page.path.startswith("en/contribuer/")
        for text in told_in(page, "en")
        if text in french
    }
    assert found == set()


def test_french_pages_say_nothing_of_the_interface_in_english(built: Built) -> None:
    french, english = strings("fr").table, strings("en").table
    # A word may be the same for another key, such as "Sources".
    said = {words for key, words in english.items() if words != french[key] and "{" not in words}
    said -= {*french.values(), "English"}
    found = {
        (page.path, text)
        for page in pages_of(built.folder).values()
        if not page.path.startswith("en/")
        for text in told_in(page, "fr")
        if text in said
    }
    assert found == set()


def test_both_editions_have_the_same_words_and_values_in_them() -> None:
    french, english = strings("fr").table, strings("en").table
    assert french.keys() == english.keys()
    for key, said in french.items():
        assert _values(said) == _values(english[key]), key


def _values(said: str) -> set[str]:
    return {part.partition("}")[0] for part in said.split("{")[1:]}


def test_both_editions_have_the_same_pages(corpus: Built) -> None:
    # The frames that need no script are made in the first edition only.
    framed = {page.path for page in pages_of(corpus.folder).values() if page.is_framed}
    pages = corpus.names("**/*.html") - framed
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert english == {path for path in pages if not path.startswith("en/")}


def test_english_labels_numbers_and_dates(corpus: Built) -> None:
    main = pages_of(corpus.folder)["en/initiatives/relais-de-quartier/index.html"].main
    for said in (
        "Lead organisation",
        "from September 2022 to 1 June 2024",
        "about 20",
        "5 to 10",
        "Social ties",
        "1,200 residents in 2020 (Centre social Les Tilleuls)",
        # Inside the text, everything is in its language.
        "Contourné ainsi",
    ):
        assert said in main.text, said


def test_french_labels_numbers_and_dates(corpus: Built) -> None:
    main = pages_of(corpus.folder)["initiatives/relais-de-quartier/index.html"].main
    for said in (
        "Structure porteuse",
        "de septembre 2022 au 1er juin 2024",
        "environ 20",
        "1 200 habitants en 2020",
    ):
        assert said in main.text.replace("\u202f", " ").replace("\u00a0", " "), said


def test_a_text_without_translation_is_marked_as_french(corpus: Built) -> None:
    for path, said in (
        ("en/contribuer/index.html", "Cette page n’a pas de traduction."),
        ("en/methodes/habitants-relais/index.html", "Un texte écrit à la main, en français seulement."),
    ):
        page = pages_of(corpus.folder)[path]
        assert said in told_in(page, "fr"), path
    method = pages_of(corpus.folder)["en/methodes/habitants-relais/index.html"]
    assert strings("en")("term.initiatives") in told_in(method, "en")


def test_a_translation_takes_the_place_of_the_text(corpus: Built) -> None:
    home = pages_of(corpus.folder)["en/index.html"]
    assert "Welcome. See" in told_in(home, "en")
    assert "Bienvenue" not in home.main.text
    assert not any(".en" in path for path in corpus.names("**/*.html"))


def test_what_a_sheet_says_is_marked_with_its_language(corpus: Built) -> None:
    pages = pages_of(corpus.folder)
    french = "Des habitants-relais font circuler les nouvelles du quartier"
    english = "A repair afternoon run by neighbours"
    assert french in told_in(pages["en/initiatives/relais-de-quartier/index.html"], "fr")
    assert french in told_in(pages["en/initiatives/index.html"], "fr")
    assert english in told_in(pages["initiatives/repair-cafe/index.html"], "en")
    assert english in told_in(pages["initiatives/index.html"], "en")
    assert english in told_in(pages["en/initiatives/index.html"], "en")


def test_each_page_leads_to_itself_in_the_other_language(corpus: Built) -> None:
    for page in pages_of(corpus.folder).values():
        if page.is_redirect or page.is_framed or page.path.endswith("404.html"):
            continue
        link = page.document.having_class("edition")[0]
        other = "en" if page.lang == "fr" else "fr"
        assert (link.attributes["lang"], link.attributes["hreflang"]) == (other, other)
        assert link.text == {"fr": "Français", "en": "English"}[other]


def test_one_edition_alone_says_nothing_of_others(many: Built) -> None:
    page = page_of(many.folder, "themes/index.html")
    assert not (many.folder / "en").exists()
    assert page.document.having_class("edition") == []
    assert page.link("alternate", hreflang="en") == []


def test_english_may_come_first(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    configure(
        root, extra={"languages": "en"}, theme={"language": "en"}, site_description="Our network’s own words."
    )
    built = build(root)
    page = page_of(built.folder, "index.html")
    assert page.lang == "en"
    missing = page_of(built.folder, "404.html").html
    assert 'name="description" property="og:description" content="Our network’s own words."' in missing
    assert "Latest sheets" in page.main.text
