"""The sheet that `partage new` starts."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from partage.catalogue.initiative import Initiative
from partage.sheets.fields import KEYS, LEVELS
from partage.sheets.sections import SECTIONS
from partage.sheets.template import draft, identifier, meeting_draft
from partage.text.characters import received
from partage.text.translation import speak
from partage.text.typography import french
from tests.samples import MINIMAL, checked_text, sheet

TITLES = [
    "Ouvrir un jardin partagé",
    'L’œuvre d\'un été : « oui » ou "non" ?',
    "'Les jardins' partagés",
    "- une liste",
    "# un titre",
    "🌱 Jardiner",
    "[crochets] et {accolades}",
    "2024-01-01",
    "05061",
    "non",
    "@arobase & esperluette",
    "100 % bénévole",
    "oui: non",
    "mot # commentaire",
    "trois\\points",
    "*étoile*",
    "!important",
    ", virgule",
    "> plus grand",
    "(entre parenthèses)",
    "null",
    "~ environ",
]


def front_matter(text: str) -> Any:
    return yaml.safe_load(text.split("---")[1])


@pytest.mark.parametrize("title", TITLES)
def test_untouched_draft_only_lacks_its_answers_and_keeps_its_title(title: str) -> None:
    result = checked_text(draft(title))
    asked = [KEYS[name] for name, level in LEVELS.items() if level == "O" and name != "title"]
    assert sorted(each.partition(":")[0] for each in result.errors) == sorted(asked)
    assert all("ce champ est obligatoire ; exemple" in each for each in result.errors)
    assert result.warnings == []
    assert answered(title).title == french(title)


def answered(title: str) -> Initiative:
    """The draft of *title* once its questions are answered."""
    text = draft(title)
    for key, answer in MINIMAL.items():
        if key != "titre":
            text = re.sub(
                rf"^#{key}: .*$", lambda _, line=f'{key}: "{answer}"': line, text, flags=re.MULTILINE
            )
    return checked_text(text).right


@pytest.mark.parametrize("title", TITLES)
def test_draft_is_the_same_to_a_yaml_editor(title: str) -> None:
    assert front_matter(draft(title))["titre"] == title


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=3, max_size=120))
def test_any_printable_title_survives(title: str) -> None:
    assert answered(title).title == received(title)


def uncommented(text: str) -> str:
    """The draft whose every field is filled with its example."""
    keys = tuple(f"#{key}:" for key in KEYS.values())
    return "\n".join(line[1:] if line.startswith(keys) else line for line in text.split("\n"))


def test_every_field_of_the_draft_is_right_with_its_example() -> None:
    text = uncommented(draft("Un jardin"))
    assert set(front_matter(text)) == set(KEYS.values())
    result = checked_text(text)
    assert [each for each in result.errors if "c’est encore l’exemple" not in each] == []
    assert result.warnings == []


def test_examples_left_in_place_are_errors() -> None:
    said = [each.partition(":")[0] for each in checked_text(uncommented(draft("Un jardin"))).errors]
    sentences = {"freins", "leviers", "resultats_habitants", "enseignements", "suites", "en_clair"}
    assert {"resume", "etat", "territoires", "themes", "porteur", *sentences} <= set(said)
    # By themselves, they may well be answers.
    contact = "La coordination, via le réseau"
    told = sheet(
        etat="en-cours", participants="environ 20", contact=contact, suites="Le groupe existe toujours."
    )
    assert checked_text(told).errors == []
    for key, example in (
        ("enseignements", "Commencer petit, avec les personnes déjà là."),
        ("fait_debat", "Faut-il indemniser les habitants-relais ?"),
        ("leviers", "{facteur: confiance-relations, texte: Des partenaires qui se connaissaient.}"),
        ("documents", "{titre: La charte, url: 'https://exemple.org/charte.pdf', type: charte}"),
        ("retours", "{date: 2025-03, texte: Le groupe compte dix personnes.}"),
    ):
        left = sheet().replace("titre:", f"{key}: {example}\ntitre:", 1)
        assert [each.partition(":")[0] for each in checked_text(left).errors] == [key]


def test_mandatory_fields_come_first_and_alone_are_asked_for() -> None:
    asked = [
        line.partition(":")[0].removeprefix("#")
        for line in draft("Un jardin").split("---")[1].partition("# Pour une fiche complète")[0].split("\n")
        if re.match("#?[a-z_]+: ", line)
    ]
    assert asked == [KEYS[name] for name, level in LEVELS.items() if level == "O"]


def test_every_guided_section_has_its_question_in_a_comment() -> None:
    body = draft("Un jardin").split("---")[2]
    for section in SECTIONS:
        assert f"## {section.title}\n\n<!-- {section.question} -->\n" in body


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("L’œuvre de l'été", "l-oeuvre-de-l-ete"),
        ("🌱", ""),
        ("mot " * 40, "mot-" * 14 + "mot"),
        ("Où ? « Là » !", "ou-la"),
    ],
)
def test_title_gives_the_identifier(title: str, name: str) -> None:
    assert identifier(title) == name
    assert len(name) <= 60


def test_a_base_in_english_begins_its_sheets_in_english() -> None:
    speak("en")
    for text in (draft("A choir"), meeting_draft("A visit")):
        titles = re.findall(r"(?m)^## (.*)$", text)
        assert "Context and diagnosis" in titles
        comments = re.findall(r"<!-- (.*) -->", text)
        assert comments
        assert not re.search("[éèàçù«]", " ".join([*titles, *comments]).replace("“", ""))


def test_the_example_of_a_place_is_one_of_the_base() -> None:
    text = draft("Un chœur", "Galway")
    assert "\n#territoires: Galway\n" in text
    assert "Insee" not in text
    assert "05061 Gap" not in text
