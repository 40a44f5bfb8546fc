"""French text → the terms that it is found by.

The browser does the same to what a visitor types (`assets/javascripts/search/analysis.js`): the lists below reach it
with the index, and `tests/text/french.json` holds both to the same results.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path

import snowballstemmer

from partage.text.folding import bare
from partage.text.strings import Locale

ELISIONS = (
    "l",
    "d",
    "j",
    "m",
    "t",
    "s",
    "n",
    "c",
    "qu",
    "jusqu",
    "lorsqu",
    "puisqu",
    "quoiqu",
    "presqu",
    "quelqu",
)
PREFIXES = (
    "agro", "anti", "auto", "bio", "co", "eco", "entr", "inter", "intra", "macro", "mega", "micro", "mini", "mono",
    "multi", "neo", "para", "peri", "pluri", "poly", "post", "psycho", "re", "semi", "socio", "supra", "tele",
    "trans", "ultra", "uni",
)  # fmt: skip
"""Written apart, with a hyphen or in one word with what follows: the whole word is a term too."""
SAME = {"st": "saint", "ste": "saint", "sts": "saint", "stes": "saint", "sainte": "saint", "saintes": "saint"}


def _stop_words(locale: Locale) -> list[str]:
    return (Path(__file__).parents[1] / f"data/mots-vides.{locale}.txt").read_text("utf-8").split()


# Sheets are in French in every edition.
STOP_IN: dict[Locale, list[str]] = {
    "fr": _stop_words("fr"),
    "en": [*_stop_words("fr"), *_stop_words("en")],
}
"""Words that nearly every text has, folded, by edition: they are in no index."""
SHORTEST_STEM = 4
"""Letters under which a stem would join what has nothing in common: « Caf » and « café », « aide » and « aidants »."""
ENDINGS = {"erent": 4, "ent": 4, "e": 4, "i": 7}
"""What the stemmer leaves of « décidèrent », « participent », « participée » and « photographier », with the letters
that must be left: « chantier » is no « chant »."""
KEPT = ("content", "couvent", "patient", "serpent", "torrent", "violent")
"""Stems whose ending is no verb's."""
LONGEST = 40
"""Letters of a term: what is longer is no word."""

PLAIN = {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": ""}
"""Apostrophes, hyphens, and the hyphen that is seen at the end of a line only."""
ORDINALS = ("er", "ere", "e", "eme", "ieme", "nd", "nde")
"""Endings of « 1er », « 2e » and their like."""
# An acronym with its points (C.L.A.S.), or words joined by apostrophes and hyphens.
_CHUNK = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_]+(?:['-][^\W_]+)*")
_ORDINAL = re.compile(rf"(\d{{1,2}})(?:{'|'.join(ORDINALS)})")
_ELIDED = frozenset(ELISIONS)
_PREFIXES = frozenset(PREFIXES)
_stem = snowballstemmer.stemmer("french").stemWord


def chunks(text: str) -> list[str]:
    """Return the runs of *text* that hold its words, in lower case, with plain apostrophes and hyphens."""
    return list(chain.from_iterable(map(_chunks_between_spaces, text.split())))


# What is between two spaces, with its punctuation, comes again and again too.
@lru_cache(maxsize=1 << 16)
def _chunks_between_spaces(text: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFC", text).lower()
    for written, plain in PLAIN.items():
        text = text.replace(written, plain)
    return tuple(_CHUNK.findall(text))


def terms(text: str, stop: frozenset[str]) -> Iterator[str]:
    """Yield the terms of *text* in their order, without the *stop* words."""
    for chunk in chunks(text):
        yield from (term for term in terms_of_chunk(chunk) if term not in stop)


# The words of a language come again and again.
@lru_cache(maxsize=1 << 15)
def terms_of_chunk(chunk: str) -> tuple[str, ...]:
    """Return the terms of one of `chunks`, stop words among them."""
    if "." in chunk:
        return tuple(stem(word) for word in [fold(chunk.replace(".", ""))] if word)
    parts = [fold(part) for part in re.split("['-]", chunk)]
    words = [part for part in parts if len(part) > 1 or part.isdigit()]
    words = [word for word in words if word not in _ELIDED]
    joined = [one + other for one, other in pairwise(parts) if one in _PREFIXES]
    # The whole compound too: those who write it want the sheets that have it first.
    compound = ["".join(parts)] if "-" in chunk and "'" not in chunk else []
    return tuple(stem(word) for word in dict.fromkeys([*words, *joined, *compound]) if word)


def fold(word: str) -> str:
    """Return *word*, in lower case, without accents or ligatures."""
    # Some letters are written out in several words.
    return bare(word).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return what the forms of the folded *word* have in common.

    Snowball's French algorithm (snowballstem.org), then the endings that it knows by their accents only, or leaves:
    « participée(s) », « participent », « lieux ».
    """
    word = SAME.get(word, word)[:LONGEST]
    if word[0].isdigit():
        ordinal = _ORDINAL.fullmatch(word)
        return f"{ordinal[1]}e" if ordinal else word
    if word in _UNCHANGED:
        return word
    shorter = _shortened(_stem(word))
    if len(shorter) >= SHORTEST_STEM:
        return shorter
    return word[:-1] if len(word) > SHORTEST_STEM - 1 and word[-1] in "sx" else word


def _shortened(stemmed: str) -> str:
    if stemmed.endswith("ux"):
        return stemmed[:-1]
    if stemmed.endswith("ement") or stemmed in KEPT:
        return stemmed
    for ending, least in ENDINGS.items():
        if stemmed.endswith(ending) and len(stemmed) >= least + len(ending):
            return stemmed[: -len(ending)]
    return stemmed


# Stop words are compared as they are written.
_UNCHANGED = frozenset(word for words in STOP_IN.values() for word in words)


def specification(locale: Locale) -> dict[str, object]:
    """Return what the browser needs to do the same, as JSON."""
    return {
        "plain": PLAIN,
        "ordinals": ORDINALS,
        "elisions": ELISIONS,
        "prefixes": PREFIXES,
        "same": SAME,
        "stop": STOP_IN[locale],
        "unchanged": sorted(_UNCHANGED.difference(STOP_IN[locale])),
        "shortest": SHORTEST_STEM,
        "endings": ENDINGS,
        "kept": KEPT,
        "longest": LONGEST,
    }
