"""A file → its front matter and its text, as written and with line numbers; or the reason it cannot be read.

The meaning of the fields is checked elsewhere: this module does not know the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from frontmatter.default_handlers import YAMLHandler

from partage.images.messages import LINKED as LINKED_PICTURE
from partage.images.messages import NO_FILE as NO_PICTURE
from partage.runtime.rooted import TOO_LARGE, Folder, Unsafe
from partage.runtime.unreadable import why_no_file, why_no_folder
from partage.sheets.file_names import name_problem
from partage.text.messages import quoted
from partage.text.problem import Place, Problem, Written, nearest_line
from partage.text.problem_limits import bounded
from partage.text.strict_yaml import YamlProblem, parse, unreadable_character

IMAGES = "images"
"""Folder of the pictures, next to the sheets."""
LARGEST_FILE = 256 * 1024
LARGEST_FRONT_MATTER = 32 * 1024
MAX_DEPTH = 6
EXAMPLE = "« --- », puis « titre: Le jardin partagé » et les autres champs, puis « --- »"
_SHEET_ENDINGS = frozenset(("md", "markdown", "mdown", "mkd"))
UNCLOSED = (
    "la fin de l’en-tête n’est pas marquée ; ajoutez une ligne « --- » après le dernier champ, avant le texte"
)
_DASHES = re.compile(r"[-–—―_=*]+\s*$|```")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_HEADING = re.compile(r"^##+ ", re.MULTILINE)
_HANDLER = YAMLHandler()
_BOUNDARY = re.compile(r"-{3,}\s*$", re.MULTILINE)


class _NotASheetError(ValueError):
    """The text is not a sheet: the line to correct, and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"{line}: {message}")
        self.line = line
        self.message = message


def sheet_paths(folder: Path) -> list[Path]:
    """Return the paths in *folder* that look like sheets, sorted; a name may be invalid, and may not be that of a file.

    Raise an `OSError` if *folder* is not a plain folder.
    """
    with Folder(folder.parent, folder.name, ours=False) as opened:
        return [folder / name for name in sorted(filter(_is_meant_as_sheet, opened.names()))]


def image_names(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """Return the names of the files that sheets of *folder* may show as pictures, whatever their content.

    Also return a problem for each entry of that folder that is not a file: a link, a pipe.
    """
    place = f"{folder.name}/{IMAGES}"
    try:
        with Folder(folder.parent, folder.name, IMAGES, ours=False) as opened:
            entries = [entry for entry in opened.entries() if entry.name[0] != "."]
            files = frozenset(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
            others = [e for e in entries if e.name not in files and not e.is_dir(follow_symlinks=False)]
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
        return _source(_decoded(data), path, data.decode())
    except (YamlProblem, _NotASheetError) as problem:
        return Problem(path, problem.line, "", problem.message)


def _is_meant_as_sheet(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return (
        ending.lower() in _SHEET_ENDINGS
        and not name.startswith(("_", "."))
        and stem.lower() not in ("", "readme")
    )


def _too_large(size: int) -> str:
    return (
        f"ce fichier fait {-(-size // 1024)} Kio, c’est trop ({LARGEST_FILE // 1024} Kio au plus) ; raccourcissez le "
        "texte, et mettez les images dans « initiatives/images/ »"
    )


def _decoded(data: bytes) -> str:
    """Return the text of *data*, without byte-order mark and with one kind of line end."""
    if len(data) > LARGEST_FILE:
        raise _NotASheetError(1, _too_large(len(data)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _NotASheetError(
            line,
            "ce fichier n’est pas enregistré en UTF-8, les lettres accentuées seraient perdues ; dans votre éditeur : "
            "« Enregistrer sous », puis encodage « UTF-8 »",
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = unreadable_character(text)
    if found:
        raise _NotASheetError(found[0] + 1, found[1])
    return text


def _source(text: str, path: str, file: str) -> Source:
    start = _opened(text)
    try:
        front_matter, rest = _HANDLER.split(text[text.index("-") :])
    except ValueError:
        raise _NotASheetError(_line_at(text, start), UNCLOSED) from None
    values, lines = _fields(front_matter, _line_at(text, start))
    body_start = _after_blank_lines(text, len(text) - len(rest))
    return Source(
        path=path,
        id=PurePosixPath(path).stem,
        front_matter=values,
        lines=lines,
        file=file,
        body=text[body_start:].rstrip(),
        body_line=_line_at(text, body_start),
    )


def _opened(text: str) -> int:
    """Return the offset after the first « --- »; only blank lines may come before it.

    The handler finds its delimiters anywhere and does not say where.
    """
    start = _after_blank_lines(text, 0)
    opening = _BOUNDARY.match(text, start)
    if opening:
        return opening.end()
    line = _line_at(text, start)
    if not text.strip():
        raise _NotASheetError(1, f"ce fichier est vide ; une fiche commence par ses champs : {EXAMPLE}")
    first = text[start:].lstrip().partition("\n")[0]
    if _DASHES.match(first):
        reason = (
            f"{quoted(first)} n’ouvre pas l’en-tête ; tapez trois traits d’union seuls sur la ligne : « --- »"
        )
        raise _NotASheetError(line, reason)
    raise _NotASheetError(line, f"l’en-tête manque ; une fiche commence par ses champs : {EXAMPLE}")


def _fields(front_matter: str, first_line: int) -> tuple[dict[str, Written], dict[Place, int]]:
    try:
        values, lines = parse(
            front_matter, first_line=first_line, max_bytes=LARGEST_FRONT_MATTER, max_depth=MAX_DEPTH
        )
    except YamlProblem as problem:
        heading = _HEADING.search(front_matter)
        if heading and (line := first_line + front_matter.count("\n", 0, heading.start())) <= problem.line:
            raise _NotASheetError(line, UNCLOSED) from None
        raise
    if isinstance(values, dict):
        return values, lines
    if values == "":
        return {}, lines
    raise _NotASheetError(first_line, f"l’en-tête n’est pas fait de champs ; exemple : {EXAMPLE}")


def _after_blank_lines(text: str, start: int) -> int:
    blank = _BLANK_LINES.match(text, start)
    return blank.end() if blank else start


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


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
    file: str = field(default="", repr=False, compare=False)
    """The whole file, with its own line ends."""

    def line_of(self, *place: str | int) -> int:
        """See `nearest_line`."""
        return nearest_line(self.lines, place)
