"""The demonstration is of invented sheets alone, and right."""

from __future__ import annotations

from pathlib import Path

from partage.catalogue.knowledge_base import read_knowledge_base
from tests.demo import demonstration


def test_the_demonstration_passes_the_check_and_says_how_many_sheets_it_invents(tmp_path: Path) -> None:
    root = demonstration(tmp_path / "demo")
    knowledge = read_knowledge_base(root, root / "initiatives")
    assert [*knowledge.problems] == []
    count = len(knowledge.catalogue.initiatives)
    assert count == 62
    assert f"these {count} sheets are invented" in (root / "mkdocs.yml").read_text("utf-8")
