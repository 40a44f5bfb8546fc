"""What is kept is right, or it is not there."""

from __future__ import annotations

import os
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partage import cache
from partage.cache import (
    Changed,
    Piece,
    digest,
    digest_of_files,
    keep,
    kept,
    kept_value,
    only,
    opened,
    packed,
)
from partage.model import Term
from tests.samples import initiative


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "loin/x"
    assert keep(file, b"du texte")
    assert kept(file) == b"du texte"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: data[:-1] + b"?", lambda _: b"", lambda d: d * 2]
)
def test_a_damaged_file_is_none(tmp_path: Path, spoil: Any) -> None:
    file = tmp_path / "x"
    keep(file, packed([1, 2, 3]))
    file.write_bytes(spoil(file.read_bytes()))
    assert kept(file) is None
    assert kept_value(file) is None


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert keep(tmp_path / "file/x", b"") is False
    (tmp_path / "folder/x").mkdir(parents=True)
    assert keep(tmp_path / "folder/x", b"") is False
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["x"]
    assert kept(tmp_path / "absent") is None


def test_values_of_the_knowledge_base_are_read_back() -> None:
    sheet = initiative("x", "## Suites\n\nUn texte.", debut="2020-03", sources=[{"titre": "a"}]).sheet
    value = {"a": [Term(id="a", label="A")], "b": (frozenset({1}), date(2020, 1, 1)), "c": sheet}
    assert opened(packed(value)) == value


class Evil:
    def __reduce__(self) -> Any:
        return os.system, ("true",)


@pytest.mark.parametrize(
    "name", ["os.system", "partage.cache.shutil", "partage.cache.keep", "partage.cache.os.system"]
)
def test_code_is_never_read_back(name: str, tmp_path: Path) -> None:
    module, _, attribute = name.rpartition(".")
    data = b"\x80\x04" + pickle.SHORT_BINUNICODE + bytes([len(module)]) + module.encode()
    data += (
        pickle.SHORT_BINUNICODE + bytes([len(attribute)]) + attribute.encode() + pickle.STACK_GLOBAL + b"."
    )
    with pytest.raises(pickle.UnpicklingError):
        opened(data)
    with pytest.raises(pickle.UnpicklingError):
        opened(pickle.dumps(Evil()))
    keep(tmp_path / "x", pickle.dumps(Evil()))
    assert kept_value(tmp_path / "x") is None


def test_a_piece_that_changed_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"--sheet--")
    piece = Piece(str(file), 2, 5, cache.crc32(b"sheet"))
    assert piece.read() == b"sheet"
    file.write_bytes(b"-sheet---")
    with pytest.raises(Changed):
        piece.read()


def test_parts_do_not_run_into_each_other() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


def test_files_are_told_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    one = digest_of_files([tmp_path / "a"])
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest_of_files([tmp_path / "b"]) != one


def test_what_older_versions_kept_goes(tmp_path: Path) -> None:
    keep(tmp_path / "v1/x", b"")
    keep(tmp_path / "v2/x", b"")
    only(tmp_path / "v2")
    assert [path.name for path in tmp_path.iterdir()] == ["v2"]
    only(tmp_path / "absent/v3")
