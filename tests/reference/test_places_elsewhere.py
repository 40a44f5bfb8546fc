"""Places outside the official code of France: countries, and another country by a table of the network's own."""

from __future__ import annotations

import pickle
import re
from dataclasses import replace
from pathlib import Path

import pytest

from partage.exports import described
from partage.forge.issue_forms import GITHUB, GITLAB, issue_forms
from partage.reference.local_territories import OwnTerritory
from partage.reference.place_table_file import PLACE_TABLE, TableFile, read_place_table
from partage.reference.territories import Territories, UnknownTerritory, load_territories
from partage.reference.territory_lists import WIDE, place_lists
from partage.views import data_files, data_page, maps, proposal
from tests.samples import LICENCE, initiative, site

BELGIUM = """code,type,nom,name,parent,alias
BE-BRU,region,Région de Bruxelles-Capitale,Brussels-Capital Region,BE,Bruxelles
BE-VLG,region,Région flamande,Flemish Region,Belgique,Vlaams Gewest|Flandre
BE-WAL,region,Région wallonne,Walloon Region,BE,Wallonie
BE-VAN,province,Anvers,Antwerp,BE-VLG,Antwerpen
BE-WNA,province,Namur,Namur,BE-WAL,
"""
"""Codes, kinds and parents: ISO 3166-2."""
KINDS = {"province": None}


def table_of(folder: Path, text: str) -> TableFile:
    (folder / PLACE_TABLE).write_text(text, "utf-8")
    return read_place_table(folder, folder, KINDS)


@pytest.fixture
def belgium(tmp_path: Path) -> Territories:
    read = table_of(tmp_path, BELGIUM)
    assert read.problems == ()
    return load_territories(table=read.table)[0]


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("France", "pays-fr"),
        ("FR France", "pays-fr"),
        ("Belgique", "pays-be"),
        ("Belgium", "pays-be"),
        ("Union européenne", "ensemble-eu"),
        ("European Union", "ensemble-eu"),
        ("UE", "ensemble-eu"),
        ("monde", "ensemble-001"),
        ("pays-ca", "pays-ca"),
    ],
)
def test_a_country_is_named_as_people_name_it(written: str, identifier: str) -> None:
    assert load_territories()[0].find(written).id == identifier


def test_france_holds_its_regions_and_a_town_of_the_same_name_is_told_from_a_country() -> None:
    territories, _ = load_territories()
    assert territories.find("05061 Gap").ancestors[-2:] == ("region-93", "pays-fr")
    assert {each.kind for each in territories.inside("pays-fr")} == {"region"}
    with pytest.raises(UnknownTerritory, match=re.escape("« pays-ch » (Suisse, pays) ou « 57662 Suisse »")):
        territories.find("Suisse")
    # La Réunion is a région of the official code: it is not listed twice.
    assert "pays-re" not in [each.id for each in territories.listed()[2]]


def test_an_own_place_may_have_a_country_or_nothing_above_it() -> None:
    entries = [
        OwnTerritory.model_validate({"id": "lac", "nom": "Bassin du Léman", "type": "territoire-vecu"}),
        OwnTerritory.model_validate({"id": "geneve", "nom": "Genève", "type": "commune", "pays": "CH"}),
        OwnTerritory.model_validate({"id": "france", "nom": "France", "type": "territoire-vecu"}),
    ]
    territories, problems = load_territories(entries)
    assert problems == []
    assert territories["lac"].ancestors == ()
    assert territories["geneve"].ancestors == ("pays-ch",)
    # What a network declared before countries could be named is still what its sheets mean.
    assert territories.find("France").id == "france"


