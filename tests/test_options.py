"""The command line: a line is French or English, never half of each."""

from __future__ import annotations

from collections import defaultdict

import pytest

from partage.options import parser

RUN: defaultdict[str, str] = defaultdict(lambda: "somewhere:run")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("verifier a.md --format github", "check a.md --format github"),
        ("commencer Titre", "new Titre"),
        ("importer a.csv --vers la", "import a.csv --to la"),
        ("revisiter --au 2026-01-15", "revisit --on 2026-01-15"),
        ("recevoir a.md --corrige --nom b --depuis c", "receive a.md --correct --name b --from c"),
        (
            "recevoir a.md --malgre-les-erreurs --malgre-les-coordonnees",
            "receive a.md --despite-errors --despite-contacts",
        ),
        ("agenda --accepte a --accepte b", "agenda --accept a --accept b"),
        (
            "agenda lire a.ics --du 2026-01-15 --au 2026-02-15",
            "agenda read a.ics --from 2026-01-15 --to 2026-02-15",
        ),
        ("forge bilan --depuis main", "forge summary --since main"),
        ("exporter --sqlite a.db", "export --sqlite a.db"),
        ("forge adresse", "forge address"),
        ("forge modeles", "forge templates"),
        ("forge modeles --verifier", "forge templates --check"),
    ],
)
def test_each_line_is_said_in_french_or_in_english(french: str, english: str) -> None:
    read = parser(RUN).parse_args
    assert read(french.split()) == read(english.split())


@pytest.mark.parametrize("line", ["import a.csv --vers la", "forge bilan --since main", "check", "new Titre"])
def test_a_line_of_former_scripts_is_still_read(line: str) -> None:
    assert parser(RUN).parse_args(line.split()).run
