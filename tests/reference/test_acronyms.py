"""The acronyms that are explained: one entry each, in capitals, with what it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.reference.reference_data import ReferenceData, load_references
from tests.samples import base_references, spaced, write_project

ENTRY = "- sigle: {sigle}\n  libelle: {libelle}\n  label: Words\n  source: Une liste\n"


def load(root: Path, text: str) -> tuple[ReferenceData, list[str]]:
    write_project(root, {})
    folder = root / "initiatives/_vocabulaires"
    (folder / "sigles.yml").write_text(text, "utf-8")
    references, problems = load_references(folder, root, frozenset(), frozenset())
    return references, [spaced(str(problem)) for problem in problems]


def test_words_in_both_languages() -> None:
    known = base_references().acronyms["QPV"]
    assert known.named("fr") == "Quartier prioritaire de la politique de la ville"
    assert known.named("en") == "Priority district of urban policy"
    assert known.address.startswith("https://")


def test_the_list_may_be_missing(tmp_path: Path) -> None:
    write_project(tmp_path, {})
    folder = tmp_path / "initiatives/_vocabulaires"
    (folder / "sigles.yml").unlink()
    references, problems = load_references(folder, tmp_path, frozenset(), frozenset())
    assert (references.acronyms, problems) == ({}, [])


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        (ENTRY.format(sigle="q.p.v.", libelle="A"), "« q.p.v. » n’est pas un sigle"),
        (ENTRY.format(sigle="<B>", libelle="A"), "« <B> » n’est pas un sigle"),
        (ENTRY.format(sigle="AB", libelle="A") + "  adresse: javascript:x\n", "« javascript:x » n’est pas une adresse"),
        (ENTRY.format(sigle="AB", libelle="A") * 2, "5: sigle : « AB » est déjà dans cette liste"),
        ("- sigle: AB\n  libelle: A\n", "source"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_and_the_rest_is_kept(tmp_path: Path, entries: str, problem: str) -> None:
    references, problems = load(tmp_path, entries + ENTRY.format(sigle="ZZ", libelle="Le dernier"))
    assert len(problems) == 1
    assert problem in problems[0]
    assert references.acronyms["ZZ"].words == "Le dernier"
