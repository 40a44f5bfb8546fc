"""A network sets how much a sheet may hold: the check, the form, the schema and the request forms follow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.forge.issue_forms import GITHUB, issue_forms
from partage.settings.limits import Limits, limits_of
from partage.sheets.questions import questions
from partage.views.schemas import sheet_schema
from tests.samples import LICENCE, base_references, checked, sheet, site, spaced, write_project

SET = limits_of({"extra": {"limits": {"themes": 4, "publics": 1, "resume": 10, "methodes": 400}}})
FOUR = ["lien-social", "jeunesse", "cadre-de-vie", "participation-des-habitants"]


def test_what_is_usual_holds_where_nothing_is_set() -> None:
    assert limits_of({"extra": {"limits": {"themes": "beaucoup"}}}) == Limits()
    assert "3 valeurs au plus" in checked(themes=FOUR).errors[0]
    assert "40 caractères au moins" in checked(resume="Un jardin partagé.").errors[0]


def test_the_check_follows(tmp_path: Path) -> None:
    short = sheet(themes=FOUR, resume="Un jardin.", publics=["habitants", "jeunes"])
    root = write_project(tmp_path, {"jardin": short})
    settings = "extra:\n  limits: {themes: 4, publics: 1, resume: 10}\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    [problem] = read_knowledge_base(root, root / "initiatives").errors
    assert problem.field == "publics"
    assert "1 valeurs au plus" in spaced(str(problem))


def test_the_form_the_schema_and_the_request_forms_follow() -> None:
    asked = questions("fr", SET)
    assert (asked["themes"].most, asked["audiences"].most, asked["methods"].most) == (4, 1, 12)
    assert asked["methods_discussed"].most == 12
    assert asked["summary"].shortest == 10
    assert "à quatre thèmes" in asked["themes"].help
    assert "De 10 à 600" in asked["summary"].help
    here = site()
    here = replace(here, references=replace(base_references(), limits=SET))
    known = sheet_schema(here)["properties"]
    assert known["resume"]["minLength"] == 10
    assert "à quatre thèmes" in issue_forms(here.references, LICENCE)[GITHUB]
