"""A source becomes an initiative, or the whole list of what is to be corrected in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partage.catalogue.loader import load
from partage.sheets.fields import KEYS
from partage.sheets.source import Source, read_text_source
from tests.samples import base_references, checked, checked_text, sheet, spaced

PROBLEMS = Path(__file__).parents[1] / "problems"


def test_right_sheet_is_an_initiative_without_problem() -> None:
    result = checked("## Objectifs\n\nSe connaître.\n")
    assert result.problems == []
    assert result.right.title == "Ouvrir un jardin partagé"
    assert [(section.title, section.html) for section in result.right.sections] == [
        ("Objectifs", "\n<p>Se connaître.</p>\n")
    ]


def test_what_a_french_sheet_says_does_not_break_before_its_signs_nor_in_its_code() -> None:
    texts = {
        "titre": "Oui : « ensemble » ; et après ?",
        "propositions": [{"texte": "Se revoir ; où ?", "nouvelles": ["2024-10 : Vus !"]}],
    }
    result = checked("Ici ; `a ; b` et [là : bas](https://exemple.org/a)\n", **texts)
    assert result.problems == []
    assert result.right.title == "Oui\u00a0: «\u00a0ensemble\u00a0»\u202f; et après\u202f?"
    (proposal,) = result.right.sheet.fields.proposals
    assert (proposal.text, proposal.news[0].text) == ("Se revoir\u202f; où\u202f?", "Vus\u202f!")
    html = result.right.sheet.sections[0].html
    assert "Ici\u202f; <code>a ; b</code>" in html.replace("&nbsp;", "\u00a0")
    assert "là&nbsp;: bas" in html.replace("\u00a0", "&nbsp;")
    assert checked("Yes ; no\n", langue="en", titre="Yes ; no : maybe").right.title == "Yes ; no : maybe"


def test_every_problem_of_a_sheet_is_told_in_order_with_its_line() -> None:
    source = read_text_source((PROBLEMS / "fiche-fausse.md").read_bytes(), "initiatives/fiche-fausse.md")
    assert isinstance(source, Source)
    initiative, problems = load(source, base_references())
    assert initiative is None
    told = [
        f"{problem.severity} {problem}".replace("initiatives/fiche-fausse.md:", "") for problem in problems
    ]
    assert spaced("\n".join([*told, ""])) == (PROBLEMS / "fiche-fausse.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "written", "words"),
    [
        ("contact", "prenom.nom@exemple.fr", "semble être l’adresse d’une personne"),
        ("contact", "06 39 98 12 34", "semble être un numéro de téléphone"),
        (
            "resume",
            "Appelez le +33 6 39 98 12 34 pour venir jardiner avec les habitants.",
            "numéro de téléphone",
        ),
        ("sources", {"titre": "Bilan", "url": "http://exemple.org/bilan"}, "ce lien n’est pas chiffré"),
        ("acteurs", [{"nom": "A"}, {"nom": "B, 06.39.98.12.34"}], "numéro de téléphone"),
    ],
)
def test_what_a_text_gives_away_is_a_remark_and_the_sheet_is_published(
    key: str, written: object, words: str
) -> None:
    result = checked(**{key: written})
    assert result.errors == []
    assert len(result.warnings) == 1
    assert result.warnings[0].startswith(f"{key}: ")
    assert words in result.warnings[0]
    assert result.initiative is not None


def test_number_is_seen_after_a_field_that_ends_with_a_figure() -> None:
    assert len(checked(participants="20", contact="06 39 98 12 34", budget="1k-5k").warnings) == 1
    assert len(checked("En 2018\n06 39 98 12 34\n").warnings) == 1


def test_remark_is_at_the_line_of_its_item() -> None:
    assert checked(enseignements=["Commencer petit.", "Voir http://exemple.org"]).lines == [
        (8, "enseignements")
    ]


def test_raw_html_is_a_remark_and_is_shown_as_text() -> None:
    result = checked("Du <q>souligné</q>.\n")
    assert [warning.partition(" : le HTML")[0] for warning in result.warnings] == ["texte: « <q> »"]
    assert "&lt;q&gt;souligné" in result.right.sections[0].html


def test_comments_are_neither_published_nor_remarked() -> None:
    result = checked(
        "## Objectifs\n\n<!-- Que voulait-on changer ? 06 39 98 12 34 -->\n\n## Suites\n\nA<!-- b -->c\n"
    )
    assert result.problems == []
    assert [section.html.strip() for section in result.right.sections] == ["", "<p>Ac</p>"]


def test_comment_never_closed_is_remarked() -> None:
    assert "« <!-- »" in checked("Un texte.\n\n<!-- la suite\n").warnings[0]


def test_lines_after_a_comment_are_right() -> None:
    assert checked("<!-- a\nb\nc -->\n[x](absente.md)\n").lines == [(13, "texte")]


def test_dead_link_of_the_text_is_an_error() -> None:
    result = checked("[x](fete-des-voisin.md)")
    assert result.initiative is None
    assert "fete-des-voisins" in result.errors[0]
    assert checked("[x](fete-des-voisins.md)").problems == []


def test_text_that_the_parser_cannot_bear_is_an_error_and_is_not_rendered() -> None:
    result = checked(">" * 1000)
    assert result.initiative is None
    assert [field for _, field in result.lines] == ["texte"]


WRITTEN = st.recursive(
    st.text(max_size=40) | st.sampled_from(["non-renseigne", "2024", "lien-social", "05061 Gap", "20"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["nom", "titre", "texte", "date", "type", "zzz"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from([*KEYS.values(), "zzz", ""]), WRITTEN, max_size=8), st.text(max_size=200)
)
def test_whatever_is_written_there_is_an_initiative_or_an_error(
    front_matter: dict[str, Any], body: str
) -> None:
    source = Source(
        path="initiatives/x.md", id="x", front_matter=front_matter, lines={}, body=body, body_line=9
    )
    initiative, problems = load(source, base_references())
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (initiative is None) == bool(errors)
    assert all("\n" not in str(problem) for problem in problems)


def test_sheet_that_names_itself_among_others_is_refused_at_the_line() -> None:
    own, other = "fete-des-voisins", "conseil-citoyen-haut-gap"
    for key, written, line in [
        ("liens", own, 8),
        ("liens", [{"fiche": other}, {"fiche": f"{own}.md", "type": "contraste"}], 8),
        ("inspiree_de", f" {own} ", 8),
        ("inspiree_de", [other, own], 8),
    ]:
        found = checked_text(sheet(**{key: written}), own)
        assert found.lines == [(line, key)]
        assert f"se cite elle-même dans « {key} » ; écrivez le nom d’une autre fiche" in spaced(
            found.errors[0]
        )
        assert checked_text(sheet(**{key: other}), own).problems == []


def test_text_that_links_to_its_own_sheet_is_remarked_and_the_sheet_is_published() -> None:
    own = "fete-des-voisins"
    for written in (f"{own}.md", f"./{own}.md", f"{own}.md#", "fete%2Ddes-voisins.md"):
        found = checked_text(sheet(f"[un]({written})\n\n[deux]({written})\n"), own)
        assert found.lines == [(10, "texte")]
        assert "mène à cette fiche elle-même ; retirez-le" in found.warnings[0]
        assert found.initiative is not None


def test_link_to_a_heading_of_its_own_sheet_is_checked_as_one() -> None:
    own = "fete-des-voisins"
    found = checked_text(sheet(f"## Objectifs\n\n[ici]({own}.md#objectifs)\n"), own)
    assert found.problems == []
    assert '<a href="#s-objectifs">' in found.right.sections[0].html
    [error] = checked_text(sheet(f"## Objectifs\n\n[ici]({own}.md#objectif)\n"), own).errors
    assert "vouliez-vous dire « #s-objectifs » ?" in spaced(error)
