"""The settings are those that MkDocs reads: over those of the files that mkdocs.yml inherits."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config

from partage.runtime.configuration import settings_of_project

FILES = {
    "mkdocs.yml": "INHERIT: network/settings.yml\nsite_name: La côte\nextra:\n  perimetre: [region-53]\n  limits: {themes: 4}\n",
    "network/settings.yml": "INHERIT: ../engine.yml\nextra:\n  languages: !ENV [L, 'en']\n  limits: {themes: 2, publics: 6}\n",
    "engine.yml": "site_name: Le moteur\nextra:\n  perimetre: [region-93, region-84]\n  timezone: Europe/Paris\n",
}


def written(root: Path, **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root / "docs").mkdir(exist_ok=True)
    return root


def test_what_is_inherited_counts_as_it_does_for_the_build(tmp_path: Path) -> None:
    settings = settings_of_project(written(tmp_path), {})
    assert settings["site_name"] == "La côte"
    assert settings["extra"] == {
        "perimetre": ["region-53"],
        "limits": {"themes": 4, "publics": 6},
        "languages": "en",
        "timezone": "Europe/Paris",
    }
    assert load_config(str(tmp_path / "mkdocs.yml")).extra == settings["extra"]


def test_a_circle_and_a_missing_file_end(tmp_path: Path) -> None:
    circle = written(tmp_path, **{"engine.yml": "INHERIT: mkdocs.yml\nsite_url: https://cote.exemple/\n"})
    assert settings_of_project(circle, {})["site_url"] == "https://cote.exemple/"
    lost = written(
        tmp_path, **{"network/settings.yml": "INHERIT: rien.yml\nsite_url: https://cote.exemple/\n"}
    )
    assert settings_of_project(lost, {})["site_url"] == "https://cote.exemple/"
    assert settings_of_project(tmp_path / "docs", {}) == {}