def test_a_table_is_another_country_and_what_it_does_not_hold_is_unknown(belgium: Territories) -> None:
    for written in ("Namur", "BE-WNA Namur", "BE-WNA", "province-be-wna"):
        assert belgium.find(written).id == "province-be-wna"
    namur = belgium.find("Namur")
    assert (namur.kind, namur.ancestors) == ("province", ("region-be-wal", "pays-be"))
    assert belgium.find("Antwerpen").label == "Anvers"
    assert belgium.find("Anvers").label_en == "Antwerp"
    assert [each.id for each in belgium.inside("pays-be")] == [
        "region-be-bru",
        "region-be-vlg",
        "region-be-wal",
    ]
    with pytest.raises(
        UnknownTerritory, match="comme « BE-BRU Région de Bruxelles-Capitale », « BE-VAN Anvers »"
    ):
        belgium.find("05061 Gap")
    with pytest.raises(UnknownTerritory, match="vouliez-vous dire « province-be-wna »"):
        belgium.find("Namurr")
    assert pickle.loads(pickle.dumps(belgium))["province-be-wna"] == namur


def test_the_form_proposes_the_places_of_the_table_and_countries(belgium: Territories) -> None:
    lists = place_lists(*belgium.listed())
    assert "BE-VAN Anvers\tAnvers\tprovince\tRégion flamande\t\tAntwerp ; Antwerpen" in lists["an"].split(
        "\n"
    )
    assert "pays-be\tBelgique\tpays\t\t\tBelgium" in lists["be"].split("\n")
    # A base in English shows English names, and finds the others.
    english = place_lists(*belgium.listed(), "en")
    assert "pays-be\tBelgium\tpays\t\t\tBelgique" in english["be"].split("\n")
    assert "province-be-van\tAnvers\tprovince\t\t\tAntwerp ; Antwerpen" in lists[WIDE].split("\n")
    assert "ga" not in lists or "Gap" not in lists["ga"]


@pytest.mark.parametrize(
    ("rows", "line", "field", "sentence"),
    [
        ("BE-X,canton,Lieu,,,", 2, "type", "« canton » n’est pas un type de territoire connu"),
        ("BE-X,province,,,,", 2, "nom", "n’a pas de nom"),
        ("BE-X,province,Lieu,,Nulle part,", 2, "parent", "ni un lieu de ce tableau ni un pays"),
        ("BE-X,province,Un,,BE,\nBE-X,province,Deux,,BE,", 3, "code", "est déjà dans ce tableau"),
        ("BE-X,province,Un,,BE-Y,\nBE-Y,province,Deux,,BE-X,", 2, "parent", "qui se contiennent"),
    ],
)
def test_a_wrong_row_is_told_by_its_line(
    tmp_path: Path, rows: str, line: int, field: str, sentence: str
) -> None:
    problem = table_of(tmp_path, f"code,type,nom,name,parent,alias\n{rows}\n").problems[0]
    assert (problem.line, problem.field) == (line, field)
    assert sentence in problem.message


def test_a_table_without_its_columns_or_in_no_text_is_refused(tmp_path: Path) -> None:
    assert "il manque « code »" in table_of(tmp_path, "nom;type\nNamur;province\n").problems[0].message
    (tmp_path / PLACE_TABLE).write_bytes(b"code,type,nom\n\xff\xfe")
    assert "UTF-8" in read_place_table(tmp_path, tmp_path, KINDS).problems[0].message
    (tmp_path / PLACE_TABLE).unlink()
    assert read_place_table(tmp_path, tmp_path, KINDS) == TableFile()


def test_nobody_credits_the_official_code_of_france_there(belgium: Territories) -> None:
    here = site(initiative("x"))
    elsewhere = replace(here, references=replace(here.references, territories=belgium))
    for render in (
        data_page.body,
        maps.body,
        lambda each: described.package(data_files.base_of(each)),
        lambda each: described.readme(data_files.base_of(each)),
    ):
        assert re.search(r"\bIGN\b", render(here)) or render is maps.body
        assert not re.search(r"\bIGN\b|etalab", render(elsewhere))


def test_the_example_of_a_place_is_one_of_the_table(belgium: Territories) -> None:
    here = site(initiative("x"))
    elsewhere = replace(here, references=replace(here.references, territories=belgium))
    for render in (
        proposal.body,
        lambda each: issue_forms(each.references, LICENCE)[GITHUB],
        lambda each: issue_forms(each.references, LICENCE)[GITLAB],
    ):
        assert "05061 Gap" in render(here)
        assert "05061 Gap" not in render(elsewhere)
        assert belgium.example in render(elsewhere)
