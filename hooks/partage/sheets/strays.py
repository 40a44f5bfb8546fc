"""The files of the sheets' folder that nobody reads: a remark for each says where it belongs or how to name it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from partage.reference.place_table_file import PLACE_TABLE
from partage.runtime.project import IMAGES_FOLDER, VOCABULARIES_FOLDER
from partage.runtime.rooted import Folder
from partage.sheets.file_names import MAX_NAME_LENGTH, RESERVED
from partage.sheets.source import SHEET_ENDINGS, is_meant_as_sheet
from partage.text.folding import slug
from partage.text.fuzzy import nearest
from partage.text.messages import did_you_mean, quoted
from partage.text.problem import Problem
from partage.text.problem_limits import MAX_PROBLEMS, bounded

DEEPEST = 4
"""Folders inside each other that are looked into."""
_PICTURES = frozenset(("jpg", "jpeg", "png", "webp", "avif", "gif", "heic", "svg", "bmp", "tif", "tiff"))
_DOCUMENTS = frozenset(("docx", "odt", "html", "htm", "csv", "xlsx"))
"""What `partage import` reads."""
_MAILS = frozenset(("eml",))
_OF_SYSTEMS = frozenset(("thumbs.db", "desktop.ini"))
_OF_EDITORS = ("~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".part", ".crdownload")
_ABOUT = frozenset(("readme", "lisez-moi", "lisezmoi", "license", "licence", "contributing"))
_TEXTS = frozenset(("", "txt", "text", "md", *SHEET_ENDINGS))


def strays(folder: Path, lists: Collection[str]) -> list[Problem]:
    """Return a remark for each file below *folder* that is neither a sheet, nor a picture, nor one of the *lists*.

    Nothing is said of hidden files, of those whose name begins with « _ », and of what systems and editors leave. At
    most MAX_PROBLEMS are given. Raise an `OSError` if *folder* is not a plain folder.
    """
    found = []
    for path, sentence in _strays(folder, (folder.name,), lists):
        found.append(Problem(path, 1, "", sentence, "warning"))
        if len(found) > MAX_PROBLEMS:
            break
    return bounded(found)


def _strays(folder: Path, parts: tuple[str, ...], lists: Collection[str]) -> Iterator[tuple[str, str]]:
    with Folder(folder.parent, *parts, ours=False) as opened:
        # Sheets, which may be tens of thousands, first: nothing is said of them.
        entries = (each for each in opened.entries() if len(parts) > 1 or not _is_sheet(each))
        found = sorted((each for each in entries if not _is_left(each)), key=lambda entry: entry.name)
        kinds = [(each.name, each.is_dir(follow_symlinks=False)) for each in found]
    for name, is_folder in kinds:
        path = "/".join((*parts, name))
        if not is_folder:
            sentence = _sentence(PurePosixPath(path), lists)
            if sentence:
                yield path, sentence
        elif _is_in_place_of_a_file(name, parts, lists):
            continue
        elif len(parts) > 1 or name not in (IMAGES_FOLDER, VOCABULARIES_FOLDER):
            inside = list(_strays(folder, (*parts, name), lists)) if len(parts) < DEEPEST else []
            yield from inside or [
                (path, "rien n’est lu dans ce dossier ; déplacez ses fichiers, ou retirez-le")
            ]
        else:
            yield from _strays(folder, (*parts, name), lists)


def _is_in_place_of_a_file(name: str, parts: tuple[str, ...], lists: Collection[str]) -> bool:
    """Whether a folder has the name of a sheet or of a list: whoever reads those tells it."""
    if len(parts) == 1:
        return is_meant_as_sheet(name)
    return parts[1:] == (VOCABULARIES_FOLDER,) and name.removesuffix(".yml") in lists


def _is_sheet(entry: os.DirEntry[str]) -> bool:
    return is_meant_as_sheet(entry.name) and entry.is_file(follow_symlinks=False)


def _is_left(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    is_plain = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
    return (
        not is_plain
        or (name.startswith(("_", ".", "~$", "#")) and name != VOCABULARIES_FOLDER)
        or name in _OF_SYSTEMS
        or name.endswith(_OF_EDITORS)
        or name.partition(".")[0] in _ABOUT
    )


def _sentence(path: PurePosixPath, lists: Collection[str]) -> str:
    """Return what to do with the file at *path*; empty where it is read."""
    _, *folders = path.parent.parts
    stem, _, ending = path.name.rpartition(".") if "." in path.name else (path.name, "", "")
    ending = ending.lower()
    if folders == [VOCABULARIES_FOLDER]:
        return _about_list(path.name, lists)
    if folders == [IMAGES_FOLDER] and ending not in (*SHEET_ENDINGS, *_DOCUMENTS, *_MAILS):
        return ""
    if ending in _PICTURES:
        deeper = "ce dossier" if folders else "« initiatives/ »"
        return f"une image n’est pas lue dans {deeper} ; déplacez-la dans « initiatives/images/ »"
    if ending in _DOCUMENTS:
        return (
            "un document n’est pas une fiche, il n’est pas lu ; faites-en un brouillon : "
            f"{quoted(f'partage importer {path.as_posix()}')}, puis retirez-le d’ici"
        )
    if ending in _MAILS:
        return (
            f"un courriel n’est pas lu ici ; faites-en une branche : {quoted(f'partage recevoir {path.as_posix()}')}, "
            "puis retirez-le d’ici"
        )
    if ending not in _TEXTS:
        return "ce fichier n’est pas une fiche (« .md »), il n’est pas lu ; retirez-le d’ici"
    name = f"{_stem(stem)}.md"
    if folders:
        place = quoted(f"initiatives/{name}")
        return f"cette fiche est rangée dans un sous-dossier, où rien n’est lu ; déplacez-la : {place}"
    return f"une fiche se termine par « .md », celle-ci n’est pas lue ; renommez-la en {quoted(name)}"


def _stem(written: str) -> str:
    """Return the identifier that the name *written* stands for, without endings such as `.md.txt`."""
    while (parts := written.rpartition("."))[1] and parts[2].lower() in _TEXTS:
        written = parts[0]
    made = slug(written, MAX_NAME_LENGTH)
    return made if made and made not in RESERVED else "jardin-partage"


def _about_list(name: str, lists: Collection[str]) -> str:
    stem, _, ending = name.rpartition(".")
    if (ending == "yml" and stem in lists) or name == PLACE_TABLE:
        return ""
    near = nearest(stem or name, lists)
    way_out = did_you_mean(near and f"{near}.yml") or " ; retirez-le"
    return f"ce n’est le fichier d’aucune liste, il n’est pas lu{way_out}"
