"""Outputs become files."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partage.build.writer import DoubleAddress, refuse_double_addresses, write
from partage.rendering.output import Output
from partage.runtime import fingerprint


def recording(make: Callable[[], Any]) -> Any:
    return make(), ((("count", "theme", "sante"), 3),)


def test_text_is_utf_8_without_other_line_ends_and_bytes_are_themselves(tmp_path: Path) -> None:
    for name, content in {"a/b/c.html": "é\n", "d": b"\xff\r\n"}.items():
        write(Output(name, lambda content=content: content), tmp_path, recording)
    assert (tmp_path / "a/b/c.html").read_bytes() == "é\n".encode()
    assert (tmp_path / "d").read_bytes() == b"\xff\r\n"


def test_what_is_told_of_a_file(tmp_path: Path) -> None:
    made = write(Output("a", lambda: "é"), tmp_path, recording, ("x", 1))
    assert (made.size, made.changed) == (2, (tmp_path / "a").stat().st_mtime_ns)
    assert made.digest == fingerprint.digest("é".encode())
    assert (made.inputs, made.answers) == (("x", 1), ((("count", "theme", "sante"), 3),))


def test_an_open_file_is_copied_from_its_beginning_and_closed(tmp_path: Path) -> None:
    content = io.BytesIO("é".encode() * 2_000_000)
    content.seek(3)
    made = write(Output("a", lambda: content), tmp_path, recording)
    assert (tmp_path / "a").read_bytes() == "é".encode() * 2_000_000
    assert (made.size, made.digest) == (4_000_000, fingerprint.digest("é".encode() * 2_000_000))
    assert content.closed


def test_a_file_takes_the_place_of_a_longer_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("longtemps")
    write(Output("a", lambda: "x"), tmp_path, recording)
    assert (tmp_path / "a").read_text() == "x"


def test_two_outputs_of_one_address_are_refused() -> None:
    with pytest.raises(DoubleAddress, match=r"une même adresse : « a » ; renommez"):
        refuse_double_addresses(["a", "b", "a"])
