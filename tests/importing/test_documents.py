"""The title and the headings of documents."""

from __future__ import annotations

import sys

import pytest

from partage.importing.documents import ImportedDocument, document_of
from partage.importing.refusal import Refusal


def text(markdown: str) -> ImportedDocument:
    return document_of(markdown.encode(), "md")


@pytest.mark.parametrize(
    ("markdown", "title", "body"),
    [
        ("# Le jardin\n\n## Bilan\n\nTexte.", "Le jardin", "## Résultats et effets (Bilan)\n\nTexte."),
        ("---\ntitre: Le jardin\n---\n\n# Suites\n\nTexte.", "Le jardin", "## Suites\n\nTexte."),
        ("---\ntitle: Le jardin\n---\n\n# Le jardin\n\nTexte.", "Le jardin", "Texte."),
        (
            "Le jardin\n\n# Objectifs\n\nA.\n\n# Notes\n\nB.",
            "Le jardin",
            "## Objectifs\n\nA.\n\n## Notes\n\nB.",
        ),
        ("# 1. Accueil\n\nA.\n\n# 2. Fin\n\nB.", "Accueil", "## 1. Accueil\n\nA.\n\n## 2. Fin\n\nB."),
        ("**Le jardin**\n\n**Objectifs**\n\nA.", "Le jardin", "## Objectifs\n\nA."),
        ("# Le jardin[^1]\n\nA.\n\n[^1]: Note.", "Le jardin", "Note.\n\nA."),
        ("# Le jardin\n\n### Trop bas\n\n#### Encore\n\nA.", "Le jardin", "## Trop bas\n\n### Encore\n\nA."),
    ],
)
def test_titles_and_headings(markdown: str, title: str, body: str) -> None:
    document = text(markdown)
    assert (document.title, document.body) == (title, body)


def test_a_section_is_given_once() -> None:
    assert (
        text("# Titre\n\n## Bilan\n\nA.\n\n## Impact\n\nB.").body
        == "## Résultats et effets (Bilan)\n\nA.\n\n## Impact\n\nB."
    )


def test_a_long_title_is_cut_and_stays_whole_in_the_text() -> None:
    long = "Un titre " * 30
    document = text(f"# {long}\n\nTexte.")
    assert len(document.title) <= 120
    assert document.body.startswith(f"**{long.strip()}**")


def test_a_line_across_the_page_is_no_front_matter() -> None:
    document = text("---\n\nUn texte entre deux traits\n\n---\n\nSuite")
    assert "Un texte entre deux traits" in f"{document.title} {document.body}"


def test_no_text_at_all() -> None:
    with pytest.raises(Refusal, match="aucun texte"):
        text("![](x.png)")


def test_the_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(Refusal, match=r'python -m pip install -e "\.\[import\]"'):
        text("# Titre")
