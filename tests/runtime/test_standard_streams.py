"""What is printed arrives, whatever the encoding of the terminal."""

from __future__ import annotations

import io
import sys

import pytest

from partage.runtime.standard_streams import write_what_can_be

SAID = "fiche\u202f: «\u00a0Cœur d’été\u00a0»\u202f; 1\u202f200\u00a0€ → 🌱 Ⅻ ：: …"


@pytest.mark.parametrize(
    ("encoding", "read"),
    [
        ("utf-8", SAID),
        ("utf-16", SAID),
        ("cp1252", "fiche : «\u00a0Cœur d’été\u00a0» ; 1 200\u00a0€ -> ? XII ?: …"),
        ("cp850", "fiche : «\u00a0Coeur d'été\u00a0» ; 1 200\u00a0EUR -> ? XII ?: ..."),
        ("latin-1", "fiche : «\u00a0Coeur d'été\u00a0» ; 1 200\u00a0EUR -> ? XII ?: ..."),
        ("ascii", 'fiche : " Coeur d\'ete " ; 1 200 EUR -> ? XII ?: ...'),
        ("cp037", "fiche : «\u00a0Coeur d'été\u00a0» ; 1 200\u00a0EUR -> ? XII ?: ..."),
    ],
)
def test_what_an_encoding_lacks_is_replaced(
    encoding: str, read: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = {name: io.TextIOWrapper(io.BytesIO(), encoding) for name in ("stdout", "stderr")}
    for name, output in outputs.items():
        monkeypatch.setattr(sys, name, output)
    write_what_can_be()
    for output in outputs.values():
        output.write(SAID)
        output.flush()
        assert output.buffer.getvalue().decode(encoding) == read  # type: ignore[attr-defined]


def test_an_output_of_another_kind_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    write_what_can_be()
    print(SAID)
    assert written.getvalue() == f"{SAID}\n"
