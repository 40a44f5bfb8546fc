"""Text → its words, in lower case and folded, whatever their language.

The browser cuts queries in the same way (`assets/javascripts/search/analysis.js`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from partage.text.folding import bare

PREFIXES = (
    "agro", "anti", "auto", "bio", "co", "eco", "entr", "inter", "intra", "macro", "mega", "micro", "mini", "mono",
    "multi", "neo", "para", "peri", "pluri", "poly", "post", "psycho", "re", "semi", "socio", "supra", "tele",
    "trans", "ultra", "uni",
)  # fmt: skip
"""Prefixes that people join with a hyphen, an apostrophe or nothing: « co-construire », « entr’aide »,
« coconstruire ». The joined word is a term too."""
PLAIN = {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": ""}
"""Apostrophes, hyphens, and the soft hyphen, which only shows at the end of a line."""
_PREFIXES = frozenset(PREFIXES)

_LETTER, _SIGN = r"[^\W\d_]", r"[^\W_]"
# Thousands, as both languages write them: « 10 000 », « 10.000 », “10,000”. So many groups that a page of them is not
# looked through again from each.
_THOUSANDS = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:[ \u00a0\u2009\u202f.,][0-9]{3}){1,5}(?!\w)")
_GROUPED = re.compile(r"[0-9][ \u00a0\u2009\u202f.,][0-9]{3}")
# What inclusive writing adds to a masculine: « ·rice·s », « .e.s », « (ne)s », « -e-s », « /trice ».
_ENDING = (
    "(?:[dt]?rices?|i?[eè]res?|euses?|[nlt]?es?|i?ves?|ales?|elles?|i?ennes?|onnes?|esses?|[cs]ses?|ches?|ques?|ines?"
    "|ices?|fes?|aux|x|s)"
)
_BY_DOT = rf"[·•‧∙⋅]{_ENDING}(?:[·•‧∙⋅]s)?|\.{_ENDING}(?:\.s)?"
_INCLUSIVE = rf"(?:{_BY_DOT}|\({_ENDING}\)s?|-{_ENDING}-s|-e|(?:/{_ENDING})+)(?!{_SIGN})"
_DOTTED = rf"(?:{_LETTER}\.){{2,}}"
# An acronym with full stops (C.L.A.S., l’A.L.S.H.), or words joined by apostrophes and hyphens.
_CHUNK = re.compile(
    rf"(?<!{_SIGN}){_DOTTED}(?:{_LETTER}(?!{_SIGN}))?"
    rf"|({_SIGN}+(?:['-](?!{_DOTTED}){_SIGN}+)*?)(?:(?<={_LETTER}{{2}}){_INCLUSIVE}|(?!{_SIGN}|['-](?!{_DOTTED}){_SIGN}))"
)


class Parts(NamedTuple):
    """What one of the `chunks` is made of, folded."""

    words: list[str]
    joined: list[str]
    """The pairs that may be written in one word."""
    compound: str
    """The whole, where hyphens hold it together; whoever types it wants the sheets that have it to come first."""


def chunks(text: str) -> list[str]:
    """Return the words of *text* in order, in lower case, still joined by (plain) apostrophes and hyphens.

    A number is one word, thousands separated or not; inclusive writing counts as the masculine that it begins with.
    """
    return list(chain.from_iterable(map(chunks_between_spaces, tokens(text))))


def tokens(text: str) -> list[str]:
    """Return what stands between the spaces of *text*, in order: each is or holds `chunks`, or none."""
    text = text.replace("\u00ad", "")
    # Nearly all texts have none, and are quickly looked through.
    if _GROUPED.search(text):
        text = _THOUSANDS.sub(_in_one, text)
    return text.split()


def _in_one(number: re.Match[str]) -> str:
    # A word of its own, whatever it is joined to: « d’1 200 », « 10 000-12 000 ».
    return f" {re.sub('[^0-9]', '', number[0])} "


# Whole tokens, punctuation included, also recur all the time.
@lru_cache(maxsize=1 << 16)
def chunks_between_spaces(token: str) -> tuple[str, ...]:
    """Return the `chunks` of one of the `tokens` of a text."""
    text = unicodedata.normalize("NFC", token).lower()
    for written, plain in PLAIN.items():
        text = text.replace(written, plain)
    return tuple(found[1] or found[0] for found in _CHUNK.finditer(text))


def fold(word: str) -> str:
    """Return *word*, already in lower case, without accents or ligatures."""
    # NFKD spells some characters out as several words.
    return bare(word).replace(" ", "")


def parts_of(chunk: str) -> Parts:
    """Return what *chunk*, one of the `chunks`, is made of: words of one letter are left out."""
    if "." in chunk:
        return Parts([fold(chunk.replace(".", ""))], [], "")
    parts = [fold(part) for part in re.split("['-]", chunk)]
    words = [part for part in parts if len(part) > 1 or part.isdigit()]
    joined = [one + other for one, other in pairwise(parts) if one in _PREFIXES]
    return Parts(words, joined, "".join(parts) if "-" in chunk and "'" not in chunk else "")
