"""Files → initiatives and problems; what is known of a file that did not change is not made again.

The files are shared between a fixed number of groups by their names. A group keeps what it knows in one file of the
cache: a table of light values, then the whole sheets, which are read only when a page is made of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from zlib import crc32

from partage import cache
from partage.cache import Piece
from partage.model import Initiative, Problem, Source
from partage.parallel import WORTH_IT, map_slices
from partage.reading import read_data, read_text_source
from partage.references import References
from partage.validation import check

GROUPS = 64
_SIZE = 8
"""Bytes that tell the length of the table."""
Answers: TypeAlias = dict[tuple[str, str], bool]


class Known(NamedTuple):
    """What is known of one file."""

    digest: bytes
    """Of its content."""
    answers: Answers
    """What else it depends on: which sheets and pictures it names, and whether there are such."""
    initiative: Initiative | None
    """Without its sheet."""
    problems: list[Problem]
    start: int
    length: int
    """Where its sheet is, after the table."""


@dataclass(frozen=True, slots=True)
class Names(Collection[str]):
    """Names that a sheet may use, which notes those that it asks for."""

    kind: str
    names: Collection[str]
    answers: Answers
    seen: list[str] = field(default_factory=list)
    """Kinds that were gone through: then the answer depends on all names."""

    def __contains__(self, name: object) -> bool:
        found = name in self.names
        self.answers[self.kind, str(name)] = found
        return found

    def __iter__(self) -> Iterator[str]:
        self.seen.append(self.kind)
        return iter(self.names)

    def __len__(self) -> int:
        self.seen.append(self.kind)
        return len(self.names)


class Checked(NamedTuple):
    """What a file becomes."""

    initiative: Initiative | None
    problems: list[Problem]
    former: Initiative | None = None
    """What it was before it changed."""


def check_files(
    paths: Sequence[Path], root: Path, references: References, folder: Path | None, processes: int
) -> list[Checked]:
    """Read and check *paths*, whatever is wrong with others; *folder* keeps what is known.

    One more for each file that is gone: it has only been something.
    """
    groups: list[list[Path]] = [[] for _ in range(GROUPS)]
    for path in paths:
        groups[crc32(path.name.encode("utf-8", "surrogateescape")) % GROUPS].append(path)
    work = partial(_check_group, root=root, references=references, folder=folder)
    worth = 2 if len(paths) >= WORTH_IT else GROUPS + 1
    checked = map_slices(work, list(enumerate(groups)), processes, worth)
    found = {path: each for group, _ in checked for path, each in group}
    return [found[path] for path in paths] + [each for _, gone in checked for each in gone]


def _check_group(
    group: tuple[int, Sequence[Path]], root: Path, references: References, folder: Path | None
) -> tuple[list[tuple[Path, Checked]], list[Checked]]:
    number, paths = group
    file = folder / f"{number:02}" if folder else None
    known, sheets, offset = _kept(file) if file else ({}, b"", 0)
    names = {path.name for path in paths}
    gone = [Checked(None, [], _former(each, sheets)) for name, each in known.items() if name not in names]
    after: dict[str, Known] = {}
    former: dict[str, Initiative | None] = {}
    packed: list[bytes] = []
    size, changed = 0, known.keys() != names
    for path in paths:
        data = read_data(path, root)
        each = known.get(path.name)
        if each and isinstance(data, bytes) and _still_right(each, data, references):
            sheet = sheets[each.start : each.start + each.length]
        else:
            former[path.name] = _former(each, sheets) if each else None
            each, sheet = _checked(data, path, root, references)
            changed = True
        after[path.name] = each._replace(start=size, length=len(sheet))
        packed.append(sheet)
        size += len(sheet)
    if changed and file:
        offset = _keep(file, after, packed)
    checked = []
    for path, sheet in zip(paths, packed, strict=True):
        each = after[path.name]
        initiative = _located(each, file, offset, sheet)
        checked.append((path, Checked(initiative, each.problems, former.get(path.name))))
    return checked, gone


def _former(known: Known, sheets: bytes) -> Initiative | None:
    if known.initiative is None:
        return None
    return replace(known.initiative, packed=sheets[known.start : known.start + known.length])


def _still_right(known: Known, data: bytes, references: References) -> bool:
    names = {"sheets": references.sheets, "images": references.images}
    return known.digest == cache.digest(data) and all(
        (name in names[kind]) == answer for (kind, name), answer in known.answers.items()
    )


def _checked(data: bytes | Problem, path: Path, root: Path, references: References) -> tuple[Known, bytes]:
    source = read_text_source(data, path.relative_to(root).as_posix()) if isinstance(data, bytes) else data
    if not isinstance(source, Source):
        return Known(b"", {}, None, [source], 0, 0), b""
    answers: Answers = {}
    sheets = Names("sheets", references.sheets, answers)
    images = Names("images", references.images, answers)
    initiative, problems = check(source, replace(references, sheets=sheets, images=images))
    # A digest of nothing is that of no file: it is checked again, since any new name may be a better guess.
    digest = b"" if sheets.seen or images.seen or not isinstance(data, bytes) else cache.digest(data)
    if initiative is None:
        return Known(digest, answers, None, problems, 0, 0), b""
    packed = initiative.packed if isinstance(initiative.packed, bytes) else initiative.packed.read()
    made_of = cache.digest(data if isinstance(data, bytes) else b"", repr(sorted(answers.items())))
    head = cache.digest(repr(source.front_matter))
    light = replace(initiative, packed=b"", digest=made_of, head_digest=head)
    return Known(digest, answers, light, problems, 0, 0), packed


def _located(known: Known, file: Path | None, offset: int, sheet: bytes) -> Initiative | None:
    if known.initiative is None:
        return None
    place = Piece(str(file), offset + known.start, known.length, crc32(sheet)) if offset else sheet
    return replace(known.initiative, packed=place)


def _kept(file: Path) -> tuple[Mapping[str, Known], bytes, int]:
    """Return what is known by name, the sheets, and where they begin in *file*; nothing, if it is not whole."""
    content = cache.kept(file)
    if content is None:
        return {}, b"", 0
    try:
        end = _SIZE + int.from_bytes(content[:_SIZE], "little")
        table: dict[str, Any] = cache.opened(content[_SIZE:end])
    except Exception:  # whatever a value of another day makes of our classes, it is made again
        return {}, b"", 0
    return table, content[end:], cache.HEADER + end


def _keep(file: Path, known: Mapping[str, Known], sheets: Sequence[bytes]) -> int:
    """Keep what is known; return where the sheets begin in *file*, 0 where nothing can be kept."""
    table = cache.packed(dict(known))
    content = b"".join((len(table).to_bytes(_SIZE, "little"), table, *sheets))
    return cache.HEADER + _SIZE + len(table) if cache.keep(file, content) else 0
