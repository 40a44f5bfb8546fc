"""A file → its front matter and its text, as written and with line numbers; or the reason it cannot be read.

The meaning of the fields is checked elsewhere: this module does not know the model.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from partage.images.messages import LINKED as LINKED_PICTURE
from partage.images.messages import NO_FILE as NO_PICTURE
from partage.runtime.rooted import TOO_LARGE, Folder, Unsafe
from partage.runtime.unreadable import why_no_file, why_no_folder
from partage.sheets.file_names import name_problem
from partage.sheets.parts import EXAMPLE, NotASheet, Parts, line_in_file, not_closed, parts_of
from partage.text.problem import Place, Problem, Severity, Written, nearest_line
from partage.text.problem_limits import bounded
from partage.text.strict_yaml import YamlProblem, parse

IMAGES = "images"
"""Folder of the pictures, next to the sheets."""
LARGEST_FILE = 256 * 1024
LARGEST_FRONT_MATTER = 32 * 1024
MAX_DEPTH = 6
SHEET_ENDINGS = frozenset(("md", "markdown", "mdown", "mkd"))


def sheet_paths(folder: Path) -> list[Path]:
    """Return the paths in *folder* that look like sheets, sorted; a name may be invalid, and may not be that of a file.

    Raise an `OSError` if *folder* is not a plain folder.
    """
    with Folder(folder.parent, folder.name, ours=False) as opened:
        return [folder / name for name in sorted(filter(is_meant_as_sheet, opened.names()))]


def image_names(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """Return the names (in NFC) of the files that sheets of *folder* may show as pictures, whatever their content.

    Also return a problem for each entry of that folder that is not a file: a link, a pipe.
    """
    place = f"{folder.name}/{IMAGES}"
    try:
        with Folder(folder.parent, folder.name, IMAGES, ours=False) as opened:
            entries = [entry for entry in opened.entries() if entry.name[0] != "."]
            files = frozenset(
                unicodedata.normalize("NFC", e.name) for e in entries if e.is_file(follow_symlinks=False)
            )
            others = [
                e
                for e in entries
                if not (e.is_file(follow_symlinks=False) or e.is_dir(follow_symlinks=False))
            ]
    except FileNotFoundError:
        return frozenset(), []
    except OSError as error:
        return frozenset(), [Problem(place, 1, "", why_no_folder(error))]
    reasons = {True: LINKED_PICTURE, False: NO_PICTURE}
    return files, bounded(
        [Problem(f"{place}/{each.name}", 1, "", reasons[each.is_symlink()]) for each in others]
    )


def read_source(path: Path, root: Path) -> Source | Problem:
    """Read the sheet at *path*; the path in a problem is relative to *root*."""
    [data] = read_files([path], root)
    return read_text_source(data, path.relative_to(root).as_posix()) if isinstance(data, bytes) else data


def read_files(paths: Sequence[Path], root: Path) -> Iterator[bytes | Problem]:
    """Yield the content of each of *paths*, or why it is not read; all are in one folder below *root*."""
    if not paths:
        return
    place = paths[0].parent.relative_to(root)
    try:
        opened = Folder(root, *place.parts, ours=False)
    except OSError as error:
        yield from (Problem((place / path.name).as_posix(), 1, "", why_no_folder(error)) for path in paths)
        return
    with opened:
        for path in paths:
            data = _content(opened, path.name)
            yield data if isinstance(data, bytes) else Problem((place / path.name).as_posix(), 1, "", data)


def _content(folder: Folder, name: str) -> bytes | str:
    """Return the content of the file *name*, or why it is not read."""
    try:
        return folder.read(name, LARGEST_FILE)
    except Unsafe as error:
        if error.strerror == TOO_LARGE:
            return _too_large(folder.status(name).st_size)
        return why_no_file(error, "une fiche est un fichier de texte « .md »")
    except OSError as error:
        return why_no_file(error, "")


def read_text_source(data: bytes, path: str) -> Source | Problem:
    """Read *data* as the sheet at *path*, relative to the project's root."""
    misnamed = name_problem(PurePosixPath(path).name)
    if misnamed:
        return Problem(path, 1, "", misnamed)
    try:
        return _source(parts_of(_decoded(data)), path, data.decode())
    except (YamlProblem, NotASheet) as problem:
        return Problem(path, problem.line, "", problem.message)


def is_meant_as_sheet(name: str) -> bool:
    """Whether *name* is that of a file which is read as a sheet, be it a valid one or not."""
    stem, _, ending = name.rpartition(".")
    return (
        ending.lower() in SHEET_ENDINGS
        and not name.startswith(("_", "."))
        and stem.lower() not in ("", "readme")
    )


def _too_large(size: int) -> str:
    return (
        f"ce fichier fait {-(-size // 1024)} Kio, c’est trop ({LARGEST_FILE // 1024} Kio au plus) ; raccourcissez le "
        "texte, et mettez les images dans « initiatives/images/ »"
    )


def _decoded(data: bytes) -> str:
    """Return the text of *data*, without byte-order mark."""
    if len(data) > LARGEST_FILE:
        raise NotASheet(1, _too_large(len(data)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotASheet(
            line,
            "ce fichier n’est pas enregistré en UTF-8, les lettres accentuées seraient perdues ; dans votre éditeur : "
            "« Enregistrer sous », puis encodage « UTF-8 »",
        ) from None
    return text


def _source(parts: Parts, path: str, file: str) -> Source:
    values, lines = _fields(parts)
    return Source(
        path=path,
        id=PurePosixPath(path).stem,
        front_matter=values,
        lines=lines,
        file=file,
        body=parts.body,
        body_line=parts.body_line,
        soft_ends=parts.soft_ends,
        remarks=parts.remarks,
    )


def _fields(parts: Parts) -> tuple[dict[str, Written], dict[Place, int]]:
    first_line = parts.fields_line
    try:
        values, lines = parse(
            parts.fields, first_line=first_line, max_bytes=LARGEST_FRONT_MATTER, max_depth=MAX_DEPTH
        )
    except YamlProblem as problem:
        found = not_closed(parts.fields)
        if found and first_line + found[0] <= problem.line:
            raise NotASheet(first_line + found[0], found[1]) from None
        raise
    if isinstance(values, dict):
        return values, lines
    if values == "":
        return {}, lines
    raise NotASheet(first_line, f"l’en-tête n’est pas fait de champs ; exemple : {EXAMPLE}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of front matter and Markdown as written, unchecked."""

    path: str
    id: str
    front_matter: Mapping[str, Written]
    lines: Mapping[Place, int]
    """Line, from 1, of each key and list item."""
    body: str
    body_line: int
    """Line, from 1, of the first line of the body."""
    soft_ends: tuple[int, ...] = ()
    """See `Parts`."""
    remarks: tuple[tuple[int, str, Severity], ...] = ()
    """What reading it had to mend: the line, the sentence."""
    file: str = field(default="", repr=False, compare=False)
    """The whole file, with its own line ends."""

    def line_of(self, *place: str | int) -> int:
        """See `nearest_line`."""
        return nearest_line(self.lines, place)

    def line_of_body(self, line: int) -> int:
        """Return which line of the file the *line* of the body is, counted from `body_line`."""
        return line_in_file(line, self.soft_ends)
