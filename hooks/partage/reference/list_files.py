"""A file of `_vocabulaires/` → its entries, as written and with line numbers; or the reason it cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from partage.runtime.rooted import TOO_LARGE, Folder, Unsafe
from partage.runtime.unreadable import why_no_file, why_no_folder
from partage.text.characters import received_line_for_line
from partage.text.plain_marks import fields_with_plain_spaces
from partage.text.problem import Place, Problem, Written, nearest_line
from partage.text.strict_yaml import YamlProblem, parse

MAX_LIST_BYTES = 384 * 1024
MAX_DEPTH = 12
MAX_EVENTS = 50_000
"""Names and values of one list: each costs up to 20 µs, where it is wrong. Five thousand organisations take 40,000."""
ALWAYS_NAMED = frozenset(("etats", "themes"))
"""Lists that every sheet names a term of: empty, they would make each sheet wrong."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """The entries of a file."""

    path: str
    data: bytes = b""
    """Its content; empty if it could not be read."""
    values: Sequence[Written] = ()
    lines: Mapping[Place, int] = field(default_factory=dict)

    def line_of(self, *place: str | int) -> int:
        """See `nearest_line`."""
        return nearest_line(self.lines, place)


def read_lists(
    folder: Path, root: Path, most: Mapping[str, int], optional: Collection[str]
) -> tuple[dict[str, ListFile], list[Problem]]:
    """Read the lists of *folder*, each with the *most* entries that it may have; no link is followed.

    A list that is missing or invalid is empty; one that is too long keeps its first entries.
    """
    place = folder.relative_to(root)
    paths = {name: (place / f"{name}.yml").as_posix() for name in most}
    try:
        opened = Folder(root, *place.parts, ours=False)
    except OSError as error:
        unread = Problem(place.as_posix(), 1, "", why_no_folder(error))
        return {name: ListFile(path) for name, path in paths.items()}, [unread]
    files: dict[str, ListFile] = {}
    problems: list[Problem] = []
    with opened:
        for name, path in paths.items():
            try:
                files[name], many = _read(opened, path, most[name])
                if not many and name in ALWAYS_NAMED:
                    problems.append(Problem(path, 1, "", EMPTY))
                if many > most[name]:
                    line = files[name].lines.get((most[name],), 1)
                    problems.append(Problem(path, line, "", _too_many(many, most[name])))
            except _UnreadError as reason:
                files[name] = ListFile(path)
                problems.append(Problem(path, reason.line, "", reason.message))
            except FileNotFoundError:
                files[name] = ListFile(path)
                if name not in optional:
                    problems.append(Problem(path, 1, "", MISSING))
    return files, problems


def _read(folder: Folder, path: str, most: int) -> tuple[ListFile, int]:
    """Return the file at *path*, whose name is looked for in *folder*, with how many entries it has."""
    try:
        data = folder.read(path.rpartition("/")[2], MAX_LIST_BYTES)
        values, lines = _listed(data)
    except FileNotFoundError:
        raise
    except YamlProblem as problem:
        raise _UnreadError(problem.line, problem.message) from None
    except OSError as error:
        is_large = isinstance(error, Unsafe) and error.strerror == TOO_LARGE
        raise _UnreadError(1, _LARGE if is_large else why_no_file(error, _EXPECTED)) from None
    return ListFile(path, data, values[:most], lines), len(values)


class _UnreadError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


MISSING = "cette liste manque ; remettez le fichier, même avec un seul terme"
EMPTY = "cette liste est vide ; remettez ses termes, même un seul"
_EXPECTED = "mettez à sa place le fichier de texte « .yml » de cette liste"
_LARGE = (
    f"ce fichier est trop grand ({MAX_LIST_BYTES // 1024} Kio au plus), il n’est pas lu ; retirez les entrées qui ne "
    "servent pas, ou raccourcissez les définitions"
)


def _too_many(count: int, most: int) -> str:
    return (
        f"{most} entrées au plus dans cette liste ({count} écrites), les suivantes ne sont pas lues ; retirez celles "
        "qui ne servent pas"
    )


def _listed(data: bytes) -> tuple[list[Written], dict[Place, int]]:
    """Return the entries of the text *data*, and their lines; `YamlProblem` if it is not a list."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise YamlProblem(1, "ce fichier n’est pas en UTF-8 ; enregistrez-le de nouveau en UTF-8") from None
    text, _ = fields_with_plain_spaces(received_line_for_line(text).replace("\v", " "))
    values, lines = parse(text, max_bytes=MAX_LIST_BYTES, max_depth=MAX_DEPTH, max_events=MAX_EVENTS)
    if isinstance(values, list):
        return values, lines
    if values != "":
        raise YamlProblem(1, "une liste est attendue ; chaque terme commence par « - id: … »")
    return [], lines
