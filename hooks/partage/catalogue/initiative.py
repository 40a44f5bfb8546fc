"""An initiative as lists and indexes need it; its whole sheet stays pickled until a page is built from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from partage.across.sentences import Sentence, sentences_of
from partage.catalogue.facets import Named, named_in, terms_of
from partage.exports.piece import packed as packed_piece
from partage.exports.piece import piece_of
from partage.reference.reference_data import ReferenceData
from partage.reference.vocabularies import Vocabulary
from partage.runtime import cache
from partage.runtime.cache import BlobRef
from partage.runtime.quick_pickle import quickly_pickled
from partage.sheets.body.headings import Section
from partage.sheets.body.links import DistantAnchor
from partage.sheets.fields import FrontMatter
from partage.sheets.items import Event
from partage.sheets.partial_date import PartialDate
from partage.sheets.sheet import Sheet
from partage.text.folding import collation


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """An initiative as lists and indexes need it; its whole sheet is pickled, since there may be many."""

    id: str
    path: str
    title: str
    title_order: tuple[str, str]
    """The sort key of its title, which is slow to compute."""
    summary: str
    language: str
    start: PartialDate | None
    end: PartialDate | None
    attested: PartialDate | None
    terms: Mapping[str, tuple[str, ...]]
    """Terms carried directly, in the order of the sheet, by facet."""
    named: tuple[Named, ...]
    """The lead first."""
    links: tuple[tuple[str, str], ...]
    """Sheets that this one names, each with the type of the link, `inspiree-de` among them."""
    former_ids: tuple[str, ...]
    pictures: tuple[str, ...]
    """Files of the pictures that it shows, the first one for all."""
    events: tuple[Event, ...]
    """Its dates, for the agenda."""
    packed: bytes | BlobRef
    """The pickled sheet, in memory or in a file."""
    piece: bytes | BlobRef = b""
    """What it adds to the open data, pickled, in memory or in a file."""
    filled: str = ""
    """A digit for each column of the open data that is a field: 1 where it is filled."""
    distant: tuple[DistantAnchor, ...] = ()
    """Links of its text to headings of other sheets."""
    sentences: tuple[Sentence, ...] = ()
    """What is read across sheets."""
    digest: bytes = b""
    """Of its whole file and what it was checked against; empty where it is not known."""
    head_digest: bytes = b""
    """Of its front matter alone, which is all that other pages show of it."""

    @property
    def sheet(self) -> Sheet:
        """The whole content of the file."""
        return sheet_of(self.packed)

    @property
    def fields(self) -> FrontMatter:
        """The checked front matter."""
        return self.sheet.fields

    @property
    def sections(self) -> tuple[Section, ...]:
        """The text, safe to publish."""
        return self.sheet.sections


@lru_cache(maxsize=64)
def sheet_of(packed: bytes | BlobRef) -> Sheet:
    """Return the sheet that *packed* is the pickle of."""
    sheet: Sheet = cache.loads(packed if isinstance(packed, bytes) else packed.read())
    return sheet


def family_of(initiative: Initiative, themes: Vocabulary) -> str:
    """Return the family, in the list *themes*, of the theme that *initiative* names first."""
    first = next((each for each in initiative.terms.get("theme", ()) if each in themes.terms), "")
    return themes.terms[first].widest if first else ""


INSPIRED_BY = "inspiree-de"
"""Type of the link to the sheet that gave the idea; the others are a vocabulary's."""


def initiative_of(identifier: str, path: str, sheet: Sheet, references: ReferenceData) -> Initiative:
    """Return the initiative of *sheet*; *path* is that of its file, from the project's root."""
    fields = sheet.fields
    piece = piece_of(identifier, sheet, references)
    links = [(link.sheet, link.type) for link in fields.links]
    return Initiative(
        id=identifier,
        path=path,
        title=fields.title,
        title_order=collation(fields.title),
        summary=fields.summary,
        language=fields.language,
        start=fields.start,
        end=fields.end,
        attested=fields.attested,
        terms=terms_of(fields, references),
        named=named_in(fields),
        links=(*links, *((model, INSPIRED_BY) for model in fields.inspired_by)),
        former_ids=fields.former_ids,
        pictures=sheet.pictures,
        distant=sheet.distant,
        events=fields.events,
        packed=cache.dumps(sheet),
        piece=packed_piece(piece),
        filled=piece.filled,
        sentences=sentences_of(fields),
    )
