"""The open data: every format says what sheets say, nothing in it acts, and the base can be made again from it."""

from __future__ import annotations

import csv
import io
import json
import warnings
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.exports.columns import COLUMNS, FIELDS
from partage.exports.inert import FORMULAS, csv_lines
from partage.exports.own_files import FOLDER
from partage.exports.piece import packed, piece_of
from partage.exports.tables import TABLES
from partage.runtime.git import GitDates
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, FrontMatter
from partage.views import data_files
from tests.exports.full import HOSTILE, full, full_sheet
from tests.exports.json_schemas import schema_of
from tests.samples import base_references, checked_text, initiative, site

RICH: dict[str, Any] = {
    "debut": "2024-01",
    "participation": {"diagnostic": "consultation"},
    "acteurs": ["Ville de Gap", {"type": "association", "nombre": "3"}],
    "freins": [{"facteur": "temps-equipe", "texte": "Peu | de temps.", "contournement": "Le mardi."}],
    "leviers": [{"facteur": "confiance-relations", "texte": "On se connaît."}],
    "enseignements": ["Commencer petit."],
    "propositions": [{"texte": "Se revoir.", "avec": ["A", "B"], "nouvelles": ["2019-03 : C’est fait."]}],
    "evenements": [
        {
            "titre": "Café",
            "debut": "2026-09-10",
            "heure": "18:30-20:00",
            "repete": "chaque semaine",
            "annule": ["oui"],
        }
    ],
    "liens": ["conseil-citoyen-haut-gap"],
    "documents": [{"titre": "La charte", "url": "https://exemple.org/charte.pdf"}],
    "budget": "sans-objet",
    "porteur": "non-renseigne",
    "relue_par": {"nom": "Le réseau", "date": "2026-01-15"},
}


def files(here: Site) -> dict[str, str]:
    made = [*data_files.whole_files(here), *data_files.outputs(here)]
    contents = [(each.path.removeprefix("donnees/v1/"), each.content()) for each in made]
    return {path: text.decode() if isinstance(text, bytes) else text for path, text in contents}


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    )


@pytest.fixture(scope="module")
def here() -> Site:
    two = initiative("b-riche", "Un *texte*.<!-- une note -->", **RICH), initiative("a-simple")
    history = {two[0].path: GitDates(date(2020, 5, 1), date(2021, 6, 2))}
    return replace(site(*two), history=history)


@pytest.fixture(scope="module")
def published(here: Site) -> dict[str, str]:
    return files(here)


def test_a_program_reads_terms_by_identifier_and_a_person_by_name(published: dict[str, str]) -> None:
    simple, rich = rows(published["fiches.csv"])
    assert list(simple) == [column.key for column in COLUMNS]
    assert (simple["id"], simple["creee_le"], simple["etat"]) == ("a-simple", "", "en-cours")
    assert rich["adresse"] == "https://partage.exemple/initiatives/b-riche/"
    assert (rich["creee_le"], rich["modifiee_le"]) == ("2020-05-01", "2021-06-02")
    assert rich["participation"] == "diagnostic: consultation"
    assert rich["acteurs"] == "nom: Ville de Gap|type: association; nombre: 3"
    people = rows(published["fiches-tableur.csv"], ";")[1]
    assert people["Thèmes"] == base_references().vocabularies["themes"].terms["lien-social"].label
    assert people["Territoires"] == "Gap"
    assert published["fiches-tableur.csv"].startswith("\ufeffIdentifiant;")
    assert published["fiches.csv"].count("\r\n") == 3


def test_factors_and_lessons_are_rows(published: dict[str, str]) -> None:
    obstacle, lever = rows(published["freins-leviers.csv"])
    assert (obstacle["champ"], obstacle["texte"], obstacle["contournement"]) == (
        "freins",
        "Peu | de temps.",
        "Le mardi.",
    )
    assert (lever["fiche"], lever["facteur"]) == ("b-riche", "confiance-relations")
    (lesson,) = rows(published["enseignements.csv"])
    assert (lesson["texte"], lesson["type"]) == ("Commencer petit.", "enseignement")


def test_a_number_is_one_whatever_its_sign() -> None:
    """Half of France is west of Greenwich: an apostrophe before a longitude would make a text of it."""
    assert csv_lines([["-0.5481", "-20", "-1+1", "-0.5 ", "+3"]]) == "-0.5481,-20,'-1+1,'-0.5 ,'+3\r\n"


def test_json_keeps_its_schema(published: dict[str, str]) -> None:
    schema = json.loads(published["fiches.schema.json"])
    Draft202012Validator.check_schema(schema)
    whole = json.loads(published["fiches.json"])
    assert [each.message for each in Draft202012Validator(schema).iter_errors(whole)] == []
    assert whole["total"] == len(whole["fiches"]) == 2
    rich = whole["fiches"][1]
    assert rich["texte"] == "Un *texte*."
    assert (rich["sans_objet"], rich["porteur"]) == (["budget"], "non-renseigne")


def test_every_other_json_keeps_a_strict_schema(published: dict[str, str]) -> None:
    others = {path for path in published if path.endswith(("json", "jsonld"))} - {
        "fiches.json",
        "fiches.schema.json",
    }
    assert len(others) > len(base_references().vocabularies) + 4
    for path in others:
        wrong = Draft202012Validator(schema_of(path)).iter_errors(json.loads(published[path]))
        assert [f"{each.json_path}: {each.message}"[:200] for each in wrong] == [], path


