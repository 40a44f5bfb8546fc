"""The title and the headings of documents."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from partage.importing.documents import ImportedDocument, document_of
from partage.importing.importer import import_files
from partage.importing.refusal import Refusal
from partage.reference.reference_data import ReferenceData


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


def test_a_document_that_is_a_list_a_quotation_or_a_table() -> None:
    for markdown, title in (
        ("- Un premier point\n- Un deuxième", "Un premier point"), ("1. Un\n   - Deux", "Un"), ("> Une parole", "Une parole"),
        ("| Action | Lieu |\n|---|---|\n| Vélos | Gap |", "Action"), ("```\ndu code\n```", "du code"),
    ):  # fmt: skip
        document = text(markdown)
        assert document.title == title
        words = (
            markdown.replace("-", " ")
            .replace("|", " ")
            .replace("*", " ")
            .replace(">", " ")
            .replace("`", " ")
            .split()
        )
        assert [word for word in words if word not in document.body] == [], markdown


def test_a_document_that_is_one_table_of_initiatives(tmp_path: Path, references: ReferenceData) -> None:
    def drafts(markup: str) -> list[str]:
        path = tmp_path / "a.html"
        path.write_text(markup, "utf-8")
        [report] = import_files([path], tmp_path / "vers", references)
        found = [draft.read_text("utf-8") for draft in report.written]
        for draft in report.written:
            draft.unlink()
        return found

    def table(*rows: str) -> str:
        cells = ["".join(f"<td>{cell}</td>" for cell in row.split(";")) for row in rows]
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    rows = drafts(
        "<h1>Nos actions</h1>"
        + table(
            "Titre;Territoire;Contexte",
            "Les vélos;05061 Gap;Un",
            'Le four;05046 Embrun;<a href="https://x.example/a">deux</a>',
        )
    )
    assert [draft.count('\nterritoires: "050') for draft in rows] == [1, 1]
    assert rows[1].endswith("## Contexte et diagnostic\n\n[deux](https://x.example/a)\n")
    [sheet] = drafts(table("Titre;Les vélos", "Territoire;05061 Gap", "Contexte;Un;deux", "Notes;Trois"))
    assert "\ntitre: Les vélos\n" in sheet
    assert "Trois" in sheet
    assert "## Contexte et diagnostic\n\nUn\ndeux\n" in sheet
    # A list of people, or a table of which too little is known, is a text.
    for markup in (
        table("Nom;Prénom;Structure;Commune", "Exemple;Paul;Caf;Gap"),
        table("Action;Coût", "Vélos;300"),
    ):
        assert len(drafts(markup)) == 1
