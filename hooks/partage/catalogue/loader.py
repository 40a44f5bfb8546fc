"""Files → initiatives and problems; a file that did not change is not checked again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from partage.catalogue.facets import pages_of
from partage.catalogue.initiative import Initiative, initiative_of
from partage.catalogue.sheet_cache import BUCKETS, Bucket, CachedSheet, Lookups, SheetCache, in_memory
from partage.reference.reference_data import ReferenceData
from partage.runtime import fingerprint
from partage.runtime.pool import MIN_ITEMS, parallel_map
from partage.runtime.progress import Reporter
from partage.runtime.rooted import Folder
from partage.runtime.settled import settled
from partage.sheets.source import Source, read_files, read_text_source
from partage.text.problem import Problem


@dataclass(frozen=True, slots=True)
class Names(Collection[str]):
    """Names that a sheet may use; notes those that it looks up."""

    kind: str
    names: Collection[str]
    answers: Lookups
    seen: list[str] = field(default_factory=list)
    """Kinds that were iterated over: the answer then depends on all names."""

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
    references: ReferenceData,
    kept: SheetCache,
    processes: int,
    reporter: Reporter,
) -> list[Checked]:
    """Read and check *paths*, whatever is wrong with others.

    Then one entry for each deleted file, with only `former` set.
    """
    groups: list[list[Path]] = [[] for _ in range(BUCKETS)]
    for path in paths:
        groups[crc32(path.name.encode("utf-8", "surrogateescape")) % BUCKETS].append(path)
    names = fingerprint.digest(*sorted(references.sheets), "", *sorted(references.images))
    # Before they are read: what changes after is seen by the next build.
    numbered = list(zip(range(BUCKETS), groups, _seen(groups, root, names), strict=True))
    work = partial(_check_group, root=root, references=references, kept=kept)
    min_items = 2 if len(paths) >= MIN_ITEMS else BUCKETS + 1
    by_name: dict[str, Checked] = {}
    former: list[Checked] = []
    with reporter.step("Lecture des fiches") as progress:
        found = parallel_map(work, numbered, processes, min_items, progress)
    for group, before in found:
        for name, initiative in group.by_name.items():
            by_name[name] = Checked(initiative, group.problems.get(name, []))
        former += (Checked(None, [], each) for each in before)
    kept.remember(group for group, _ in found)
    return [by_name[path.name] for path in paths] + former


def _check_group(
    numbered: tuple[int, Sequence[Path], bytes],
    root: Path,
    references: ReferenceData,
    kept: SheetCache,
) -> tuple[Bucket, list[Initiative]]:
    """Return the bucket of some files, and the former initiatives of those that changed or were deleted."""
    number, paths, seen = numbered
    before = kept.group(number)
    if seen and seen == before.seen:
        return before, []
    changed = []
    for path, data in zip(paths, read_files(paths, root), strict=True):
        was = before.known.get(path.name)
        if was is None or not isinstance(data, bytes) or not _is_current(was, data, references):
            changed.append((path, data))
    there = {path.name for path in paths}
    if not changed and before.known.keys() == there:
        return (kept.keep_seen(number, before, seen) if seen else before), []
    were = before.by_name
    known, now = {name: before.known[name] for name in before.known if name in there}, dict(were)
    for path, data in changed:
        known[path.name], now[path.name] = _checked(data, path, root, references)
    # Before the file that they are in is written again.
    former = in_memory(
        {name: were[name] for name in were if name not in there or were[name] is not now[name]}
    )
    # A sheet without a digest is checked each time.
    is_sure = all(each.digest for each in known.values())
    group = kept.keep(number, known, now, seen if is_sure else b"")
    return group, [each for each in former.values() if each]


def _seen(groups: Sequence[Sequence[Path]], root: Path, names: bytes) -> list[bytes]:
    """Return what stands for the files of each of *groups* as they are, with *names*; empty where that is not sure.

    *names* stands for all names that a sheet may use.
    """
    place = next((paths[0].parent for paths in groups if paths), root).relative_to(root)
    try:
        with Folder(root, *place.parts, ours=False) as folder:
            found = [paths and settled(folder, (path.name for path in paths)) for paths in groups]
    except OSError:
        return [b""] * len(groups)
    return [fingerprint.digest(names, files) if files else b"" for files in found]


def load(source: Source, references: ReferenceData) -> tuple[Initiative | None, list[Problem]]:
    """Return the initiative of *source*, None where an error forbids it, and every problem by its line."""
    # Loaded where a sheet changed: what reads its text takes as long as all the rest of a check.
    from partage.sheets.validation import check

    sheet, problems = check(source, references)
    if sheet is None:
        return None, problems
    initiative = initiative_of(source.id, source.path, sheet, references)
    pages = pages_of(initiative.terms, references)
    if excess := references.pages.excess(len(initiative.former_ids), pages):
        return None, [Problem(source.path, 1, "", excess), *problems]
    return initiative, problems


def _is_current(known: CachedSheet, data: bytes, references: ReferenceData) -> bool:
    names = {"sheets": references.sheets, "images": references.images}
    return known.digest == fingerprint.digest(data) and all(
        (name in names[kind]) == answer for (kind, name), answer in known.answers.items()
    )


def _checked(
    data: bytes | Problem, path: Path, root: Path, references: ReferenceData
) -> tuple[CachedSheet, Initiative | None]:
    if not isinstance(data, bytes):
        return CachedSheet(b"", {}, [data]), None
    source = read_text_source(data, path.relative_to(root).as_posix())
    if not isinstance(source, Source):
        return CachedSheet(fingerprint.digest(data), {}, [source]), None
    answers: Lookups = {}
    sheets = Names("sheets", references.sheets, answers)
    images = Names("images", references.images, answers)
    initiative, problems = load(source, replace(references, sheets=sheets, images=images))
    # An empty digest matches no file: this one is checked again each time, since any new name may be a better guess.
    digest = b"" if sheets.seen or images.seen else fingerprint.digest(data)
    if initiative is not None:
        identity = fingerprint.digest(data, repr(sorted(answers.items())))
        head = fingerprint.digest(repr(source.front_matter))
        initiative = replace(initiative, digest=identity, head_digest=head)
    return CachedSheet(digest, answers, problems), initiative
