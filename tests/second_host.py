"""`make second-host`: the site built by MkDocs and by ProperDocs, byte for byte; only the generator's name may differ.

Run it with the Python of an environment that has both (see the Makefile).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_HOSTS = ("mkdocs", "properdocs")
_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def built(host: str, folder: Path) -> dict[str, bytes]:
    """Return the files of the site that *host* builds at *folder*, without the generator's name."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1",
                                "PYTHONPATH": str(ROOT / "hooks")}  # fmt: skip
    subprocess.run(
        [sys.executable, "-m", host, "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT, env=environment, check=True,
    )  # fmt: skip
    return {
        path.relative_to(folder).as_posix(): _GENERATOR.sub(b"", path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def main() -> int:
    """Compare both sites; return 1 if anything differs."""
    one, other = (built(host, ROOT / ".cache" / f"site-{host}") for host in _HOSTS)
    different = [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]
    for name in different[:20]:
        sys.stdout.write(f"{name}\n")
    sys.stdout.write(f"{len(one)} / {len(other)} files, {len(different)} different\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
