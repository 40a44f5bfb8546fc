"""What a first visit of a page transfers, and what Lighthouse says of it, ours beside Material by itself.

Prints a table and writes `build/bench-pages.json`. Nothing is asserted: a slow machine is no bug. Both sites have the
same sheets; their host compresses, and the bytes are all that it sent, heads included, until the page asks for no more.
Lighthouse is run as it comes, for a phone on a slow network (simulated), each page in turn: the median of the runs.
Material has no page of search: its home is opened with a question, which is how it takes one from an address.

    python -m tests.benchmarks.pages [--sheets 1000] [--runs 5] [--only ours] [--bytes-only]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.benchmarks import node
from tests.benchmarks.generate import generate
from tests.benchmarks.hosting import Host
from tests.benchmarks.searched import BUILD, ENVIRONMENT
from tests.benchmarks.subjects import ROOT, Ours, Plain, Subject
from tests.browser.chromium import QUIET, chromium, chromium_path

REPORT = ROOT / "build" / "bench-pages.json"
SITES: Mapping[str, Mapping[str, str]] = {
    "ours": {
        "home": "", "list": "initiatives/", "sheet": "{sheet}", "term": "themes/lien-social/", "search": "rechercher/",
        "question": "rechercher/?q=jardin",
    },
    "material": {"home": "", "sheet": "{sheet}", "term": "tags/", "question": "?q=jardin"},
}  # fmt: skip
"""Where each kind of page is."""
AIMS: Mapping[str, Mapping[str, float]] = {
    page: {"requests": 8, **weights, "performance": 100, "first-contentful-paint": 1100}
    for page, weights in {
        "home": {}, "sheet": {"page kB": 6, "kB without fonts": 45}, "term": {}, "question": {"kB": 70},
    }.items()
}  # fmt: skip
"""At most, by kind of our pages; of performance, at least."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
_PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A page: kB of 10^3 bytes and requests of a first visit, medians of the scores out of 100 and of times in ms."""

    site: str
    page: str
    kilobytes: float
    own: float
    """Of which the page itself."""
    fonts: float
    """Of which fonts."""
    requests: int
    scores: Mapping[str, float]
    times: Mapping[str, float]
    shift: float | None
    """Layout shift, without a unit."""


def measured(browser: Browser, site: str, host: Host, sheet: str, runs: int) -> list[Measured]:
    """Visit each page of *site* once, then have Lighthouse look at it *runs* times."""
    # No visitor is made to wait for the compression of what others have read before.
    for path in host.folder.rglob("*"):
        if path.is_file():
            host.body(path)
    results = []
    for page, address in SITES[site].items():
        url = host.address + address.format(sheet=sheet)
        sent = _visit(browser, host, url)
        audits = [_lighthouse(url) for _ in range(runs)]
        results.append(
            Measured(
                site=site,
                page=page,
                kilobytes=sum(sent.values()) / 1e3,
                own=next(iter(sent.values())) / 1e3,
                fonts=sum(size for path, size in sent.items() if path.endswith(".woff2")) / 1e3,
                requests=len(sent),
                scores={
                    name: _median(each["categories"][name]["score"] for each in audits) * 100
                    for name in CATEGORIES
                }
                if audits
                else {},
                times={
                    name: _median(each["audits"][name]["numericValue"] for each in audits) for name in TIMES
                }
                if audits
                else {},
                shift=_median(each["audits"]["cumulative-layout-shift"]["numericValue"] for each in audits)
                if audits
                else None,
            )
        )
    return results


def _visit(browser: Browser, host: Host, url: str) -> dict[str, int]:
    """Return the bytes that were sent, by path."""
    context = browser.new_context(viewport=_PHONE)  # type: ignore[arg-type]
    host.journal.clear()
    context.new_page().goto(url)
    host.settle()
    context.close()
    return {each.path: each.size for each in host.journal}


def _lighthouse(url: str) -> dict[str, Any]:
    command = [
        os.fspath(node.installed("lighthouse", without="--bytes-only")), url, "--output=json", "--quiet", "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(['--headless=new', *QUIET])}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium_path()}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _median(values: Any) -> float:
    return statistics.median(float(value or 0) for value in values)


def table(results: Sequence[Measured]) -> str:
    """Return *results* as a table of Markdown."""
    heading = [
        "site",
        "page",
        "kB",
        "page kB",
        "fonts kB",
        "requests",
        *CATEGORIES,
        "FCP ms",
        "LCP ms",
        "TBT ms",
        "CLS",
    ]
    rows = []
    for each in results:
        shift = "n/a" if each.shift is None else f"{each.shift:.3f}"
        measures = [*map(each.scores.get, CATEGORIES), *map(each.times.get, TIMES)]
        shown = ["n/a" if value is None else f"{value:.0f}" for value in measures]
        cells = [each.site, each.page, f"{each.kilobytes:.1f}", f"{each.own:.1f}", f"{each.fonts:.1f}"]
        rows.append(f"| {' | '.join([*cells, str(each.requests), *shown, shift])} |")
    return "\n".join([f"| {' | '.join(heading)} |", "| --- | --- |" + " ---: |" * (len(heading) - 2), *rows])


def targets(results: Sequence[Measured]) -> str:
    """Return what is aimed at for our pages beside *results*, as a table of Markdown."""
    rows = ["| page | figure | measured | aim | |", "| --- | --- | ---: | ---: | --- |"]
    for each in results:
        if each.site != "ours":
            continue
        figures: dict[str, float | None] = {
            "requests": each.requests,
            "kB": each.kilobytes,
            "page kB": each.own,
            "kB without fonts": each.kilobytes - each.fonts,
            "performance": each.scores.get("performance"),
            "first-contentful-paint": each.times.get("first-contentful-paint"),
        }
        for name, aim in AIMS.get(each.page, {}).items():
            value = figures[name]
            if value is not None:
                is_met = value >= aim if name == "performance" else value <= aim
                verdict = "met" if is_met else "not met"
                rows.append(f"| {each.page} | {name} | {value:.4g} | {aim:g} | {verdict} |")
    return "\n".join(rows)


def _built(subject: Subject, sheets: Path) -> Path:
    subject.prepare(sheets)
    subprocess.run(BUILD, cwd=subject.folder, env=ENVIRONMENT, check=True)
    return subject.site


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    options = _options(arguments)
    results: list[Measured] = []
    with chromium() as browser, tempfile.TemporaryDirectory(prefix="bench-pages-") as folder:
        sheets = Path(folder, "sheets")
        generate(sheets, options.sheets)
        longest = max(sheets.iterdir(), key=lambda path: (path.stat().st_size, path.name))
        subjects = {"ours": Ours(Path(folder, "ours"), "fr"), "material": Plain(Path(folder, "material"))}
        # Everything is built before any host takes its share of the processors.
        sites = {name: _built(subjects[name], sheets) for name in options.only}
        for name, site in sites.items():
            with Host(site) as host:
                results += measured(browser, name, host, f"initiatives/{longest.stem}/", options.runs)
        machine = {
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "chromium": browser.version,
            "lighthouse": node.version("lighthouse"),
            **{name: version(name) for name in ("mkdocs", "mkdocs-material")},
        }
    print(table(results), targets(results), sep="\n\n")
    whole = {
        "machine": machine,
        "sheets": options.sheets,
        "runs": options.runs,
        "results": [asdict(each) for each in results],
    }
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(whole, indent=2) + "\n", "utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pages", description=__doc__.partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=1000, help="how many of them both sites have")
    parser.add_argument("--runs", type=int, default=5, help="of Lighthouse, a page")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[*SITES], help="such as ours")
    parser.add_argument("--bytes-only", dest="runs", action="store_const", const=0, help="without Lighthouse")
    options = parser.parse_args(arguments)
    if unknown := {*options.only} - SITES.keys():
        parser.error(f"unknown: {', '.join(unknown)}; choose of {', '.join(SITES)}")
    return options


if __name__ == "__main__":
    main()
