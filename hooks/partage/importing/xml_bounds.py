"""What pandoc would take long to read in the XML of a document, counted first, in time that grows with its length."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from partage.importing.refusal import Refusal

MOST_CELLS = 6_000
"""Of tables; a sheet of that many is no text."""
MOST_IN_A_PARAGRAPH = {"docx": 20_000, "odt": 4_000}
"""Tags: within one paragraph, time grows with their square."""
MOST_TITLES = 1_500
"""Of an OpenDocument: time grows with their square."""
MOST_IN_LISTS = 150_000
"""Tags in the lists of an OpenDocument, each counted twice for every level: pandoc reads them as often."""
MOST_FIELDS = 100
"""Fields of Word that are begun and not ended yet."""
MOST_CALLS = 50
"""Calls of one note."""
MOST_SPACES = 10_000
"""Spaces that an OpenDocument declares by their number."""
_END_OF_PARAGRAPH = {"docx": re.compile("</w:p>"), "odt": re.compile("</text:[ph]>")}
_CELL = re.compile(r"<(?:w:tc|table:table-cell|t[dh])(?=[\s/>])", re.IGNORECASE)
_START_OF_PARAGRAPH = re.compile(r"<(?:w:p|text:[ph])(?=[\s>])")
_MERGED = re.compile(
    r"""\b(?:colspan|gridSpan\s+w:val|number-columns-(?:repeated|spanned))\s*=\s*["']?\s*(\d{1,9})""",
    re.IGNORECASE,
)
_WIDEST = 60
"""Columns kept of a table."""
_NOTE_CALL = re.compile(r"""<w:(foot|end)noteReference\b[^<>]*\bw:id\s*=\s*["']([^"'<>]*)""")
_LIST = re.compile(r"<(/?)text:list(?=[\s>])(?![^<>]*/>)")
_TITLE = re.compile(r"<text:h[\s>]")
_SPACES = re.compile(r"""\btext:c\s*=\s*["']\s*(\d+)""")
_FIELD = re.compile(r"""\bfldCharType\s*=\s*["'](begin|end)""")
_WAY_OUT = (
    "copiez son texte seul dans un nouveau document (« Collage spécial », « Texte sans mise en forme »)"
)


def check_cells(markup: str) -> None:
    """Raise Refusal if the tables of *markup* have more cells than a text may hold, merged ones counted apart."""
    merged = sum(min(int(found[1]), _WIDEST) for found in _MERGED.finditer(markup))
    if merged + sum(1 for _ in _CELL.finditer(markup)) > MOST_CELLS:
        raise Refusal(
            f"les tableaux de ce document ont plus de {MOST_CELLS} cases ; gardez l’essentiel, et joignez les tableaux "
            "comme documents."
        )


def check_calls(notes: Iterable[str]) -> None:
    """Raise Refusal if one of the *notes*, named once for each call, is called more often than a text would.

    Pandoc writes a note out at each of its calls.
    """
    if max(Counter(notes).values(), default=0) > MOST_CALLS:
        raise Refusal(
            f"ce document appelle une même note plus de {MOST_CALLS} fois ; écrivez-la une fois, et dites ensuite "
            "« voir la note »."
        )


def check_xml(markup: str, kind: str) -> None:
    """Raise Refusal if pandoc would take long to read *markup*, a part of a document; see the bounds of this module."""
    check_cells(markup)
    for number, paragraph in enumerate(_END_OF_PARAGRAPH[kind].split(markup), 1):
        # Before the first one, an OpenDocument declares its styles.
        start = _START_OF_PARAGRAPH.search(paragraph)
        if start and paragraph.count("<", start.start()) > MOST_IN_A_PARAGRAPH[kind]:
            raise Refusal(
                f"le paragraphe n° {number} de ce document est trop compliqué : trop de balises ; {_WAY_OUT}."
            )
    if kind == "docx":
        check_calls(found[1] + found[2] for found in _NOTE_CALL.finditer(markup))
        _check_fields(markup)
    else:
        _check_open_document(markup)


def _check_fields(markup: str) -> None:
    still_open = 0
    for field in _FIELD.finditer(markup):
        still_open = max(0, still_open + (1 if field[1] == "begin" else -1))
        if still_open > MOST_FIELDS:
            raise Refusal(f"ce document a des champs de Word qui ne sont jamais refermés ; {_WAY_OUT}.")


def _check_open_document(markup: str) -> None:
    if sum(1 for _ in _TITLE.finditer(markup)) > MOST_TITLES:
        raise Refusal(f"ce document a plus de {MOST_TITLES} titres ; importez-le en plusieurs fois.")
    if sum(int(found[1][:9]) for found in _SPACES.finditer(markup)) > MOST_SPACES:
        raise Refusal(f"ce document a plus de {MOST_SPACES} espaces à la suite ; {_WAY_OUT}.")
    level = read = at = 0
    for tag in _LIST.finditer(markup):
        read += markup.count("<", at, tag.start()) << level if level else 0
        at = tag.start()
        level = max(0, level + (-1 if tag[1] else 1))
        if read > MOST_IN_LISTS or level > MOST_IN_LISTS.bit_length():
            raise Refusal(
                f"ce document a trop de listes l’une dans l’autre ; gardez-en deux ou trois niveaux, ou {_WAY_OUT}."
            )
