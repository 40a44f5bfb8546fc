"""Mutated documents and tables, imported into drafts."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from random import Random

from partage import intake
from partage.importing.importer import import_files
from partage.importing.spreadsheet import MAX_ROWS
from tests.fuzz import checks, text_mutations, zip_mutations
from tests.fuzz.cases import GIVEN_FORMS, Case, form_of, put, take_away
from tests.fuzz.same_process import same_process
from tests.samples import ROOT, base_references

_FOLDER = ROOT / "tests/corpus/import"
_MAX_SEED_BYTES = 14_000
"""Larger ones take pandoc a tenth of a second."""
_ISOLATED_EVERY = 8
"""One case in so many is read in a process of its own."""
_DEFAULT_CASES = 500
"""The number of cases in `make test`, one in eight of them a document."""
_MAX_LINES = 100
"""Of a table, in nearly every case."""
_TAGS = (
    "<p>", "</p>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<h1>", "</h2>", "<a href='x'>", "<a ", "<svg ", "<!--",
    "<script>", "<style>", "</script>", "<div>", "<b><i>", "</b>", "<img src=x>", "<![CDATA[", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "&a;", "&#x110000;", "&#0;", "&nbsp;", "<pre>\n\n", "<math>", "<br>", "<meta charset=punycode>", "<meta charset='utf-16'>",
    "<details><summary>", "<sup>", "<base href=//x>", "<p style='x:y'>", "<td colspan=9999 rowspan=9999>", "<ol start=-5>",
    "<iframe srcdoc='<p>'>", "<ruby>", "<textarea>", "<template>", "<", ">", "='", '="', "mot ", "\n\n", "É", "\x0b",
)  # fmt: skip
_MARKS = (
    "# ", "## Bilan\n", "> ", "- ", "1. ", "| a ", "|\n|-|\n", "[^a]", "[^a]: ", "[a](", "![a](b)", "```\n", "`", "*", "**", "~~",
    "<!--", "<b>", "\\", "    ", "\n\n", "---\n", "titre: ", "- [ ] ", "https://a.b ", "[a]: b\n", "&amp;", "mot ", "\t",
)  # fmt: skip
_CELLS = (
    ";", ",", "\t", '"', '""', "\n", "\r", "titre", "resume", "territoires;themes", "=1+1", "#REF!", "=cmd|' /C calc'!A0", "|",
    "12/2020", "2020-01-01", "1 000", "a;b;c\n", '"a\nb"', "\x00", "05061 Gap", "{}", "mot ",
)  # fmt: skip
_SOUP = {"html": _TAGS, "md": _MARKS, "csv": _CELLS, "tsv": _CELLS}


@cache
def _seeds() -> dict[str, bytes]:
    files = sorted(path for path in _FOLDER.iterdir() if path.stat().st_size <= _MAX_SEED_BYTES)
    return {path.name: path.read_bytes() for path in files}


@cache
def _of_kind(ending: str) -> list[bytes]:
    return [data for name, data in _seeds().items() if name.endswith(ending)]


def _soup(draw: Random, signs: tuple[str, ...]) -> bytes:
    """Return random signs, or a few of them repeated."""
    if draw.random() < 0.5:
        return "".join(draw.choices(signs, k=draw.choice((5, 50, 500)))).encode()
    some = "".join(draw.choices(signs, k=draw.choice((1, 1, 2, 4))))
    return (some * text_mutations.many(draw, 150_000 // len(some))).encode()


def _mutated(draw: Random, name: str) -> bytes:
    data = _seeds()[name]
    ending = name.rpartition(".")[2]
    if ending in zip_mutations.KINDS:
        if draw.random() < 0.15:
            return text_mutations.mutated(draw, data, _of_kind(ending))
        return zip_mutations.mutated(draw, data, ending, _of_kind(ending))
    way = draw.random()
    if way < 0.45:
        return text_mutations.mutated(draw, data, _of_kind(ending))
    if way < 0.65:
        return _soup(draw, _SOUP[ending])
    place = draw.randrange(len(data) + 1)
    return data[:place] + _soup(draw, _SOUP[ending]) + data[place:]


def _name(draw: Random, seed: str) -> str:
    if draw.random() < 0.95:
        return seed
    ending = draw.choice(
        (*(name.rpartition(".")[2] for name in _seeds()), "pdf", "doc", "rtf", "ods", "txt", "HTML", "")
    )
    stem = draw.choice(("été", "a b", "-x", "\udce9", "x\x1b[31m", "::error::"))
    return f"{stem}.{ending}"


class Documents:
    """Files of every kind that can be imported, and of a few that cannot."""

    def __init__(self, folder: Path) -> None:
        self._inbox = folder / "inbox"
        self._target = folder / "project/initiatives"

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*: a table, or a document, slower because of pandoc; few of the first ones are documents."""
        draw = Random(f"document:{number}")
        tables = number % (_ISOLATED_EVERY if number < _DEFAULT_CASES else 2) != 0
        names = [name for name in _seeds() if name.endswith((".csv", ".xlsx")) == tables]
        seed = draw.choice(names)
        data, sheets = _mutated(draw, seed), 1
        if seed.endswith(".csv"):
            # Many rows mean many sheets, which takes time.
            data = data if draw.random() < 0.02 else b"\n".join(data.split(b"\n")[:_MAX_LINES])
            sheets = min(data.count(b"\n") + 1, MAX_ROWS)
        elif tables:
            sheets = _MAX_LINES * 5
        return Case(number, _name(draw, seed), data, form_of(draw, GIVEN_FORMS), seed, sheets)

    def run(self, case: Case) -> None:
        """Import *case* into an empty folder."""
        path = self._inbox / case.name
        put(path, case)
        self._target.mkdir(parents=True)
        try:
            # Workbooks are read by a Rust library, which aborts the process when memory runs out.
            apart = case.number % _ISOLATED_EVERY == 0 or case.name.endswith(".xlsx")
            with nullcontext() if apart else same_process():
                (report,) = import_files([path], self._target, base_references())
            with checks.printed():
                intake.show(report)
            checks.check_problems(report.problems)
            checks.require(report.written or report.refused, "nothing is written and nothing is refused")
            inside = all(each.parent == self._target and each.is_file() for each in report.written)
            checks.require(inside, f"a draft is elsewhere: {report.written}")
        finally:
            take_away(path)
            shutil.rmtree(self._target)
