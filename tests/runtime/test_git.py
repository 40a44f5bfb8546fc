"""Dates of files, from one pass of Git."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from partage.runtime import git as history
from partage.runtime.git import GitDates, read_history

JANUARY, MARCH = "2024-01-05T12:00:00 +0000", "2024-03-09T12:00:00 +0000"
TODAY = date(2024, 6, 1)


def git(root: Path, *arguments: str, day: str = JANUARY) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(root),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Essai",
        "GIT_AUTHOR_EMAIL": "essai@exemple.invalid",
        "GIT_COMMITTER_NAME": "Essai",
        "GIT_COMMITTER_EMAIL": "essai@exemple.invalid",
        "GIT_AUTHOR_DATE": day,
        "GIT_COMMITTER_DATE": day,
    }
    subprocess.run(["git", *arguments], cwd=root, env=environment, check=True, capture_output=True)


def commit(root: Path, day: str, **files: str) -> None:
    for name, text in files.items():
        path = root / f"initiatives/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-m", "Un pas", day=day)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GIT_DIR", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    root = tmp_path / "depot"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, JANUARY, jardin="a", fete="a")
    commit(root, MARCH, jardin="b", été="a")
    return root


def test_first_and_last_change_of_each_file(repository: Path) -> None:
    january, march = date(2024, 1, 5), date(2024, 3, 9)
    assert read_history(repository, "initiatives", TODAY) == {
        "initiatives/jardin.md": GitDates(january, march),
        "initiatives/fete.md": GitDates(january, january),
        "initiatives/été.md": GitDates(march, march),
    }


def test_project_in_a_folder_of_the_repository(repository: Path) -> None:
    (repository / "initiatives/_x").mkdir()
    found = read_history(repository / "initiatives", ".", TODAY)
    assert set(found) == {"jardin.md", "fete.md", "été.md"}


def test_only_the_folder_that_is_asked_for(repository: Path) -> None:
    (repository / "autre.md").write_text("a", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "Un autre")
    assert "autre.md" not in read_history(repository, "initiatives", TODAY)


def test_shallow_clone_tells_nothing(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "copie")
    assert read_history(tmp_path / "copie", "initiatives", TODAY) == {}


def test_repository_without_commit_tells_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert read_history(tmp_path, "initiatives", TODAY) == {}


def test_outside_a_repository_tells_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_history(tmp_path, "initiatives", TODAY) == {}


def test_without_git_tells_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert read_history(repository, "initiatives", TODAY) == {}


def test_git_that_takes_too_long_tells_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "TIMEOUT", 0.000_001)
    assert read_history(repository, "initiatives", TODAY) == {}


def commit_dated(root: Path, written: str) -> None:
    """Make a commit whose date is *written*, whatever Git thinks of it, on top of a change of every sheet."""
    for path in (root / "initiatives").iterdir():
        path.write_text(written, "utf-8")
    git(root, "add", "-A")
    told = [
        subprocess.run(["git", *asked], cwd=root, check=True, capture_output=True, text=True).stdout.strip()
        for asked in (["write-tree"], ["rev-parse", "HEAD"])
    ]
    text = f"tree {told[0]}\nparent {told[1]}\nauthor E <e@exemple.invalid> 1 +0000\n{written}\n\nUn pas\n"
    made = subprocess.run(
        ["git", "hash-object", "-w", "-t", "commit", "--literally", "--stdin"], cwd=root, check=True,
        capture_output=True, input=text.encode(),
    ).stdout.decode().strip()  # fmt: skip
    git(root, "update-ref", "HEAD", made)


def test_an_odd_date_is_no_date_and_the_others_stay(repository: Path) -> None:
    before = read_history(repository, "initiatives", TODAY)
    assert before
    for odd in (
        "253402300800 +0000", "253402300799 +0000", "18446744073709551615 +0000", f"{'9' * 5000} +0000", "-5 +0000",
        "0 +0000", "1e9 +0000", "\u0663\u0664\u0665 +0000", "\xb2 +0000", "hier", "", "1717372800 +0000",
    ):  # fmt: skip
        commit_dated(repository, f"committer E <e@exemple.invalid> {odd}")
        assert read_history(repository, "initiatives", TODAY) == before, odd
    commit_dated(repository, "sans date")
    assert read_history(repository, "initiatives", TODAY) == before
    commit(repository, "@1717200000 +0000", jardin="c")
    after = read_history(repository, "initiatives", TODAY)
    assert after.pop("initiatives/jardin.md") == GitDates(date(2024, 1, 5), date(2024, 6, 1))
    assert after.items() <= before.items()


def test_a_sheet_that_only_odd_commits_changed_has_the_day_of_the_commit_before(repository: Path) -> None:
    commit(repository, "@253402300800 +0000", neuve="a")
    march = date(2024, 3, 9)
    assert read_history(repository, "initiatives", TODAY)["initiatives/neuve.md"] == GitDates(march, march)


def test_a_first_commit_of_the_future_has_no_date(repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "autre"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, "2031-01-01T12:00:00 +0000", jardin="a")
    assert read_history(root, "initiatives", TODAY) == {}


def test_a_first_commit_of_the_future_is_not_later_than_the_one_after(
    tmp_path: Path, repository: Path
) -> None:
    root = tmp_path / "autre"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, "2031-01-01T12:00:00 +0000", jardin="a")
    commit(root, MARCH, fete="a")
    march = date(2024, 3, 9)
    assert set(read_history(root, "initiatives", TODAY).values()) == {GitDates(march, march)}


def test_a_commit_of_tomorrow_is_not_believed(repository: Path) -> None:
    commit(repository, "2024-06-02T00:30:00 +0200", jardin="c")
    assert read_history(repository, "initiatives", TODAY)["initiatives/jardin.md"].changed == date(2024, 6, 1)
    paris = read_history(repository, "initiatives", TODAY, ZoneInfo("Europe/Paris"))
    assert paris["initiatives/jardin.md"].changed == date(2024, 3, 9)


def test_days_are_those_of_the_zone(repository: Path) -> None:
    commit(repository, "2024-05-01T22:30:00 +0000", jardin="c")
    changed = {
        name: read_history(repository, "initiatives", TODAY, ZoneInfo(name))["initiatives/jardin.md"].changed
        for name in ("UTC", "Europe/Paris", "America/Guadeloupe", "Pacific/Noumea")
    }
    first, second = date(2024, 5, 1), date(2024, 5, 2)
    assert changed == {
        "UTC": first, "Europe/Paris": second, "America/Guadeloupe": first, "Pacific/Noumea": second,
    }  # fmt: skip


def test_a_renamed_file_is_not_new(repository: Path) -> None:
    text = "".join(f"ligne {number}\n" for number in range(40))
    april, may, june = date(2024, 4, 1), date(2024, 5, 1), date(2024, 6, 1)
    folder = repository / "initiatives"
    commit(repository, f"{april}T12:00:00 +0000", velos=text)
    git(repository, "mv", "initiatives/velos.md", "initiatives/atelier.md")
    commit(repository, f"{may}T12:00:00 +0000")
    git(repository, "mv", "initiatives/atelier.md", "initiatives/atelier-velos.md")
    commit(
        repository, f"{june}T12:00:00 +0000", **{"atelier-velos": f"{text}fin\n", "velos": "un autre texte"}
    )
    found = read_history(repository, "initiatives", TODAY)
    assert found["initiatives/atelier-velos.md"] == GitDates(april, june)
    # Another sheet took the old name.
    assert found["initiatives/velos.md"] == GitDates(june, june)
    assert "initiatives/atelier.md" not in found
    # A name that was taken over from a file which is gone.
    (folder / "fete.md").unlink()
    commit(repository, f"{june}T13:00:00 +0000")
    git(repository, "mv", "initiatives/atelier-velos.md", "initiatives/fete.md")
    commit(repository, f"{june}T14:00:00 +0000")
    assert read_history(repository, "initiatives", TODAY)["initiatives/fete.md"] == GitDates(april, june)


def test_odd_names_take_no_date_from_the_others(repository: Path) -> None:
    before = read_history(repository, "initiatives", TODAY)
    names = [
        b"caf\xe9.md",
        b"a\n\x011704456000.md",
        b"\x01999.md",
        b'"q".md',
        b"\xe2\x80\xae.md",
        b"\xed\xb3\xbf.md",
    ]
    for name in names:
        (repository / "initiatives" / os.fsdecode(name)).write_text("a", "utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "Des noms", day=MARCH)
    after = read_history(repository, "initiatives", TODAY)
    assert after.items() >= before.items()
    march = date(2024, 3, 9)
    odd = {path: dates for path, dates in after.items() if path not in before}
    assert odd == {f"initiatives/{os.fsdecode(name)}": GitDates(march, march) for name in names}
