"""Files → initiatives and problems; what is known of a file that did not change is not made again.

The files are shared between a fixed number of groups by their names. A group keeps what it knows in one file of the
cache: the whole sheets, which are read only when a page is made of them, then a table of light values.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias
from zlib import crc32

from partage import cache
from partage.cache import Piece
from partage.model import Initiative, Problem, Source
from partage.parallel import WORTH_IT, map_slices
from partage.progress import Reporter
from partage.reading import read_data, read_text_source
from partage.references import References
from partage.validation import check

GROUPS = 64
_SIZE = 8
"""Bytes that tell the length of what comes before the table."""
Answers: TypeAlias = dict[tuple[str, str], bool]


class Known(NamedTuple):
    """What is known of one file, beside its initiative."""

    digest: bytes
    """Of its content."""
    answers: Answers
    """What else it depends on: which sheets and pictures it names, and whether there are such."""
    problems: list[Problem]


class Group(NamedTuple):
    """What is known of a group of files."""

    known: dict[str, Known]
    """By name."""
    initiatives: bytes = cache.packed([])
    """A packed list, in the same order; None for a file that is none. Their sheets are pieces of the same file."""

    def by_name(self) -> dict[str, Initiative | None]:
        """Return the initiatives."""
        return dict(zip(self.known, cache.opened(self.initiatives), strict=True))


class Found(NamedTuple):
    """What a worker tells of a group, which is less than what is known: digests and answers are for the next build."""

    names: list[str]
    initiatives: bytes
    """As in `Group`."""
    problems: dict[str, list[Problem]]
    """Of the files that have some."""
    former: list[Initiative]
    """What those that changed or went have been."""


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
    paths: Sequence[Path],
    root: Path,
    references: References,
    folder: Path | None,
    processes: int,
    reporter: Reporter,
) -> list[Checked]:
    """Read and check *paths*, whatever is wrong with others; *folder* keeps what is known.

    One more for each file that is gone: it has only been something.
    """
    groups: list[list[Path]] = [[] for _ in range(GROUPS)]
    for path in paths:
        groups[crc32(path.name.encode("utf-8", "surrogateescape")) % GROUPS].append(path)
    work = partial(_check_group, root=root, references=references, folder=folder)
    worth = 2 if len(paths) >= WORTH_IT else GROUPS + 1
    by_name: dict[str, Checked] = {}
    with reporter.step("Lecture des fiches") as told:
        found = map_slices(work, list(enumerate(groups)), processes, worth, told)
    for names, initiatives, problems, _ in found:
        for name, initiative in zip(names, cache.opened(initiatives), strict=True):
            by_name[name] = Checked(initiative, problems.get(name, []))
    former = [Checked(None, [], each) for group in found for each in group.former]
    return [by_name[path.name] for path in paths] + former


def _check_group(
    numbered: tuple[int, Sequence[Path]], root: Path, references: References, folder: Path | None
) -> Found:
    """Return what is known of a group of files now."""
    number, paths = numbered
    file = folder / f"{number:02}" if folder else None
    before = _kept(file) if file else Group({})
    changed = []
    for path in paths:
        data = read_data(path, root)
        was = before.known.get(path.name)
        if was is None or not isinstance(data, bytes) or not _still_right(was, data, references):
            changed.append((path, data))
    names = {path.name for path in paths}
    if not changed and before.known.keys() == names:
        return _found(before, [])
    were = before.by_name()
    known, now = {name: before.known[name] for name in before.known if name in names}, dict(were)
    for path, data in changed:
        known[path.name], now[path.name] = _checked(data, path, root, references)
    former = [were[name] for name in were if name not in names or were[name] is not now[name]]
    kept = [each for each in _in_memory(former) if each]
    return _found(_keep(file, known, [now[name] for name in known]), kept)


def _found(group: Group, former: list[Initiative]) -> Found:
    problems = {name: known.problems for name, known in group.known.items() if known.problems}
    return Found([*group.known], group.initiatives, problems, former)


def _in_memory(initiatives: Iterable[Initiative | None]) -> list[Initiative | None]:
    """Return *initiatives* with their sheets, whatever becomes of the file that holds them."""
    return [each and replace(each, packed=_packed(each)) for each in initiatives]


def _still_right(known: Known, data: bytes, references: References) -> bool:
    names = {"sheets": references.sheets, "images": references.images}
    return known.digest == cache.digest(data) and all(
        (name in names[kind]) == answer for (kind, name), answer in known.answers.items()
    )


def _checked(
    data: bytes | Problem, path: Path, root: Path, references: References
) -> tuple[Known, Initiative | None]:
    if not isinstance(data, bytes):
        return Known(b"", {}, [data]), None
    source = read_text_source(data, path.relative_to(root).as_posix())
    if not isinstance(source, Source):
        return Known(cache.digest(data), {}, [source]), None
    answers: Answers = {}
    sheets = Names("sheets", references.sheets, answers)
    images = Names("images", references.images, answers)
    initiative, problems = check(source, replace(references, sheets=sheets, images=images))
    # A digest of nothing is that of no file: it is checked again, since any new name may be a better guess.
    digest = b"" if sheets.seen or images.seen else cache.digest(data)
    if initiative is not None:
        made_of = cache.digest(data, repr(sorted(answers.items())))
        head = cache.digest(repr(source.front_matter))
        initiative = replace(initiative, digest=made_of, head_digest=head)
    return Known(digest, answers, problems), initiative


def _kept(file: Path) -> Group:
    """Return what *file* keeps; nothing, if it is not whole, or was made elsewhere: pieces name the whole path."""
    content = cache.kept(file)
    if content is None:
        return Group({})
    try:
        start = int.from_bytes(content[:_SIZE], "little")
        place, known, initiatives = cache.opened(content[start:])
    except Exception:  # whatever a value of another day makes of our classes, it is made again
        return Group({})
    return Group(known, initiatives) if place == str(file) else Group({})


def _keep(file: Path | None, known: dict[str, Known], initiatives: Sequence[Initiative | None]) -> Group:
    """Keep a group, its sheets before what tells where each is; in memory where it cannot be kept."""
    sheets = [_packed(each) if each else b"" for each in initiatives]
    placed: list[Initiative | None] = []
    start = cache.HEADER + _SIZE
    for each, sheet in zip(initiatives, sheets, strict=True):
        placed.append(each and replace(each, packed=Piece(str(file), start, len(sheet), crc32(sheet))))
        start += len(sheet)
    table = cache.packed((str(file), known, cache.packed(placed)))
    length = start - cache.HEADER
    content = b"".join((length.to_bytes(_SIZE, "little"), *sheets, table))
    if file and cache.keep(file, content):
        return Group(known, cache.packed(placed))
    return Group(known, cache.packed(_in_memory(initiatives)))


def _packed(initiative: Initiative) -> bytes:
    return initiative.packed if isinstance(initiative.packed, bytes) else initiative.packed.read()
