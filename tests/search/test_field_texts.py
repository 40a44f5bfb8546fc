"""The words of a front matter and of a text."""

from __future__ import annotations

from partage.search.field_texts import field_texts, name_passages, names_of, plain_blocks
from tests.samples import base_references, initiative


def told(**fields: object) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in field_texts(initiative(**fields).fields, base_references(), "fr"):
        found.setdefault(each.attribute, []).append(" ".join(text for _, text in each.found_by))
    return found


def test_a_term_is_found_by_all_its_names() -> None:
    assert "DPA" in told(methodes="developpement-du-pouvoir-d-agir")["methods"][0]


def test_every_text_of_a_list_is_searched() -> None:
    found = told(
        acteurs=[{"nom": "La Bicloune", "type": "association", "roles": ["porteur"]}, {"type": "caf", "nombre": 3}],
        freins=[{"facteur": "temps-equipe", "texte": "Peu de temps.", "contournement": "Une matinée fixe."}],
        enseignements=["Commencer petit."],
        financeurs=["Fondation du Lombric"],
    )  # fmt: skip
    assert "La Bicloune" in found["actors"][0]
    assert "Une matinée fixe." in found["obstacles"][0]
    assert found["lessons"] == ["Commencer petit."]
    assert found["funders"] == ["Fondation du Lombric"]


def test_what_sorts_a_sheet_is_not_what_it_is_about() -> None:
    """« formation » must not find the sheets where someone has that role, nor « terminée » half of the base."""
    found = told(
        etat="terminee",
        preuve="recit",
        participation={"diagnostic": "co-construction"},
        acteurs=[{"nom": "Le Relais", "roles": ["formation"]}],
    )
    assert "stage" not in found
    assert "evidence" not in found
    assert "Diagnostic" not in found["participation"][0]
    assert "formation" not in found["actors"][0].lower()


def test_addresses_and_identifiers_are_no_words() -> None:
    found = told(
        liens=["fete-des-voisins"],
        alias=["ancien-nom"],
        documents=[{"titre": "La charte", "url": "https://exemple.org/xyz.pdf"}],
    )
    assert "links" not in found
    assert "former_ids" not in found
    assert found["documents"] == ["La charte"]


def test_english_readers_find_a_term_by_its_english_and_its_french_name() -> None:
    theme = base_references().vocabularies["themes"].terms["jeunesse"]
    assert theme.label_en in names_of(theme, "en")
    assert theme.label in names_of(theme, "en")
    own, french = name_passages(theme, ("fr", "en"))
    assert own == ("+en", theme.label_en)
    assert french[0] == "fr"
    assert theme.label in french[1]


def test_a_text_is_cut_into_paragraphs_items_and_cells() -> None:
    html = (
        "<p>Un <strong>mot</strong>\nseul.</p><ul><li>L’un &amp; l’autre</li><li></li></ul>"
        "<table><tr><td>A</td><td>B</td></tr></table><script>x()</script>"
    )
    assert plain_blocks(html) == ["Un mot seul.", "L’un & l’autre", "A", "B"]
