"""A wrong setting is said at once, in the language of the site, with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.settings.checking import wrong_settings
from partage.settings.declared import SETTINGS
from partage.settings.values import Licence, licence_of, reviewing_of
from tests.samples import spaced, write_project


def placed(key: str, value: object) -> dict[str, object]:
    *outer, last = key.split(".")
    found: dict[str, object] = {last: value}
    for name in reversed(outer):
        found = {name: found}
    return found


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.key)
def test_the_example_and_the_default_of_each_setting_are_right(setting: object) -> None:
    for written in filter(None, (setting.example, setting.default)):  # type: ignore[attr-defined]
        found = placed(setting.key, yaml.safe_load(written))  # type: ignore[attr-defined]
        assert list(wrong_settings(found)) == []


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("extra.languages", "fr de", "une suite de langues parmi fr et en"),
        ("extra.languages", "", None),
        ("extra.licence.address", "creativecommons.org", "une adresse qui commence par https://"),
        ("extra.licence.name", ["a"], "un texte d’une ligne"),
        ("extra.licence", "CC BY", "extra.licence.name"),
        ("extra.timezone", "Paris", "un fuseau horaire"),
        ("extra.limits.themes", 0, "un nombre, de 1 ou plus"),
        ("extra.forge.kind", "codeberg", "un de ces mots : github"),
        ("extra.forge.email", "fiches", "une adresse électronique"),
        ("extra.share_images", "oui", "true (vrai)"),
        ("extra.licences", {"name": "a"}, "vouliez-vous dire"),
        ("extra.licence.nom", "a", "vouliez-vous dire « extra.licence.name »"),
        ("extra.social", [], None),
        ("extra.generator", False, None),
    ],
)
def test_a_wrong_value_is_said_with_what_is_right(key: str, value: object, named: str | None) -> None:
    said = list(wrong_settings(placed(key, value)))
    assert [each.key for each in said] == ([key] if named else [])
    assert not named or named in said[0].sentence


def test_an_english_site_is_told_in_english() -> None:
    [(key, sentence)] = wrong_settings({"extra": {"languages": "en fr", "timezone": "London"}})
    assert key == "extra.timezone"
    assert sentence == "“London” is not a time zone; for example: “Indian/Reunion”"


def test_what_a_network_says_of_itself_is_read_from_its_settings() -> None:
    said = {"licence": {"name": "ODbL 1.0", "address": "https://a.example/"}, "review": {"who": "nous"}}
    assert licence_of({"extra": said}) == Licence("ODbL 1.0", "https://a.example/")
    assert licence_of({"extra": said}).code == "ODbL-1.0"
    assert licence_of({}) == Licence()
    assert (reviewing_of({"extra": said}).who, reviewing_of({"extra": said}).delay) == ("nous", "")


def test_the_check_says_it_on_its_line(tmp_path: Path) -> None:
    root = write_project(tmp_path, {})
    settings = 'site_url: !ENV [SITE_URL, ""]\nextra:\n  forge:\n    kind: none\n  timezone: Paris\n'
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    [problem] = read_knowledge_base(root, root / "initiatives").errors
    assert spaced(str(problem)).startswith(
        "mkdocs.yml:5: extra.timezone : « Paris » n’est pas un fuseau horaire"
    )
