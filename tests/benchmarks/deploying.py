"""What a site takes at a host, and what a deployment sends once one sheet was edited: for the guide of hosting.

Prints a table of Markdown. Nothing is timed, so that any machine gives the same figures. Needs rsync.

    python -m tests.benchmarks.deploying [--sizes 500,2000,10000] [--languages fr,"fr en"]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.generate import generate
from tests.benchmarks.subjects import ENVIRONMENT, Ours

_FILES = re.compile(r"Number of regular files transferred: ([\d,]+)")
_BYTES = re.compile(r"Total transferred file size: ([\d,]+)")
_HEAD = "| sheets | editions | files | MB | largest file, MB | files sent after an edit | MB sent |"


@dataclass(frozen=True, slots=True)
class Deployment:
    """A site of *size* sheets, what it takes at a host, and what goes there again once one of them was edited."""

    size: int
    languages: str
    files: int
    mb: float
    largest_mb: float
    files_sent: int
    mb_sent: float

    def __str__(self) -> str:
        return (
            f"| {self.size} | {self.languages} | {self.files} | {self.mb:.0f} | {self.largest_mb:.1f} "
            f"| {self.files_sent} | {self.mb_sent:.1f} |"
        )


def deployed(size: int, languages: str) -> Deployment:
    """Build a site of *size* generated sheets, send it, edit a sheet, and build and send it again."""
    with tempfile.TemporaryDirectory(prefix="deploying-") as folder:
        generate(Path(folder, "sheets"), size)
        ours = Ours(Path(folder, "ours"), languages)
        ours.prepare(Path(folder, "sheets"))
        _build(ours)
        sizes = [path.stat().st_size for path in ours.site.rglob("*") if path.is_file()]
        sent(ours.site, Path(folder, "host"))
        ours.edit(size // 2)
        _build(ours)
        files, transferred = sent(ours.site, Path(folder, "host"))
        return Deployment(
            size, languages, len(sizes), sum(sizes) / 1e6, max(sizes) / 1e6, files, transferred / 1e6
        )


def _build(ours: Ours) -> None:
    subprocess.run(ours.command, cwd=ours.folder, env=ENVIRONMENT, check=True)


def sent(site: Path, host: Path) -> tuple[int, int]:
    """Bring *host* to what *site* is, as the guide says: return how many files were sent, and their bytes."""
    host.mkdir(exist_ok=True)
    command = ["rsync", "--archive", "--checksum", "--delete-after", "--stats", f"{site}/", f"{host}/"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return _number(_FILES, said), _number(_BYTES, said)


def _number(pattern: re.Pattern[str], said: str) -> int:
    found = pattern.search(said)
    if found is None:
        raise SystemExit(f"rsync no longer says how much it sent: {said}")
    return int(found[1].replace(",", ""))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what the command line asks for, a line as soon as it is known."""
    options = _options(arguments)
    print(_HEAD, "|---" * (_HEAD.count("|") - 1) + "|", sep="\n", flush=True)
    for deployment in _all(options):
        print(deployment, flush=True)


def _all(options: argparse.Namespace) -> Iterator[Deployment]:
    for size in options.sizes:
        for languages in options.languages:
            yield deployed(size, languages)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="deploying", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=[500, 2_000, 10_000], help="such as 500,2000")
    parser.add_argument("--languages", type=_languages, default=["fr", "fr en"], help="such as 'fr,fr en'")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


def _languages(text: str) -> list[str]:
    return text.split(",")


if __name__ == "__main__":
    main()
