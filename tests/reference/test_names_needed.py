"""A term needs a name in the languages of the site alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.reference.vocabularies import Entry
from partage.views.schemas import list_schema
from tests.samples import sheet, spaced, write_project

FAMILY = "- id: {0}\n  {1}: Le {0}\n  etroits:\n    - id: {0}-etroit\n      {1}: Le {0} étroit\n"


@pytest.mark.parametrize(
    ("languages", "key", "lacking"),
    [
        ("fr", "libelle", ""),
        ("fr en", "libelle", "label"),
        ("en", "label", ""),
        ("en fr", "label", "libelle"),
    ],
)
def test_a_name_is_needed_where_somebody_reads_it(
    tmp_path: Path, languages: str, key: str, lacking: str
) -> None:
    root = write_project(tmp_path, {"jardin": sheet(themes="mer-etroit")})
    (root / "initiatives/_vocabulaires/themes.yml").write_text(FAMILY.format("mer", key), "utf-8")
    (root / "mkdocs.yml").write_text(f"extra:\n  languages: {languages}\n", "utf-8")
    knowledge = read_knowledge_base(root, root / "initiatives")
    told = [spaced(str(each)) for each in knowledge.errors]
    if lacking:
        assert any(f"{lacking} : ce champ est obligatoire" in each for each in told), told
        return
    assert told == []
    assert len(knowledge.catalogue.initiatives) == 1
    term = knowledge.references.vocabularies["themes"].terms["mer-etroit"]
    assert term.named("fr") == term.named("en") == "Le mer étroit"
    schema = list_schema(Entry, languages.split())
    assert schema["$defs"]["Entry"]["required"] == ["id", key]
