"""The strict checker of HTML on one page of each kind, in every edition: `python -m tests.valid_html SITE VNU_JAR`.

Needs Java; `make valid` fetches the checker. `vnu` says what a browser would forgive.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.kinds import EDITIONS, one_of_each_kind


def pages_of(site: Path) -> list[Path]:
    """Return a page of each kind of *site*, the same in its other editions, and its page of missing addresses."""
    addresses = one_of_each_kind(site)
    others = [f"{edition}/{address}" for edition in EDITIONS for address in addresses]
    paths = [site / address / "index.html" for address in dict.fromkeys([*addresses, *others])]
    return [path for path in (*paths, site / "404.html") if path.is_file()]


def main(site: str, checker: str) -> int:
    """Print each error; return 1 if there is one."""
    pages = pages_of(Path(site))
    command = ["java", "-jar", checker, "--errors-only", "--format", "gnu", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(done.stderr or done.stdout, end="")
    print(f"{len(pages)} pages, {len((done.stderr or done.stdout).splitlines())} errors")
    return 1 if done.returncode or done.stderr else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
