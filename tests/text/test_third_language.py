"""A third language is a file to fill: no code knows it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from partage.rendering.moments import day_words
from partage.sheets.fields import field_label
from partage.sheets.sections import SECTIONS
from partage.text import strings as module
from partage.text.strings import grouped, known_locales, language_of_base, strings
from tests.site.building import build, build_environment, project


@pytest.fixture(autouse=True)
def _spanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of locales with a few words of Spanish."""
    for name in ("fr.yml", "en.yml"):
        (tmp_path / name).write_bytes((module.LOCALES_FOLDER / name).read_bytes())
    words = (
        'search.title: Buscar\nfield.titre: "Título"\nsection.contexte: Contexto\nlocale.open_graph: es_ES\n'
    )
    (tmp_path / "es.yml").write_text(words, "utf-8")
    monkeypatch.setattr(module, "LOCALES_FOLDER", tmp_path)
    strings.cache_clear()
    yield
    strings.cache_clear()


def test_its_words_are_its_own_and_what_it_lacks_is_in_english() -> None:
    assert known_locales() == ("fr", "en", "es")
    spanish, english = strings("es"), strings("en")
    assert spanish("search.title") == "Buscar"
    assert spanish("form.lead") == english("form.lead")
    assert spanish.counted("count.initiatives", 1) == "1 initiative"


def test_fields_sections_dates_and_numbers_follow() -> None:
    assert field_label("title", "es") == "Título"
    assert field_label("summary", "es") == field_label("summary", "en")
    assert SECTIONS[0].named("es") == "Contexto"
    assert SECTIONS[1].named("es") == SECTIONS[1].title_en
    assert day_words(date(2026, 3, 1), "es") == "domingo 1 marzo"
    assert grouped(1200, "es") == "1\u202f200"


def test_a_site_is_built_in_it(tmp_path: Path) -> None:
    with build_environment() as _, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTAGE_LANGUAGES", "es fr")
        root = project(tmp_path / "sitio")
        for each in (*(root / "initiatives").glob("*.md"), *(root / "docs").rglob("*.md")):
            if each.stem not in ("repair-cafe", "index"):
                each.unlink()
        for name in ("_constats", "_agenda", "images"):
            shutil.rmtree(root / "initiatives" / name, ignore_errors=True)
        built = build(root, strict=False)
    page = built.text("rechercher/index.html")
    assert '<html lang="es"' in page
    assert re.search(r"<h1[^>]*>\s*Buscar\b", page)
    assert '<html lang="fr"' in built.text("fr/rechercher/index.html")


def test_the_base_is_in_the_first_language_that_is_known() -> None:
    assert language_of_base({"extra": {"languages": "es fr"}}) == "es"
    assert language_of_base({"extra": {"languages": "xx"}}) == language_of_base({}) == "fr"
