"""What pages are made of, read by people when it changes: `UPDATE_GOLDEN=1 pytest tests/site/test_goldens.py`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.site.building import ROOT, Built
from tests.site.dom import VOID, Node, pages_of

GOLDEN = ROOT / "tests/golden"
PAGES = {
    "fiche-complete": "initiatives/relais-de-quartier/",
    "fiche-complete.en": "en/initiatives/relais-de-quartier/",
    "fiche-eclair": "initiatives/compost-au-pied-des-tours/",
    "fiche-d-apres-document": "initiatives/cafe-des-aidants/",
    "fiche-en-anglais": "initiatives/repair-cafe/",
    "integrer": "integrer/",
    "theme": "themes/lien-social/",
    "famille-de-themes": "themes/citoyennete-lien-social-culture/",
    "territoire": "territoires/les-tilleuls/",
    "territoire.en": "en/territoires/les-tilleuls/",
    "commune": "territoires/gap-05061/",
    "methode": "methodes/tirage-au-sort/",
    "methode-avec-texte": "methodes/habitants-relais/",
    "acteur": "acteurs/association-l-arrosoir/",
    "index-des-themes": "themes/",
    "index-des-themes.en": "en/themes/",
    "index-des-methodes": "methodes/",
    "facteur": "facteurs/temps-equipe/",
    "index-des-facteurs": "facteurs/",
    "enseignements": "enseignements/",
    "enseignements.en": "en/enseignements/",
    "suites": "suites/",
    "a-rapprocher": "a-rapprocher/",
    "qui-peut-aider": "qui-peut-aider/",
    "participation": "participation/",
    "carte": "carte/",
    "couverture": "couverture/",
    "donnees": "donnees/",
    "passerelles": "passerelles/",
    "passerelles.en": "en/passerelles/",
    "choisir-une-methode": "methodes/choisir/",
    "choisir-une-methode.en": "en/methodes/choisir/",
    "rencontres": "rencontres/",
    "parcours": "parcours/",
    "parcours-de-lecture": "parcours/commencer/",
    "parcours-de-lecture.en": "en/parcours/commencer/",
    "constats": "constats/",
    "constat": "constats/commencer-petit/",
    "constat.en": "en/constats/commencer-petit/",
    "liste": "initiatives/",
    "liste.en": "en/initiatives/",
    "agenda": "agenda/",
    "agenda.en": "en/agenda/",
    "agenda-mois": "agenda/2026-01/",
    "agenda-affiche": "agenda/affiche/semaine/",
    "agenda-calendriers": "agenda/calendriers/",
    "recherche": "rechercher/",
    "recherche.en": "en/rechercher/",
    "grille": "proposer/grille/",
    "accueil": "",
    "accueil.en": "en/",
}
PICTURE = re.compile(r"images/[0-9a-f]{20}\.webp")
CODE = re.compile(r"(data:image/png;base64,)[\w+/=]+")
ASSETS = re.compile(r"assets/[0-9a-f]{12}/")
INLINE = frozenset(["a", "abbr", "code", "del", "em", "meter", "small", "span", "strong", "sup", "svg"])


def pretty(node: Node, indent: str = "") -> str:
    """Return *node* with a block a line; spaces count as a browser counts them."""
    attributes = "".join(f' {name}="{value}"' for name, value in node.attributes.items())
    opening = f"{indent}<{node.tag}{attributes}>"
    if node.tag in VOID:
        return f"{opening}\n"
    if node.tag == "svg":
        return f"{indent}<svg/>\n"
    if all(isinstance(child, str) or child.tag in INLINE for child in node.children):
        return f"{opening}{inline(node).strip()}</{node.tag}>\n"
    lines = [
        f"{indent}  {' '.join(child.split())}\n" if isinstance(child, str) else pretty(child, f"{indent}  ")
        for child in node.children
        if isinstance(child, Node) or child.strip()
    ]
    return f"{opening}\n{''.join(lines)}{indent}</{node.tag}>\n"


def inline(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            # Only the spaces that a browser joins: those of French typography stay.
            parts.append(" ".join(child.replace("\n", " ").split(" ")).replace("<", "&lt;"))
        else:
            attributes = "".join(f' {name}="{value}"' for name, value in child.attributes.items())
            parts.append(f"<{child.tag}{attributes}>{inline(child)}</{child.tag}>")
    return "".join(parts)


def same(path: Path, found: str) -> None:
    # Bytes of pictures are those of a version of their library; the folder of assets is named by all that it holds.
    found = CODE.sub(r"\1…", ASSETS.sub("assets/", PICTURE.sub("images/….webp", found)))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_body_of_a_page_is_the_one_that_was_read(name: str, corpus: Built) -> None:
    page = pages_of(corpus.folder)[f"{PAGES[name]}index.html"]
    same(GOLDEN / f"{name}.html", pretty(page.main.having_class("md-content__inner")[0]))


def test_the_missing_page_is_the_one_that_was_read(corpus: Built) -> None:
    page = pages_of(corpus.folder)["404.html"]
    same(GOLDEN / "page-introuvable.html", pretty(page.main.having_class("md-content__inner")[0]))


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*PAGES, "page-introuvable"}
