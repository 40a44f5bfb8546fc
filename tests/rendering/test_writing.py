"""Outputs become files."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.model import Output
from partage.parallel import WORTH_IT
from partage.rendering.writing import DoubleAddress, start_writing


def failing() -> str:
    raise ZeroDivisionError("vue")


@pytest.mark.parametrize("processes", [1, 2])
def test_every_output_is_a_file(tmp_path: Path, processes: int) -> None:
    outputs = [Output(f"themes/{n}/index.html", lambda n=n: f"é{n}") for n in range(WORTH_IT + 1)]
    start_writing(outputs, tmp_path, processes).results()
    assert {path.read_text("utf-8") for path in tmp_path.glob("themes/*/index.html")} == {
        f"é{n}" for n in range(WORTH_IT + 1)
    }


def test_text_is_utf_8_without_other_line_ends_and_bytes_are_themselves(tmp_path: Path) -> None:
    start_writing([Output("a.html", lambda: "é\n"), Output("b", lambda: b"\xff\r\n")], tmp_path, 1).results()
    assert ((tmp_path / "a.html").read_bytes(), (tmp_path / "b").read_bytes()) == (
        "é\n".encode(),
        b"\xff\r\n",
    )


def test_two_outputs_of_one_address_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    outputs = [Output("a", lambda: "1"), Output("b", lambda: "2"), Output("a", lambda: "3")]
    with pytest.raises(DoubleAddress, match=r"two outputs for one address: a$"):
        start_writing(outputs, tmp_path, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("processes", [1, 2])
def test_error_of_a_view_is_raised(tmp_path: Path, processes: int) -> None:
    outputs = [Output(f"{n}", lambda: "") for n in range(WORTH_IT)] + [Output("x", failing)]
    with pytest.raises(ZeroDivisionError, match="vue"):
        start_writing(outputs, tmp_path, processes).results()
