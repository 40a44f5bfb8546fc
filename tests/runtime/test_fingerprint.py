"""Digests tell apart what is different, and the engine has one that covers all of it."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from partage.runtime import fingerprint
from partage.runtime.cache import keyed_digest
from partage.runtime.fingerprint import digest, digest_of_files


def test_parts_do_not_run_into_each_other() -> None:
    for of in (digest, keyed_digest):
        assert len({of("ab", "c"), of("a", "bc"), of("abc"), of("abc", "")}) == 4


def test_a_key_makes_another_digest_and_any_text_has_one() -> None:
    assert len({digest("a"), digest("a", key=b"k" * 32), keyed_digest("a")}) == 3
    assert digest("\udcff") != digest("\ud800")
    assert keyed_digest("\udcff") != keyed_digest("\ud800")


def test_files_are_known_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    one = digest_of_files([tmp_path / "a"])
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest_of_files([tmp_path / "b"]) != one


def test_the_fingerprint_of_the_engine_covers_every_package_and_its_data(tmp_path: Path) -> None:
    """A package that it does not cover would be changed without its pages being built again."""
    package = Path(fingerprint.__file__).parents[1]
    files = [path for path in package.rglob("*.py") if path.name == "__init__.py"]
    copy = tmp_path / "partage"
    for path in [*files, Path(fingerprint.__file__)]:
        (copy / path.relative_to(package)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy / path.relative_to(package))
    (copy / "data").mkdir()
    (copy / "data/x").write_text("1")

    def its_fingerprint() -> bytes:
        spec = importlib.util.spec_from_file_location("copied", copy / "runtime/fingerprint.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found: bytes = module.ENGINE_FINGERPRINT
        return found

    known = {its_fingerprint()}
    changed = [*copy.rglob("__init__.py"), copy / "data/x"]
    assert len(changed) > 12
    for path in changed:
        with path.open("a") as file:
            file.write("# changed")
        known.add(its_fingerprint())
    assert len(known) == len(changed) + 1


def test_the_version_of_a_library_is_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = fingerprint._installed()
    assert [name for name in installed if name.startswith(("pydantic-", "mkdocs_material-"))] != []
    (tmp_path / "PyYAML-1.0.egg-info").mkdir()
    (tmp_path / "another-1.0.dist-info").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "none"), *sys.path])
    assert fingerprint._installed() == sorted([*installed, "PyYAML-1.0.egg-info"])
