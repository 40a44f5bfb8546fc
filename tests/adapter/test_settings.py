"""What the machine asks, as values."""

from __future__ import annotations

import importlib.util
import logging
import time
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from tests.samples import base_references

HOOKS = Path(__file__).parents[2] / "hooks"


@pytest.fixture(scope="module")
def settings() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "settings_of_mkdocs", HOOKS / "adapter/settings.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_moment_of_the_build_is_the_one_asked_for(
    settings: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for written in ("1767225600", " 1767225600\n"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
        assert settings.moment_of_the_build() == datetime(2026, 1, 1, tzinfo=UTC)


def test_an_empty_moment_is_not_set(settings: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1767225600.0)
    for written in ("", "  "):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
        assert settings.moment_of_the_build() == datetime(2026, 1, 1, tzinfo=UTC)


def test_what_is_no_moment_is_a_sentence(settings: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for written in ("hier", "2026-01-01", "1.5", "9" * 30, "-" + "9" * 30, "9" * 5000):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
        with pytest.raises(Abort, match="n’est pas un moment ; écrivez un nombre de secondes depuis 1970"):
            settings.moment_of_the_build()


def test_days_are_told_in_the_zone_that_is_asked_for(
    settings: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767223800")
    days = []
    for extra in ({}, {"timezone": "America/Guadeloupe"}, {"timezone": "UTC"}):
        zone = settings.zone_of(SimpleNamespace(extra=extra))
        days.append(settings.moment_of_the_build(zone).date().isoformat())
    assert days == ["2026-01-01", "2025-12-31", "2025-12-31"]


@pytest.mark.parametrize("asked", ["Europe/Pariss", "", None, "../../etc/passwd", "Europe", 2, "UTC+1"])
def test_a_zone_that_is_none_stops_the_build(settings: ModuleType, asked: object) -> None:
    with pytest.raises(Abort, match=r"extra\.timezone"):
        settings.zone_of(SimpleNamespace(extra={"timezone": asked}))


def test_a_territory_that_is_none_stops_the_build(settings: ModuleType) -> None:
    config = SimpleNamespace(extra={"perimetre": ["atlantide"]})
    with pytest.raises(Abort, match=r"perimetre.*atlantide.*departement-05"):
        settings.perimeter_for(config, base_references())


def test_no_way_to_send_a_sheet_is_a_remark_that_a_strict_build_passes(
    settings: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs")
    config = MkDocsConfig()
    for forge, is_said in (
        ({"kind": "none"}, True),
        ({}, True),
        (None, True),
        ("none", True),
        (False, True),
        ({"kind": None}, True),
        ({"kind": " None "}, True),
        ({"kind": "none", "address": "https://forge.exemple/a"}, True),
        ({"kind": "none", "email": "  "}, True),
        ({"kind": "github"}, True),
        ({"kind": "GitHub", "address": "https://github.com/a/b/"}, False),
        ({"email": "e@reseau.exemple"}, False),
        ({"kind": "github", "address": "https://github.com/a/b"}, False),
    ):
        caplog.clear()
        config.extra = {"forge": forge}
        settings.contributions_for(config)
        assert [record.levelno for record in caplog.records] == [logging.INFO] * is_said, forge
        assert all("aucun moyen d’envoyer" in record.getMessage() for record in caplog.records)
