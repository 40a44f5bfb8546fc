"""Sheets by the thousand, to measure with: the first 1,000 of 10,000 are the 1,000.

python -m tests.benchmarks.generate FOLDER COUNT
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmarks.sheets import Sheets, sheet_name

SEED = 2018


def generate(folder: Path, count: int, seed: int = SEED) -> None:
    """Write *count* sheets into *folder*, always the same ones for a seed."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = Sheets(seed)
    for number in range(1, count + 1):
        (folder / sheet_name(number)).write_text(sheets.text(number), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.count, arguments.seed)
