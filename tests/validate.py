"""`make validate`: the published data through the readers and validators of others, each in an environment of its own.

Together, these tools would bring each other back to old versions; none is a dependency of the project.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SITE = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").resolve()
DATA = SITE / "donnees/v1"
SHAPES = ROOT / "tests/exports/dcat-ap"
READ_POINTS = """
import json, pyogrio
whole = json.load(open("fiches.geojson"))["features"]
_, _, points, fields = pyogrio.raw.read("fiches.geojson")
assert len(points) == len(whole), (len(points), len(whole))
print(len(points), "points")
"""
READ_GEOJSON = """
import json, geojson_validator
found = geojson_validator.validate_structure("fiches.geojson")
assert not found, found
"""
READ_TABLES = """
import csv, pathlib, pandas
for path in sorted(pathlib.Path().glob("*.csv")):
    mark = ";" if "tableur" in path.name else ","
    rows = [*csv.reader(path.open(encoding="utf-8-sig", newline=""), delimiter=mark, strict=True)]
    table = pandas.read_csv(path, sep=mark, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert [[*table.columns], *table.values.tolist()] == rows, path
    print(path, len(rows) - 1)
"""
READ_FEEDS = """
import json, pathlib, sys
paths = sorted(path for path in pathlib.Path(sys.argv[1]).rglob("flux.xml") if path.with_suffix(".json").exists())
assert paths
"""
FEEDPARSER = f"""{READ_FEEDS}
import feedparser
for path in paths:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, (path, feed.bozo_exception)
    others = json.loads(path.with_suffix(".json").read_text("utf-8"))["items"]
    assert [each.id for each in feed.entries] == [each["id"] for each in others], path
print(len(paths), "feeds")
"""
FAST = f"""{READ_FEEDS}
import fastfeedparser
for path in paths:
    feed = fastfeedparser.parse(path.read_text("utf-8"))
    others = json.loads(path.with_suffix(".json").read_text("utf-8"))["items"]
    assert [each.link for each in feed.entries] == [each["url"] for each in others], path
"""
# Refuses a feed that lacks what its standard makes mandatory (RFC 4287, JSON Feed 1.1).
ATOMA = f"""{READ_FEEDS}
import atoma
for path in paths:
    atoma.parse_atom_file(str(path))
    atoma.parse_json_feed_file(str(path.with_suffix(".json")))
"""


class Validation(NamedTuple):
    """A tool, at one version, and what it is given."""

    name: str
    tools: tuple[str, ...]
    command: tuple[str, ...]


def validations() -> Iterator[Validation]:
    """Yield what is run, in `donnees/v1/`."""
    yield Validation(
        "frictionless", ("frictionless==5.21.0",), ("frictionless", "validate", "datapackage.json")
    )
    for shapes in ("shapes.ttl", "range.ttl"):
        told = ("pyshacl", "--shacl", f"{SHAPES / shapes}", "catalogue.ttl")
        yield Validation(f"pyshacl, {shapes}", ("pyshacl==0.40.1",), told)
    yield Validation("GDAL", ("pyogrio==0.13.0",), ("python", "-c", READ_POINTS))
    yield Validation("geojson-validator", ("geojson-validator==0.7.0",), ("python", "-c", READ_GEOJSON))
    yield Validation("pandas", ("pandas==3.1.1",), ("python", "-c", READ_TABLES))
    yield Validation("feedparser", ("feedparser==6.0.14",), ("python", "-c", FEEDPARSER, f"{SITE}"))
    yield Validation("fastfeedparser", ("fastfeedparser==0.6.5",), ("python", "-c", FAST, f"{SITE}"))
    yield Validation("atoma", ("atoma==0.0.17",), ("python", "-c", ATOMA, f"{SITE}"))
    yield Validation(
        "cffconvert", ("cffconvert==2.0.0",), ("cffconvert", "--validate", "-i", f"{ROOT / 'CITATION.cff'}")
    )


def main() -> int:
    """Run them all, and say what each found."""
    failed = []
    for each in validations():
        tools = [part for tool in each.tools for part in ("--with", tool)]
        command = [
            sys.executable,
            "-m",
            "uv",
            "run",
            "--quiet",
            "--no-project",
            "--isolated",
            *tools,
            "--",
            *each.command,
        ]
        done = subprocess.run(command, cwd=DATA, capture_output=True, text=True, check=False)
        print("✓" if done.returncode == 0 else "✗", each.name, done.stdout.strip().splitlines()[-1:] or "")
        if done.returncode:
            failed.append(each.name)
            print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
