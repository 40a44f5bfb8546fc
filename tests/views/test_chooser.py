"""The chooser of methods: every method stays, what is known has its source, what sheets met is theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partage.reference.method_use import MethodEntry
from partage.reference.reference_data import load_references
from partage.views import chooser
from tests.samples import initiative, site, spaced, write_project

METHOD = """\
- id: essai
  libelle: Essai
  label: Trial
  etroits:
    - id: cercle
      libelle: Cercle
      label: Circle
"""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "      duree: une-journee\n",
            "5 etroits : « cercle » dit comment la méthode s’emploie sans dire d’où",
        ),
        (
            "      duree: une-heure\n      source: Un guide\n",
            "8 etroits.duree : choisissez parmi : 'une-journee'",
        ),
        ("      taille: [30, 10]\n      source: Un guide\n", "« 30, 10 » va du plus grand au plus petit"),
        ("      taille: [beaucoup]\n      source: Un guide\n", "8 etroits.taille : "),
        ("      niveaux: consultations\n      source: Un guide\n", "vouliez-vous dire « consultation » ?"),
        ("      buts: danser\n      source: Un guide\n", "8 etroits.buts : choisissez parmi : 'mobiliser'"),
        ("      source: Un guide\n      adresse: un guide\n", "« un guide » n’est pas une adresse"),
        ("      preparations: une-heure\n", "le champ « preparations » n’existe pas ; vouliez-vous dire"),
    ],
)
def test_a_wrong_key_is_told_where_it_is_with_a_way_out(lines: str, said: str, tmp_path: object) -> None:
    root = write_project(tmp_path, {})  # type: ignore[arg-type]
    (root / "initiatives/_vocabulaires/methodes.yml").write_text(METHOD + lines, "utf-8")
    _, problems = load_references(root / "initiatives/_vocabulaires", root, (), ())
    assert any(said in spaced(f"{each.line} {each.field} : {each.message}") for each in problems), problems


def test_other_lists_do_not_know_these_keys(tmp_path: object) -> None:
    root = write_project(tmp_path, {})  # type: ignore[arg-type]
    (root / "initiatives/_vocabulaires/phases.yml").write_text(
        "- {id: a, libelle: A, label: A, duree: une-journee}", "utf-8"
    )
    _, problems = load_references(root / "initiatives/_vocabulaires", root, (), ())
    assert [each.field for each in problems] == ["duree"]


def test_every_method_of_the_list_is_on_the_page_and_each_fact_has_its_source() -> None:
    here = site(
        *(
            initiative(
                f"f{number}",
                methodes="tirage-au-sort",
                freins=[{"facteur": "temps-equipe", "texte": f"Frein {number}."}],
            )
            for number in range(3)
        )
    )
    html = spaced(chooser.body(here))
    methods = [each for each in here.references.vocabularies["methodes"].terms.values() if not each.narrower]
    for each in methods:
        assert html.count(f">{each.label}<") + html.count(f">{each.label} <small>") >= 1, each.label
    assert (
        chooser.entries(here) == sum(each.use is not None for each in methods) == html.count("<dt>Source<dd>")
    )
    assert "Utilisée ici dans 3 fiches" in html
    assert html.count("Frein ") == chooser.MET
    assert len(html) < 150_000


def test_the_page_is_bounded_where_every_method_has_a_source() -> None:
    here = site()
    entry = MethodEntry(
        id="x", libelle="Une méthode", label="A method", source="S" * 200, taille=["10", "30"]
    )
    vocabulary = here.references.vocabularies["methodes"]
    terms = {
        f"m{number}": replace(vocabulary.terms["tirage-au-sort"], id=f"m{number}", use=entry.use)
        for number in range(100)
    }
    vocabularies = {**here.references.vocabularies, "methodes": replace(vocabulary, terms=terms)}
    many = replace(here, references=replace(here.references, vocabularies=vocabularies))
    assert len(chooser.body(many)) < 150_000
