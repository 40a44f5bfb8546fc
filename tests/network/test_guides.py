"""The guides of this repository say what the engine does."""

from __future__ import annotations

import re

from partage.reference.method_use import MethodEntry
from tests.samples import ROOT


def test_a_guide_gives_the_commands_of_its_language() -> None:
    french = r"partage (verifier|commencer|importer|recevoir|revisiter|agenda lire|forge (bilan|adresse|modeles))\b"
    english = r"partage (check|new|import|receive|revisit|agenda read|forge (summary|address|templates))\b"
    guides = [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    for guide in guides:
        text = guide.read_text("utf-8")
        is_english = (
            guide.name.endswith(".en.md") or guide.name == "README.md" or "\nlang: en\n" in text[:200]
        )
        assert not re.search(french if is_english else english, text), guide


def test_the_guide_names_every_key_of_a_method() -> None:
    text = (ROOT / "docs/contribuer/termes-et-territoires.md").read_text("utf-8")
    for name in ("purposes", "size", "time", "preparation", "levels", "source", "address"):
        field = MethodEntry.model_fields[name]
        assert f"`{field.alias or name}`" in text
