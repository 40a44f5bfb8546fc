"""Links and special files under `initiatives/`: one sentence for each, nothing of what they lead to, the rest goes on."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from partage.catalogue.knowledge_base import KnowledgeBase, read_knowledge_base
from partage.images import prepare
from partage.images.store import Store
from partage.reference import list_files
from partage.runtime.cache import Cache
from partage.runtime.rooted import Folder
from partage.sheets.source import LARGEST_FILE
from tests.samples import sheet, spaced, write_project

SECRET = "motdepasse: tres-secret"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dehors.txt").write_text(f"{SECRET}\n- {SECRET}\n", "utf-8")
    project = tmp_path / "projet"
    project.mkdir()
    return write_project(project, {"jardin": sheet()})


def read(root: Path, processes: int = 1) -> KnowledgeBase:
    return read_knowledge_base(root, root / "initiatives", processes, Cache(root))


def said(knowledge: KnowledgeBase) -> list[str]:
    return [spaced(str(problem)) for problem in knowledge.problems]


def _socket(path: Path) -> None:
    # The name of a socket is short: it is made from beside.
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


LINKS: dict[str, Callable[[Path], None]] = {
    "device": lambda path: path.symlink_to("/dev/zero"),
    "secret": lambda path: path.symlink_to("../../dehors.txt"),
    "far": lambda path: path.symlink_to("../../../dehors.txt"),
    "dangling": lambda path: path.symlink_to("nulle-part"),
    "loop": _loop,
    "folder": lambda path: path.symlink_to("/"),
}
OTHERS: dict[str, Callable[[Path], None]] = {"pipe": os.mkfifo, "folder": Path.mkdir, "socket": _socket}


@pytest.mark.parametrize(
    "make", [*LINKS.values(), *OTHERS.values()], ids=[*LINKS, *(f"a {each}" for each in OTHERS)]
)
def test_a_sheet_or_a_list_that_is_no_file_is_one_sentence_and_the_rest_goes_on(
    root: Path, make: Callable[[Path], None]
) -> None:
    list_ = root / "initiatives/_vocabulaires/acteurs.yml"
    list_.unlink()
    make(list_)
    make(root / "initiatives/autre.md")
    what = "ceci est un lien" if make in LINKS.values() else "ceci n’est pas un fichier ordinaire"
    knowledge = read(root)
    assert [
        text.rpartition("initiatives/")[2].partition(" vers")[0].partition(" ;")[0]
        for text in said(knowledge)
    ] == [
        f"_vocabulaires/acteurs.yml:1: {what}",
        f"autre.md:1: {what}",
    ]
    assert SECRET[:10] not in "".join(said(knowledge))
    assert [each.id for each in knowledge.catalogue.initiatives] == ["jardin"]
    # Nor with workers, nor with what is known.
    assert said(read(root, 2)) == said(knowledge)


@pytest.mark.parametrize("name", ["_vocabulaires", "images", ""])
def test_a_folder_that_is_a_link_is_one_sentence_and_nothing_in_it_is_read(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = (root / "initiatives" / name).resolve()
    folder.mkdir(exist_ok=True)
    folder.rename(root.parent / "ailleurs")
    folder.symlink_to(root.parent / "ailleurs")
    knowledge = read(root)
    where = f"initiatives/{name}".rstrip("/")
    about = [text for text in said(knowledge) if text.startswith(f"{where}:")]
    assert about == [
        f"{where}:1: ce dossier est un lien vers un autre endroit, rien n’y est lu ni écrit ; mettez le dossier "
        "lui-même à sa place"
    ]
    assert name or said(knowledge) == about


def test_what_the_system_refuses_to_read_is_said_in_french(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refused(path: object, *arguments: object, **options: object) -> int:
        if path in ("jardin.md", "roles.yml"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refused)
    assert said(read(root)) == [
        f"initiatives/{name}:1: ce fichier ne peut pas être lu (l’accès est refusé) ; vérifiez qu’il existe et ses "
        "droits d’accès"
        for name in ("_vocabulaires/roles.yml", "jardin.md")
    ]


def test_sizes_are_bounded_before_anything_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in (("autre.md", LARGEST_FILE), ("_vocabulaires/roles.yml", list_files.MAX_LIST_BYTES)):
        with (root / "initiatives" / name).open("wb") as file:
            file.truncate(most + 1)
    data = os.read
    sizes: list[int] = []
    monkeypatch.setattr(os, "read", lambda descriptor, size: (sizes.append(size), data(descriptor, size))[1])
    about = [text.split(",")[0] for text in said(read(root))]
    assert "initiatives/autre.md:1: ce fichier fait 257 Kio" in about
    assert "initiatives/_vocabulaires/roles.yml:1: ce fichier est trop grand (384 Kio au plus)" in about
    assert max(sizes) < LARGEST_FILE


def test_pictures_are_read_through_no_link(root: Path) -> None:
    images = root / "initiatives/images"
    images.mkdir()
    for name, make in {**LINKS, "tube": os.mkfifo}.items():
        make(images / f"{name}.jpg")
    problems = said(read(root))
    assert len(problems) == len(LINKS) + 1
    assert all("ceci est un lien" in each or "tube.jpg" in each for each in problems)
    # A link that takes the place of a file between the two looks.
    found = prepare.prepare(images, ["device.jpg", "tube.jpg"], Store(Cache(root)))
    assert {*found.refused} == {"device.jpg", "tube.jpg"}
    assert "c’est un lien" in found.refused["device.jpg"]


def test_remarks_on_a_folder_of_pictures_are_bounded(root: Path) -> None:
    images = root / "initiatives/images"
    images.mkdir()
    for number in range(2000):
        (images / f"{number}.jpg").touch()
    problems = said(read(root))
    assert len(problems) == 51
    assert any("… et 1950 autres points" in each for each in problems)


def test_a_folder_is_opened_once_for_many_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (root / f"initiatives/fiche-{number}.md").write_text(sheet(), "utf-8")
    opened: list[tuple[str, ...]] = []
    first = Folder.__init__

    def noted(self: Folder, at: Path, *parts: str, **options: bool) -> None:
        opened.append(parts)
        first(self, at, *parts, **options)

    monkeypatch.setattr(Folder, "__init__", noted)
    assert len(read_knowledge_base(root, root / "initiatives").catalogue.initiatives) == 301
    assert len(opened) < 80
