"""Programs of Node.js that benchmarks run: installed from their lock, which holds the address of no registry."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.benchmarks.subjects import ROOT

HERE = Path(__file__).resolve().parent
CACHE = ROOT / ".cache" / "benchmarks"
_PACKAGE = ("package.json", "package-lock.json", ".npmrc")
_MISSING = "{program} needs {tool}: install Node.js 20 or later{without}."
_FAILED = "npm could not install {program} in {folder}{without}."


def installed(program: str, *, without: str) -> Path:
    """Return the command *program*, installed if it is missing or of another version.

    Leave the benchmark where it cannot be, with *without*, the options that need none.
    """
    otherwise = f"; without it: `{without}`"
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            raise SystemExit(_MISSING.format(program=program, tool=tool, without=otherwise))
    command = CACHE / "node_modules" / ".bin" / program
    if not command.exists() or _texts(CACHE) != _texts(HERE):
        CACHE.mkdir(parents=True, exist_ok=True)
        for name in _PACKAGE:
            shutil.copy2(HERE / name, CACHE / name)
        # What is run comes in the packages: no script of theirs needs to.
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--loglevel=error"], cwd=CACHE, check=False)
        if done.returncode:
            raise SystemExit(_FAILED.format(program=program, folder=CACHE, without=otherwise))
    return command


def version(program: str) -> str:
    """Return the version that the lock gives."""
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"][f"node_modules/{program}"]["version"])


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") if (path := folder / name).exists() else "" for name in _PACKAGE]
