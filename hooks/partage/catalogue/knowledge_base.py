"""Read → validate → catalogue, on one screen. Invalid sheets are left out and reported; the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import quote

from partage.across.findings import Findings, read_findings
from partage.across.reading_paths import ReadingPaths, read_paths
from partage.agenda.folder import AgendaFolder, read_folder
from partage.catalogue.catalogue import Catalogue, build_catalogue
from partage.catalogue.consistency import (
    Finding,
    captured_addresses,
    dead_anchors,
    twin_actors,
    unusable_pictures,
)
from partage.catalogue.initiative import Initiative
from partage.catalogue.loader import check_files
from partage.catalogue.page_titles import TITLES
from partage.catalogue.sheet_cache import InMemory, SheetCache
from partage.catalogue.slips_of_lists import told_at_lists
from partage.images.messages import LOCATED, UNUSED
from partage.images.picture import Picture
from partage.maps.own_points import misplaced_points
from partage.reference.kept_references import known_references
from partage.reference.reference_data import LISTS, ReferenceData
from partage.runtime import cache, fingerprint
from partage.runtime.cache import Cache
from partage.runtime.progress import Reporter, Silence
from partage.runtime.project import CACHED_SHEETS, VOCABULARIES_FOLDER
from partage.runtime.unreadable import why_no_folder
from partage.sheets.body.links import without_links_to
from partage.sheets.source import IMAGES, Source, image_names, read_source, sheet_paths
from partage.sheets.strays import strays
from partage.text.problem import Place, Problem, Severity
from partage.text.problem_limits import bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything that the files say, and everything to correct in them."""

    catalogue: Catalogue
    references: ReferenceData
    pictures: Mapping[str, Picture]
    """Those that sheets show, by the name of their file."""
    problems: tuple[Problem, ...]
    """By file and line."""
    paths: tuple[str, ...] = ()
    """The files that were read as sheets, right or wrong."""
    findings: Findings = field(default_factory=Findings)
    """What people found in several sheets."""
    paths_through: ReadingPaths = field(default_factory=ReadingPaths)
    """Reading paths of `docs/`."""
    agenda: AgendaFolder = field(default_factory=AgendaFolder)
    """Calendars and events of no sheet."""
    former: tuple[Initiative, ...] = ()
    """Sheets as they were before they changed or were deleted, where that is known."""

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a sheet or a term out."""
        return [problem for problem in self.problems if problem.severity == "error"]


def read_knowledge_base(
    root: Path,
    folder: Path,
    processes: int = 1,
    kept: Cache | None = None,
    reporter: Reporter | None = None,
    memory: InMemory | None = None,
) -> KnowledgeBase:
    """Read the sheets of *folder* and its vocabularies; paths in problems start from *root*.

    Files that did not change are not checked again: *kept* is the cache, if there is one; *memory* is a server's.
    """
    try:
        paths, unread = sheet_paths(folder), []
        stray = strays(folder, LISTS)
    except OSError as error:
        paths, unread = [], [Problem(folder.relative_to(root).as_posix(), 1, "", why_no_folder(error))]
        stray = []
    images, no_pictures = image_names(folder)
    names = frozenset(path.stem for path in paths)
    kept = kept or Cache(None)
    references, problems = known_references(folder / VOCABULARIES_FOLDER, root, names, images, kept)
    # Where the folder itself cannot be read, nothing is said of what is in it.
    problems = unread or [*problems, *no_pictures, *stray]
    problems += _point_remarks(references)
    version = fingerprint.digest(fingerprint.ENGINE_FINGERPRINT, references.digest).hex()
    kept.remove_siblings(CACHED_SHEETS, version)
    known = SheetCache(kept, f"{CACHED_SHEETS}/{version}", memory)
    checked = check_files(paths, root, references, known, processes, reporter or Silence())
    initiatives = [each.initiative for each in checked if each.initiative]
    problems += [problem for each in checked for problem in each.problems]
    place = folder.relative_to(root).as_posix()
    lists_place = f"{place}/{VOCABULARIES_FOLDER}"
    files = {path.stem: f"{place}/{path.name}" for path in paths}
    wrong = [*captured_addresses(initiatives, files), *dead_anchors(initiatives)]
    problems += _placed(wrong, root, "error")
    left_out = {initiative.id: initiative for initiative, _, _ in wrong}
    initiatives = [each for each in initiatives if each.id not in left_out]
    initiatives = _without_dead_links(initiatives, set(files))
    problems += _placed(twin_actors(initiatives, references), root, "warning")
    agenda = read_folder(folder, root, references)
    problems += agenda.problems
    shown = {name for initiative in initiatives for name in initiative.pictures}
    pictures: Mapping[str, Picture] = {}
    if shown:
        pictures, refused = _prepared(folder / IMAGES, shown, root, processes)
        problems += _placed(unusable_pictures(initiatives, refused), root, "error")
    # A sheet that is left out may show it.
    unused = images - shown if len(initiatives) == len(paths) else frozenset()
    problems += _picture_remarks((folder / IMAGES).relative_to(root), pictures, unused)
    findings, unusable = read_findings(folder, root, references)
    problems += unusable
    reading_paths, unusable = read_paths(root, references, TITLES)
    problems += unusable
    return KnowledgeBase(
        catalogue=build_catalogue(initiatives, references, known.made),
        references=references,
        pictures=pictures,
        problems=tuple(sorted(told_at_lists(problems, lists_place, references.vocabularies))),
        paths=tuple(files.values()),
        findings=findings,
        paths_through=reading_paths,
        agenda=agenda,
        # A sheet that is left out may have been published before.
        former=(*(each.former for each in checked if each.former), *left_out.values()),
    )


def _prepared(
    folder: Path, shown: Iterable[str], root: Path, processes: int
) -> tuple[Mapping[str, Picture], Mapping[str, str]]:
    # Loaded where there are pictures: Pillow takes as long as the check of ten sheets.
    from partage.images.prepare import prepare
    from partage.images.store import Store

    prepared = prepare(folder, shown, Store.of(root), processes)
    return prepared.pictures, prepared.refused


def _without_dead_links(initiatives: list[Initiative], sheets: set[str]) -> list[Initiative]:
    """Of links to those of *sheets* that are left out, keep the words alone."""
    left_out = sheets - {initiative.id for initiative in initiatives}
    if not left_out:
        return initiatives
    return [_without_links(each, left_out) for each in initiatives]


def _without_links(initiative: Initiative, left_out: set[str]) -> Initiative:
    sheet = initiative.sheet
    sections = tuple(
        replace(section, html=without_links_to(left_out, section.html)) for section in sheet.sections
    )
    if sections == sheet.sections:
        return initiative
    return replace(initiative, packed=cache.dumps(replace(sheet, sections=sections)))


def _picture_remarks(folder: Path, pictures: Mapping[str, Picture], unused: Iterable[str]) -> list[Problem]:
    remarks = [(name, LOCATED) for name, picture in pictures.items() if picture.is_located]
    found = [
        Problem(f"{folder.as_posix()}/{name}", 1, "", remark, "warning")
        for name, remark in (*remarks, *((name, UNUSED) for name in sorted(unused)))
    ]
    return bounded(found)


def _point_remarks(references: ReferenceData) -> list[Problem]:
    if not references.points:
        return []
    found = [
        Problem(*references.points[place], "point", remark, "warning")
        for place, remark in misplaced_points(references.territories)
        if place in references.points
    ]
    return bounded(found)


def _placed(findings: Iterable[Finding], root: Path, severity: Severity) -> list[Problem]:
    """Give each finding its line: the file is read again, since lines of valid sheets are not kept."""
    problems = []
    # Each file is read once: it may name a hundred organisations.
    source_of = lru_cache(maxsize=64)(partial(read_source, root=root))
    for initiative, place, sentence in findings:
        source = source_of(root / initiative.path)
        line = _line_of(source, place) if isinstance(source, Source) else 1
        problems.append(Problem(initiative.path, line, str(place[0]), sentence, severity))
    return problems


def _line_of(source: Source, place: Place) -> int:
    if place[0] != "texte":
        return source.line_of(*place)
    # The second part is looked for in the text, as written or percent-encoded.
    spots = (source.body.find(written) for written in (str(place[1]), quote(str(place[1]))))
    spot = next((spot for spot in spots if spot >= 0), 0)
    return source.line_of_body(source.body_line + source.body.count("\n", 0, spot))
