"""Lists and tables that are none: the signs that people put before each line, and between the cells."""

from __future__ import annotations

import re

from partage.sheets.body.mark_kinds import START, Kind, begins, is_no, text_of
from partage.text.messages import quoted

BULLETS = "•‣▪◦●○■□▫▸►▶◆◇❖⁃∙\uf0b7\uf0a7\uf0d8\uf0fc"
"""Signs of word processors, with those of the fonts that only they have."""
_NO_HYPHENS = "‐‑−"
"""What looks like a hyphen and never begins a line of dialogue."""
_ARROW = "(?:-|=)(?:&gt;|>)"
_DRAWING = r"(?:[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\U0001f100-\U0001faff]|[0-9](?=\ufe0f?\u20e3))[\ufe0f\u20e3]*"
_RANK = r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{2,5})(?:[.)/°]|\.-| ?-| ?:)"
_LINE_STARTS = (
    rf"(?:(?:[–—‒―·›»~_*+]|--|{_ARROW}|{_DRAWING}|(?!\d{{1,2}}[.)] ){_RANK}|o)[ \t]|[*+–—‒―](?=[^\W\d_]))"
)
"""Signs that may begin a line of dialogue or of verse, and begin a list where two lines follow each other."""
FIRST = frozenset(f"#-+0123456789!?:=[|*(·›»~_.;$<&−‐‑‒–—―'\"/%{{{BULLETS}")
_LETTERED = re.compile(r"(?:o|[a-zA-Z](?:[.)/]| ?-| ?:)|[ivxIVX]{2,5}[.)/]|[hH][1-6]\.|bq\.)[ \t]")
_SIGNS = "\u2190"
"""From there on, Unicode has drawings rather than letters of French."""
_ON_ONE_LINE = "ses lignes se suivront sur une seule ; mettez « - » devant chacune"
_LINES = "| --- | --- |"


def may_begin(line: str) -> bool:
    """Whether a *line* of HTML, without the tag of its block, begins like one of the marks that begin a line."""
    return line[:1] in FIRST or line[:1] >= _SIGNS or _LETTERED.match(line) is not None


LISTS = (
    begins(
        r"-(?=[^\W\d_]|\[[ xX]\])",
        lambda found: (
            f"{is_no(found, 'une liste')}, il manque un espace après le trait d’union ; écrivez "
            f"{quoted('- ' + text_of(found)[1:])}"
        ),
    ),
    begins(
        r"\d{1,2}[.)](?=[^\W\d_]{2})",
        lambda found: (
            f"{is_no(found, 'une liste numérotée')}, il manque un espace après le numéro : « 1. le début »"
        ),
    ),
    begins(
        r"\[[ xX]?\](?=[ \t]?[^\W_])",
        lambda found: (
            f"{is_no(found, 'une case à cocher')}, ces signes s’affichent ; écrivez "
            f"{quoted(_box(text_of(found)))}"
        ),
    ),
    begins(
        f"[{BULLETS}]",
        lambda found: (
            f"{is_no(found, 'une liste')}, {_ON_ONE_LINE} : {quoted('- ' + text_of(found)[1:].strip())}"
        ),
    ),
    begins(
        f"[{_NO_HYPHENS}](?:[ \t]|(?=[^\\W\\d_]))",
        lambda found: (
            f"{is_no(found, 'une liste')}, ce signe n’est pas le trait d’union du clavier ; écrivez "
            f"{quoted('- ' + text_of(found)[1:].strip())}"
        ),
    ),
    Kind(
        r":\n[–—‒―][^\n]*(?:\n(?![–—‒―])|\Z)",
        r"^(?P<before>[ >]{0,12})[–—‒―][ \t]?\S",
        lambda found: f"{is_no(found, 'une liste')}, {_ON_ONE_LINE}, après une ligne vide",
        (":\n–", ":\n—", ":\n‒", ":\n―"),
    ),
    begins(
        _LINE_STARTS,
        lambda found: f"{is_no(found, 'une liste')}, {_ON_ONE_LINE}, ou laissez une ligne vide entre elles",
        after=rf"[^\n]*\n{_LINE_STARTS}",
    ),
)


def _box(line: str) -> str:
    inside, _, rest = line[1:].partition("]")
    return f"- [{inside.strip().lower() or ' '}] {rest.strip()}"


TABLES = (
    begins(
        r"\|.*\|",
        lambda found: (
            f"{quoted(found.string.strip())} : ce n’est pas un tableau, il manque les traits sous la première ligne ; "
            f"exemple : « {_LINES} »"
        ),
        after=r"\n\|.*\|",
    ),
    begins(
        r"\+[-=+]{3,}\+",
        lambda found: _no_table(
            found, "les traits de ce tableau s’affichent, et ses lignes se suivront sur une seule"
        ),
    ),
    Kind(
        "<hr",
        r"^ {0,3}-{3,}(?: +-{3,})+ *$",
        lambda found: _no_table(
            found, "ces traits ne font pas un tableau, ses lignes se suivront sur une seule"
        ),
        ("<hr",),
    ),
    Kind(
        rf"{START}[^\n\t]*\S\t+[^\s<][^\n]*\n[^\n\t]*\S\t+[^\s<]",
        r"^[^\t]*\S\t+\S",
        lambda found: _no_table(
            found, "des tabulations ne font pas un tableau, ces lignes se suivront sur une seule"
        ),
        ("\t",),
    ),
    Kind(
        rf"{START}[^\n|<]*\S \| [^\n]*\n[^\n|<]*\S \| ",
        r"^[^|]*\S \| \S",
        lambda found: _no_table(found, "ces lignes se suivront sur une seule"),
        (" | ",),
    ),
    # In sentences, a space follows the semicolon.
    Kind(
        rf"{START}[^\n;<&]*[^\s;<&];+[^\s;<][^\n]*\n[^\n;<&]*[^\s;<&];+[^\s;<]",
        r"^[^;]*[^\s;];+[^\s;]",
        lambda found: _no_table(
            found, "des points-virgules ne font pas un tableau, ces lignes se suivront sur une seule"
        ),
        (";",),
    ),
)


def _no_table(found: re.Match[str], what: str) -> str:
    return (
        f"{quoted(found.string.strip())} : {what} ; un tableau s’écrit « | Lieu | Jour | », puis « {_LINES} » sur la "
        "ligne d’après"
    )
