"""`make demo`: the site of the sheets that the tests invent, said to be invented on every page.

A network sees there what its base becomes, before it writes. `python -m tests.demo [FOLDER]` makes the project.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from tests.site.building import BASE, CORPUS, project

INVENTED = CORPUS / "recherche"
_NOTICE = {
    "fr": "Démonstration : ces {count} fiches sont inventées pour les essais. Aucune n’a eu lieu.",
    "en": "Demonstration: these {count} sheets are invented for tests. None of them took place.",
}


def demonstration(folder: Path) -> Path:
    """Make, at *folder*, a project of the invented sheets alone; return it."""
    shutil.rmtree(folder, ignore_errors=True)
    sheets = sorted(INVENTED.glob("*.md"))
    notice = {language: words.format(count=len(sheets)) for language, words in _NOTICE.items()}
    root = project(folder, BASE, site_name="Démonstration", extra={"notice": notice})
    for left in (*(root / "initiatives").glob("*.md"), root / "docs/parcours", root / "initiatives/_agenda"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    for sheet in sheets:
        shutil.copy(sheet, root / "initiatives")
    return root


if __name__ == "__main__":
    made = demonstration(Path(sys.argv[1] if len(sys.argv) > 1 else ".cache/demo"))
    sys.stdout.write(json.dumps({"project": str(made)}) + "\n")
