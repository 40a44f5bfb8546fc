"""From the saving of a sheet to its page, on the local servers of this project and of Hugo, over the same sheets.

Prints medians, and how long our search takes to find what was written; writes `build/serving.json`. Nothing is
asserted: a slow machine is no bug.

    python -m tests.benchmarks.serving [--size 10000] [--edits 5] [--no-hugo]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from partage.text.analysis import ANALYSES
from tests.benchmarks.generate import generate
from tests.benchmarks.hugo import Hugo, hugo
from tests.benchmarks.subjects import ROOT, Ours

REPORT = ROOT / "build" / "serving.json"
EVERY = 0.02
"""Seconds between two looks at a page."""
PATIENCE = 900
"""Seconds after which a server is held to be stuck; the first build of a large site takes minutes."""
_CONSONANTS = "bcdfghjklm"


@dataclass(frozen=True, slots=True)
class Seconds:
    """What an author waits for on one server, the median of several edits."""

    server: str
    size: int
    edits: int
    page: float
    search: float | None
    """Until the search finds what was written, since it was saved; None where there is no search."""


class Server:
    """A local server of the site that is made of the sheets in a folder."""

    def __init__(self, name: str, command: Sequence[str], folder: Path, sheets: Path) -> None:
        self.name, self.sheets = name, sheets
        self._command, self._folder = command, folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Run the server, from the moment when it shows its first page."""
        command = [part.replace("PORT", str(self._port)) for part in self._command]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        with tempfile.TemporaryFile() as told:
            process = subprocess.Popen(
                command, cwd=self._folder, env=environment, stdout=told, stderr=subprocess.STDOUT
            )
            try:
                wait_until(lambda: bool(self.text("")) or process.poll() is not None)
                if process.poll() is not None:
                    told.seek(0)
                    raise SystemExit(f"{self.name}: {told.read().decode(errors='replace')}")
                yield
            finally:
                # As from a keyboard: it then clears its folder.
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(60)
                except subprocess.TimeoutExpired:
                    # In the background of a shell nothing comes from a keyboard.
                    process.kill()
                    process.wait()

    def text(self, path: str) -> str:
        """Return what is served at *path*; nothing where nothing is."""
        try:
            with urlopen(f"http://127.0.0.1:{self._port}/{path}", timeout=PATIENCE) as response:
                text: str = response.read().decode()
                return text
        except (URLError, ConnectionError):
            return ""


def ours(folder: Path) -> Server:
    """Return the server of our project in *folder*."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:PORT"]
    return Server("ours", command, folder, folder / "initiatives")


def hugos(folder: Path) -> Server:
    """Return that of Hugo in *folder*, as quick as it comes: pages in memory, and those alone that changed."""
    return Server("hugo", [hugo(), "server", "--port", "PORT"], folder, folder / "content/initiatives")


def measured(server: Server, edits: int, *, searched: bool) -> Seconds:
    """Edit as many sheets of *server*, one after the other."""
    names = sorted(path.stem for path in server.sheets.glob("fiche-*.md"))
    with server.running():
        # The first edit finds nothing in memory yet: it is not counted.
        times = [
            after_an_edit(server, name, searched=searched) for name in names[:: len(names) // (edits + 1)]
        ]
    pages, searches = zip(*times[1 : edits + 1], strict=True)
    return Seconds(
        server=server.name,
        size=len(names),
        edits=edits,
        page=statistics.median(pages),
        search=statistics.median(searches) if searched else None,
    )


def after_an_edit(server: Server, name: str, *, searched: bool) -> tuple[float, float]:
    """Write a new word in the sheet *name*; return the seconds until its page shows it, then the search."""
    word, address = _new_word(), f"initiatives/{name}/"
    # It is open in a browser.
    assert server.text(address)
    saved = time.perf_counter()
    with (server.sheets / f"{name}.md").open("a", encoding="utf-8") as file:
        file.write(f"\nUn mot de plus : {word}.\n")
    wait_until(lambda: word in server.text(address))
    page = time.perf_counter() - saved
    if searched:
        wait_until(lambda: is_found(server, word))
    return page, time.perf_counter() - saved


def _new_word() -> str:
    return "z" + "".join(_CONSONANTS[int(digit)] for digit in str(time.time_ns()))


def is_found(server: Server, word: str) -> bool:
    """Whether the index that *server* shows knows *word*."""
    (term, *_) = ANALYSES["fr"].terms_of_chunk(word)
    listed = json.loads(server.text("recherche/index.json"))["shards"].split()
    shard = max((first, name) for first, name in zip(listed[::2], listed[1::2], strict=True) if first <= term)
    return f"\n{term} " in server.text(f"recherche/mots/{shard[1]}.txt")


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until *condition* holds."""
    began = time.perf_counter()
    while not condition():
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"nothing came in {PATIENCE} seconds")
        time.sleep(EVERY)


def report(results: Sequence[Seconds]) -> None:
    """Print *results* and keep them in a file."""
    rows = [
        f"| {each.server} | {each.size} | {each.edits} | {each.page:.2f} | "
        f"{'' if each.search is None else f'{each.search:.2f}'} |"
        for each in results
    ]
    print("| server | sheets | edits | page s | search s |", "| --- |" + " ---: |" * 4, *rows, sep="\n")
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps([asdict(each) for each in results], indent=2) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="serving", description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=10_000, help="sheets")
    parser.add_argument("--edits", type=int, default=5, help="of each server; default 5")
    parser.add_argument("--no-hugo", dest="hugo", action="store_false", help="ours alone")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="serving-") as name:
        folder = Path(name)
        generate(folder / "sheets", options.size)
        project = Ours(folder / "ours", "fr")
        project.prepare(folder / "sheets")
        results = [measured(ours(project.folder), options.edits, searched=True)]
        if options.hugo:
            peer = Hugo(folder / "hugo", project)
            peer.prepare(folder / "sheets")
            results.append(measured(hugos(peer.folder), options.edits, searched=False))
    report(results)


if __name__ == "__main__":
    main()
