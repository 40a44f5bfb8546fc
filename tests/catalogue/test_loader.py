"""What is known of a file is used again only where it would be found again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from partage.catalogue import loader, sheet_cache
from partage.catalogue.knowledge_base import KnowledgeBase, read_knowledge_base
from partage.runtime import settled
from partage.runtime.cache import BlobRef, Cache, CacheChanged
from partage.runtime.failures import failure_sentence
from partage.sheets.source import Source
from tests.samples import sheet

Project = Callable[..., Path]


class Checks(list[str]):
    """The sheets that were really checked."""

    def __call__(self, source: Source, references: Any) -> Any:
        self.append(source.id)
        return self.check(source, references)

    check = staticmethod(loader.load)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    made = Checks()
    monkeypatch.setattr(loader, "load", made)
    return made


def read(root: Path) -> KnowledgeBase:
    return read_knowledge_base(root, root / "initiatives", 1, Cache(root))


def told(knowledge: KnowledgeBase) -> Any:
    return [
        (each.id, each.sheet, each.terms, each.digest) for each in knowledge.catalogue.initiatives
    ], knowledge.problems


def fresh(root: Path) -> Any:
    return told(read_knowledge_base(root, root / "initiatives", 1))


def write(root: Path, **sheets: str) -> None:
    for name, text in sheets.items():
        (root / f"initiatives/{name}.md").write_text(text, "utf-8")


def test_only_what_changed_is_checked_again(project: Project, checks: Checks) -> None:
    root = project(**{f"s{number}": sheet("Un texte.") for number in range(9)})
    assert told(read(root)) == fresh(root)
    checks.clear()
    read(root)
    assert checks == []
    write(root, s3=sheet("Un autre texte."))
    again = told(read(root))
    assert checks == ["s3"]
    assert again == fresh(root)


def test_sheets_that_come_and_go(project: Project, checks: Checks) -> None:
    root = project(a=sheet("Un."), b=sheet("Deux."))
    read(root)
    write(root, c=sheet("Trois."))
    (root / "initiatives/a.md").unlink()
    checks.clear()
    known = read(root)
    assert checks == ["c"]
    assert told(known) == fresh(root)


def test_a_link_is_looked_at_again_when_what_it_leads_to_comes_or_goes(
    project: Project, checks: Checks
) -> None:
    root = project(a=sheet("Voir [b](b.md)."), b=sheet("Deux."), c=sheet("Trois."))
    assert read(root).errors == []
    (root / "initiatives/b.md").unlink()
    checks.clear()
    assert len(read(root).errors) == 1
    assert checks == ["a"]
    write(root, b=sheet("Deux."))
    checks.clear()
    assert read(root).errors == []
    assert "a" in checks


def test_a_guess_is_made_again(project: Project) -> None:
    root = project(a=sheet("Voir [b](jardins.md)."))
    assert "jardin-partage" not in read(root).errors[0].message.partition("exemple")[0]
    write(root, jardin=sheet("Deux."))
    assert told(read(root)) == fresh(root)


def test_problems_are_told_each_time(project: Project) -> None:
    root = project(a=sheet(themes="soll"), b="rien")
    assert read(root).problems == read(root).problems != ()


def test_a_vocabulary_that_changes_makes_all_again(project: Project, checks: Checks) -> None:
    root = project(a=sheet("Un."))
    read(root)
    themes = root / "initiatives/_vocabulaires/themes.yml"
    themes.write_text(themes.read_text("utf-8").replace("libelle: Lien social", "libelle: Liens"), "utf-8")
    checks.clear()
    known = read(root)
    assert checks == ["a"]
    assert told(known) == fresh(root)


def test_a_file_that_is_no_text_any_more(project: Project) -> None:
    root = project(a=sheet("Un."))
    read(root)
    (root / "initiatives/a.md").unlink()
    (root / "initiatives/a.md").symlink_to(root / "ailleurs")
    assert "lien vers un autre fichier" in read(root).errors[0].message


def spoiled(data: bytes) -> bytes:
    return data[: len(data) // 2]


def other_bytes(data: bytes) -> bytes:
    return data[:-3] + b"???"


@pytest.mark.parametrize("spoil", [spoiled, other_bytes, lambda _: b""])
def test_a_damaged_cache_is_made_again(project: Project, spoil: Callable[[bytes], bytes]) -> None:
    root = project(a=sheet("Un."), b=sheet("Deux."))
    before = told(read(root))
    for file in (root / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(spoil(file.read_bytes()))
    assert told(read(root)) == before == told(read(root))


def test_files_that_did_not_change_are_not_read(
    project: Project, checks: Checks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settled, "MARGIN", -(10**12))
    root = project(a=sheet("Un."), b=sheet("Deux."))
    before = told(read(root))
    with monkeypatch.context() as patched:
        patched.setattr(loader, "read_files", lambda paths, _: iter(()) if not paths else pytest.fail("read"))
        checks.clear()
        assert told(read(root)) == before
        assert checks == []
    write(root, b=sheet("Trois."))
    assert told(read(root)) == fresh(root) != before


def test_a_sheet_that_the_cache_lost_is_there_again_at_the_next_build(project: Project) -> None:
    root = project(a=sheet("Un."))
    packed = read(root).catalogue.initiatives[0].packed
    assert isinstance(packed, BlobRef)
    file = Path(packed.path)
    status = file.stat()
    file.write_bytes(bytes(len(file.read_bytes())))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read(root).catalogue.initiatives[0].sheet.fields.title


def test_a_disk_that_lost_a_sheet_is_told_and_the_next_build_makes_it_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(a=sheet("Un."))
    packed = read(root).catalogue.initiatives[0].packed
    assert isinstance(packed, BlobRef)
    file = Path(packed.path)
    with monkeypatch.context() as disk:
        # The system says that nothing changed.
        state = sheet_cache._state_of(file)
        disk.setattr(sheet_cache, "_state_of", lambda _file: state)
        file.write_bytes(bytes(file.stat().st_size))
        with pytest.raises(CacheChanged) as told_of:
            _ = read(root).catalogue.initiatives[0].sheet
        assert "recommencez" in failure_sentence(told_of.value)
        told_of.value.forget()
    assert read(root).catalogue.initiatives[0].sheet.fields.title


def test_a_cache_that_cannot_be_written_is_done_without(project: Project) -> None:
    root = project(a=sheet("Un."), b=sheet("Deux."))
    (root / ".cache").write_text("")
    assert told(read(root)) == fresh(root)


def test_what_is_remembered_is_used_as_long_as_its_files_stay(project: Project, checks: Checks) -> None:
    root, memory = project(a=sheet("Un."), b=sheet("Deux.")), {}

    def read_again() -> KnowledgeBase:
        checks.clear()
        return read_knowledge_base(root, root / "initiatives", 1, Cache(root), memory=memory)

    read_again()
    assert sorted(checks) == ["a", "b"]
    remembered = read_again()
    assert checks == []
    assert remembered.catalogue.initiatives[0] is read_again().catalogue.initiatives[0]
    write(root, a=sheet("Un autre."))
    read_again()
    assert checks == ["a"]
    for file in (root / ".cache").rglob("*"):
        if file.is_file():
            file.unlink()
    again = told(read_again())
    assert sorted(checks) == ["a", "b"]
    assert again == fresh(root)
