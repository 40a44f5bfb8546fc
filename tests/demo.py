"""`make demo`: the site of the sheets that the tests invent, said to be invented on every page.

A network sees there what its base becomes, before it writes. `python -m tests.demo [FOLDER]` makes the project.
"""

from __future__ import annotations

import json
import re
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
    real = {path.stem for path in (BASE / "initiatives").glob("*.md")}
    for sheet in sheets:
        (root / "initiatives" / sheet.name).write_text(_apart(sheet.read_text("utf-8"), real), "utf-8")
    return root


def _apart(text: str, real: set[str]) -> str:
    """Return the sheet *text* without the links that lead to *real* sheets, which are not shown."""
    keys = re.compile(r"^(?:liens|inspiree_de):.*\n(?:[ -].*\n)*", re.MULTILINE)
    return keys.sub(lambda found: "" if any(name in found[0] for name in real) else found[0], text)


if __name__ == "__main__":
    made = demonstration(Path(sys.argv[1] if len(sys.argv) > 1 else ".cache/demo"))
    sys.stdout.write(json.dumps({"project": str(made)}) + "\n")
