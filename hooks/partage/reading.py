"""A file → its front matter and its text, as written, with their lines; or the reason why not.

What the fields mean is checked elsewhere: nothing here knows the model.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath

from frontmatter.default_handlers import YAMLHandler

from partage.file_names import name_problem
from partage.messages import quoted
from partage.model import Place, Problem, Source, Written
from partage.strict_yaml import YamlProblem, parse, unreadable_character

IMAGES = "images"
"""Folder of the pictures, beside the sheets."""
LARGEST_FILE = 256 * 1024
LARGEST_FRONT_MATTER = 32 * 1024
DEEPEST = 6
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
    """A text that is no sheet, with the line to correct and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"{line}: {message}")
        self.line = line
        self.message = message


def sheet_paths(folder: Path) -> list[Path]:
    """Return the files of *folder* that are meant as sheets, by name; their names may still be wrong."""
    with os.scandir(folder) as entries:
        return [*map(Path, sorted(entry.path for entry in entries if _is_meant_as_sheet(entry)))]


def image_names(folder: Path) -> frozenset[str]:
    """Return the names of what sheets of *folder* may show as pictures, whatever is in these files."""
    images = folder / IMAGES
    if images.is_symlink() or not images.is_dir():
        return frozenset()
    with os.scandir(images) as entries:
        return frozenset(
            entry.name
            for entry in entries
            if entry.is_file(follow_symlinks=False) and not entry.name.startswith(".")
        )


def read_source(path: Path, root: Path) -> Source | Problem:
    """Read the sheet at *path*; its problem is placed from *root*."""
    data = read_data(path, root)
    return read_text_source(data, path.relative_to(root).as_posix()) if isinstance(data, bytes) else data


def read_data(path: Path, root: Path) -> bytes | Problem:
    """Return what the file at *path* holds, if it is one that a sheet may be in."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            reason = _no_regular_file(status)
        elif status.st_size > LARGEST_FILE:
            reason = _too_large(status.st_size)
        else:
            # Thousands of times: without what pathlib and a buffer cost.
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                return file.readall()
    except OSError as error:
        reason = (
            f"ce fichier ne peut pas être lu ({error.strerror}) ; vérifiez qu’il existe et ses droits d’accès"
        )
    return Problem(path.relative_to(root).as_posix(), 1, "", reason)


def read_text_source(data: bytes, path: str) -> Source | Problem:
    """Read *data* as the sheet at *path*, which starts from the project's root."""
    misnamed = name_problem(PurePosixPath(path).name)
    if misnamed:
        return Problem(path, 1, "", misnamed)
    try:
        return _source(_decoded(data), path)
    except (YamlProblem, _NotASheetError) as problem:
        return Problem(path, problem.line, "", problem.message)


def _is_meant_as_sheet(entry: os.DirEntry[str]) -> bool:
    stem, _, ending = entry.name.rpartition(".")
    return (
        ending.lower() in _SHEET_ENDINGS
        and not entry.name.startswith(("_", "."))
        and stem.lower() not in ("", "readme")
        and not entry.is_dir(follow_symlinks=False)
    )


def _no_regular_file(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "ceci est un lien vers un autre fichier ; mettez le fichier lui-même à sa place"
    return "ceci n’est pas un fichier ordinaire ; une fiche est un fichier de texte « .md »"


def _too_large(size: int) -> str:
    return (
        f"ce fichier fait {-(-size // 1024)} Kio, c’est trop ({LARGEST_FILE // 1024} Kio au plus) ; raccourcissez le "
        "texte, et mettez les images dans « initiatives/images/ »"
    )


def _decoded(data: bytes) -> str:
    """Return the text of *data*, without byte-order mark, with one kind of line end."""
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


def _source(text: str, path: str) -> Source:
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
        body=text[body_start:].rstrip(),
        body_line=_line_at(text, body_start),
    )


def _opened(text: str) -> int:
    """Return the place after the first « --- »; blank lines may come before it, nothing else.

    The handler looks for its marks anywhere and does not say where they were.
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
            front_matter, first_line=first_line, max_bytes=LARGEST_FRONT_MATTER, max_depth=DEEPEST
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