def test_the_places_that_have_a_point_are_points(published: dict[str, str]) -> None:
    features = json.loads(published["fiches.geojson"])["features"]
    gap = base_references().territories.find("05061 Gap")
    assert gap.latitude
    assert gap.longitude
    for feature, identifier in zip(features, ("a-simple", "b-riche"), strict=True):
        assert feature["properties"]["id"] == identifier
        assert feature["geometry"] == {
            "type": "Point",
            "coordinates": [round(gap.longitude, 5), round(gap.latitude, 5)],
        }


def test_the_package_describes_each_table_and_no_other(published: dict[str, str]) -> None:
    resources = {each["path"]: each for each in json.loads(published["datapackage.json"])["resources"]}
    assert published.keys() - resources.keys() == {
        "fiches-tableur.csv", "datapackage.json", "fiches.schema.json", "LISEZMOI.txt", "catalogue.jsonld",
        "catalogue.ttl", "fiches/index.json", "fiches/0.json",
    }  # fmt: skip
    assert resources.keys() <= published.keys()
    for table in TABLES:
        heads = next(csv.reader(io.StringIO(published[table.path])))
        assert [field["name"] for field in resources[table.path]["schema"]["fields"]] == heads
        found = rows(published[table.path])
        needed = [column.key for column in table.columns if column.is_required]
        assert all(row[key] for row in found for key in needed), table.name
        if table.key:
            assert len({row[table.key] for row in found}) == len(found)


def test_each_list_is_a_scheme_of_concepts(published: dict[str, str]) -> None:
    for name, vocabulary in base_references().vocabularies.items():
        with warnings.catch_warnings():
            # The library warns of itself.
            warnings.simplefilter("ignore", DeprecationWarning)
            graph = Graph().parse(data=published[f"vocabulaires/{name}.json"], format="json-ld")
        assert len([*graph.subjects(RDF.type, SKOS.Concept)]) == len(vocabulary.terms)
        assert len([*graph.subject_objects(SKOS.broader)]) == sum(
            bool(each.broader) for each in vocabulary.terms.values()
        )


def rebuilt(sheet: dict[str, Any]) -> Initiative:
    """Return the sheet that one object of `fiches.json` tells: JSON is YAML, and the rest is the text."""
    values = {key: value for key, value in sheet.items() if key in KEYS.values()}
    values |= dict.fromkeys(sheet.get("sans_objet", []), "sans-objet")
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return checked_text("\n".join(["---", *lines, "---", "", sheet.get("texte", "")]), sheet["id"]).right


def test_the_base_is_made_again_from_the_whole_file(here: Site, published: dict[str, str]) -> None:
    again = [rebuilt(each) for each in json.loads(published["fiches.json"])["fiches"]]
    for each in again:
        was = here.catalogue.by_id[each.id]
        assert each.fields == was.fields
        assert (each.terms, each.named, each.links, each.sentences) == (
            was.terms,
            was.named,
            was.links,
            was.sentences,
        )
        assert [section.html for section in each.sections] == [section.html for section in was.sections]
        assert each.sheet.inapplicable == was.sheet.inapplicable
    made = files(replace(site(*again), history=here.history))
    # What is lost is how the file was written: comments, order, quotes, and the notes of its authors.
    assert {path: text for path, text in made.items() if not path.startswith(FOLDER)} == {
        path: text for path, text in published.items() if not path.startswith(FOLDER)
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_every_field_of_every_format(text: str) -> None:
    fields = full(FrontMatter, FIELD_KINDS, text)
    assert all(getattr(fields, name) for name in KEYS)
    place = base_references().territories.find("05061 Gap").id
    placed = fields.model_copy(update={"territories": (place,)})
    one = initiative("hostile")
    sheets = full_sheet(placed, text)
    made = files(site(replace(one, piece=packed(piece_of("hostile", sheets, base_references())))))
    for path, content in made.items():
        body = content.removeprefix("\ufeff")
        assert not [sign for sign in body if sign < " " and sign not in "\r\n"], path
        assert not set("\x7f\x85\x9b\u2028\u2029\u202e\u2066\ufeff") & set(body), path
        assert "</script" not in body or path.endswith(".csv"), path
    whole = json.loads(made["fiches.json"])["fiches"][0]
    assert [column.key for column in FIELDS if column.key not in whole] == []
    assert json.loads(made["fiches.geojson"])["features"]
    for path, delimiter in (("fiches.csv", ","), ("fiches-tableur.csv", ";"), ("enseignements.csv", ","),
                            ("freins-leviers.csv", ",")):  # fmt: skip
        lines = made[path].split("\r\n")
        found = [*csv.reader(io.StringIO(made[path].removeprefix("\ufeff"), newline=""), delimiter=delimiter)]
        # One line a row: no cell breaks a line, none begins as a formula does.
        assert len(found) == len(lines) - 1
        assert {len(row) for row in found} == {len(found[0])}
        assert not [value for row in found for value in row if value.strip().startswith(FORMULAS)], path


def test_nothing_is_published_twice_nor_by_another_edition() -> None:
    english = site(initiative(), locale="en")
    assert [*data_files.whole_files(english), *data_files.outputs(english)] == []
    assert csv_lines([["a", 'b"c', "d,e"]]) == 'a,"b""c","d,e"\r\n'
