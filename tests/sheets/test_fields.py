"""The front-matter contract: what each field accepts, and which questions may stay open."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from partage.sheets.fields import KEYS, LEVELS, FrontMatter, field_label
from partage.sheets.sections import SECTIONS
from tests.samples import MINIMAL, checked, spaced

OPTIONAL = [KEYS[name] for name, level in LEVELS.items() if level != "O"]
MANDATORY = [KEYS[name] for name, level in LEVELS.items() if level == "O"]
NAMES = {key: name for name, key in KEYS.items()}


def example(key: str) -> Any:
    """The example of a field, read as the sheet made by `partage new` writes it."""
    written = FrontMatter.model_fields[NAMES[key]].examples
    assert written
    return yaml.load(str(written[0]), yaml.BaseLoader)


def test_six_fields_are_mandatory() -> None:
    assert sorted(MANDATORY) == sorted(MINIMAL)


@pytest.mark.parametrize("key", KEYS.values())
def test_example_of_every_field_is_right(key: str) -> None:
    # An example that is left in place is an error of its own.
    result = checked(**{key: example(key)})
    assert [each for each in result.errors if "c’est encore l’exemple" not in each] == []
    assert result.warnings == []


@pytest.mark.parametrize("mark", ["non-renseigne", "sans-objet", ["non-renseigne"], "Non renseigné"])
@pytest.mark.parametrize("key", OPTIONAL)
def test_optional_field_may_stay_open(key: str, mark: object) -> None:
    right = checked(**{key: mark}).right
    assert not getattr(right.sheet.fields, NAMES[key])
    assert right.sheet.inapplicable == ({key} if mark == "sans-objet" else set())
    assert right.terms == checked().right.terms


@pytest.mark.parametrize("mark", ["non-renseigne", "sans-objet", "Non renseigné"])
def test_lead_may_be_unknown_and_is_then_no_organisation(mark: str) -> None:
    right = checked(porteur=mark).right
    assert right.sheet.fields.lead is None
    assert "actor" not in right.terms


@pytest.mark.parametrize("mark", ["non-renseigne", "sans-objet"])
@pytest.mark.parametrize("key", ["titre", "resume", "territoires", "themes"])
def test_other_mandatory_fields_may_not_stay_open(key: str, mark: str) -> None:
    assert [error.partition(":")[0].partition(".")[0] for error in checked(**{key: mark}).errors] == [key]


def test_unknown_stage_is_a_term_that_is_never_shown_as_a_fact() -> None:
    right = checked(etat="non-renseigne").right
    assert right.sheet.fields.stage == "non-renseigne"
    assert "stage" not in right.terms


def test_initiative_is_not_attested_after_its_end() -> None:
    for attested, end in [("2020", "2018"), ("2018-07", "2018-06-30"), ("2019", "2018-12")]:
        [error] = checked(atteste_en=attested, fin=end).errors
        assert spaced(error) == (
            f"atteste_en: l’initiative est mentionnée en {attested}, mais finie en {end} ; corrigez l’une des deux "
            "dates, ou retirez « atteste_en »"
        )
    for attested, end in [("2018", "2018-06"), ("2018-06-30", "2018"), ("2016", "2018")]:
        assert checked(atteste_en=attested, fin=end).errors == []


def test_open_part_of_a_list_item_says_nothing() -> None:
    right = checked(sources={"titre": "Bilan", "date": "non-renseigne", "auteur": ""}).right
    assert (right.sheet.fields.sources[0].date, right.sheet.fields.sources[0].author) == (None, "")


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("financeurs", ["Caf", "non-renseigne"]),
        ("enseignements", ["Commencer petit.", "sans-objet"]),
        ("acteurs", ["Ville de Gap", "non-renseigne"]),
    ],
)
def test_mark_among_facts_is_refused(key: str, written: list[str]) -> None:
    errors = checked(**{key: written}).errors
    assert len(errors) == 1
    assert "ne peut pas être écrit ici ; dites ce qu’il en est, ou retirez cette ligne" in errors[0]


@pytest.mark.parametrize("empty", ["", [], {}])
@pytest.mark.parametrize("key", OPTIONAL)
def test_empty_optional_field_says_nothing(key: str, empty: object) -> None:
    assert not getattr(checked(**{key: empty}).right.sheet.fields, NAMES[key])


@pytest.mark.parametrize("key", MANDATORY)
def test_mandatory_field_is_asked_for_with_an_example(key: str) -> None:
    for absent in (None, "", []):
        errors = checked(**{key: absent}).errors
        assert len(errors) == 1
        assert errors[0].startswith(f"{key}: ce champ est obligatoire ; exemple : « {key}: ")


@pytest.mark.parametrize(
    ("key", "written"),
    [("acteurs", "Ville de Gap"), ("enseignements", "Commencer petit."), ("sources", "Bilan annuel"),
     ("propositions", "Se revoir."), ("enjeux", "Peu connu."), ("liens", "fete-des-voisins"),
     ("themes", "enfance"), ("territoires", "05061 Gap"), ("financeurs", "Caf"), ("publics", "habitants"),
     ("selection", "tirage-au-sort")],
)  # fmt: skip
def test_one_plain_value_is_a_list_of_one(key: str, written: str) -> None:
    alone, listed = checked(**{key: written}).right, checked(**{key: [written]}).right
    assert getattr(alone.sheet.fields, NAMES[key]) == getattr(listed.sheet.fields, NAMES[key])
    assert len(getattr(alone.sheet.fields, NAMES[key])) == 1


def test_one_mapping_is_a_list_of_one() -> None:
    assert checked(acteurs={"nom": "Ville de Gap", "roles": "partenaire"}).right.sheet.fields.actors[
        0
    ].roles == ("partenaire",)


@pytest.mark.parametrize(
    ("key", "written", "identifier"),
    [
        ("themes", "CLAS", "reussite-educative"),
        ("themes", "Réussite éducative", "reussite-educative"),
        ("themes", "REUSSITE EDUCATIVE", "reussite-educative"),
        ("methodes", "pairs-relais", "habitants-relais"),
    ],
)
def test_alias_or_label_of_a_term_is_accepted_as_its_identifier(
    key: str, written: str, identifier: str
) -> None:
    assert getattr(checked(**{key: written}).right.sheet.fields, NAMES[key]) == (identifier,)


def test_term_written_twice_or_under_two_names_counts_once() -> None:
    fields = checked(themes=["CLAS", "reussite-educative", "enfance", "clas"]).right.sheet.fields
    assert fields.themes == ("reussite-educative", "enfance")


def test_four_themes_are_too_many() -> None:
    assert checked(themes=["enfance", "jeunesse", "lien-social", "parentalite"]).errors == [
        "themes: 3 valeurs au plus ici (4 écrites) ; gardez les plus importantes ; exemple : lien-social"
    ]


def test_end_before_start_is_refused_at_the_end() -> None:
    assert checked(debut="2024-05", fin="2024-04").errors == [
        "fin: la fin (2024-04) est avant le début (2024-05) ; vérifiez les deux dates"
    ]
    event = {"titre": "Réunion", "debut": "2026-05-12", "fin": "2026-05-11"}
    assert checked(evenements=event).errors == [
        "evenements.fin: la fin (2026-05-11) est avant le début (2026-05-12) ; vérifiez les deux dates"
    ]


def test_dangerous_address_is_refused() -> None:
    result = checked(documents={"titre": "Charte", "url": "javascript:alert(1)"})
    assert result.errors == [
        "documents.url: « javascript:alert(1) » n’est pas une adresse web ; elle commence par « https:// »"
    ]


def test_picture_needs_file_text_credit_and_permission() -> None:
    errors = checked(images={"fichier": "absente.jpg", "credit": "Le centre"}).errors
    assert [error.partition(": ")[0] for error in errors] == [
        "images.alt",
        "images.autorisation",
        "images.fichier",
    ]


def test_actor_has_a_name_or_a_type() -> None:
    assert checked(acteurs={"type": "association", "nombre": "30"}).right.sheet.fields.actors[0].number == 30
    assert (
        "écrivez au moins « nom » ou « type » pour cet acteur"
        in checked(acteurs=[{"roles": "partenaire"}]).errors[0]
    )


def test_every_field_has_labels_help_and_example() -> None:
    for name, declared in FrontMatter.model_fields.items():
        assert LEVELS[name] in ("O", "C", "+")
        assert declared.description
        assert declared.description.endswith((".", "…"))
        assert field_label(name, "fr")
        assert field_label(name, "en")
        assert "'" not in f"{declared.title} {declared.description}"


def test_label_has_french_spacing() -> None:
    assert field_label("summary", "fr") == "En bref\u00a0: quoi, pour qui, où, ce qui en ressort"
    assert spaced(field_label("sustainability", "fr")) == "Peut continuer sans appui extérieur ?"
    assert field_label("summary", "en") == "Summary"


def test_sections_name_fields_that_exist_each_once() -> None:
    named = [name for section in SECTIONS for name in section.fields]
    assert set(named) <= set(FrontMatter.model_fields)
    assert len(named) == len(set(named))
