"""Who must approve a change, by path: nobody yet in what other networks take up; each then writes its own people."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
TO_COME = frozenset(("/.gitmodules", "/.cache/", "/site/", "/.venv/"))


def test_nobody_is_made_an_owner_here() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    for path in re.findall(r"^# (/\S+)$", "\n".join(lines), re.MULTILINE):
        # Some affect what runs as soon as they exist, or are never committed.
        assert (ROOT / path.lstrip("/")).exists() or path in TO_COME, path


def test_every_entry_of_the_repository_has_its_owners() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    owned = {line.removeprefix("# ") for line in lines if re.fullmatch(r"# (\*|/\S+)", line)}
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    paths = tracked.decode().rstrip("\0").split("\0")
    entries = {f"/{path.partition('/')[0]}{'/' if '/' in path else ''}" for path in paths}
    assert entries - owned == set()
    # Files that may be added one day affect what runs too.
    assert owned >= {
        "*",
        "/docs/",
        "/initiatives/_vocabulaires/",
        "/.github/CODEOWNERS",
        "/.gitattributes",
        "/.gitmodules",
    }
    # The last matching line wins: no later one may override a folder.
    order = [line.removeprefix("# ") for line in lines if line.removeprefix("# ") in owned]
    assert order[0] == "*"
    assert order.index("/initiatives/") < order.index("/initiatives/_vocabulaires/")
    assert order.index("/.github/") < order.index("/.github/CODEOWNERS")
