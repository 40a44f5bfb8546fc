"""The architecture page names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/contribuer/architecture.md").read_text("utf-8")
ROOTS = [ROOT / folder for folder in ("", "hooks/partage", "hooks", "docs/assets", "docs/assets/javascripts")]
ROOTS += [ROOT / "docs/assets/stylesheets"]


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:[\w-]+/)*[\w-]+\.(?:py|js|css|html|md|json|yml))`", PAGE))
    examples = {"x.md", "x.en.md"}
    assert len(named) > 40
    assert {name for name in named - examples if not any((root / name).exists() for root in ROOTS)} == {
        "index.json"
    }


def test_every_module_that_the_page_names_without_an_ending_is_there() -> None:
    packages = "|".join(
        path.name for path in (ROOT / "hooks/partage").iterdir() if (path / "__init__.py").exists()
    )
    named = set(re.findall(rf"`((?:{packages})/[\w/]+)`", PAGE))
    assert named
    missing = {
        name
        for name in named
        if not any((ROOT / "hooks/partage" / f"{name}{end}").exists() for end in ("", ".py"))
    }
    assert missing == set()
