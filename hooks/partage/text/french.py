"""French text → its search terms.

The browser analyses queries in the same way (`assets/javascripts/search/analysis.js`): it receives the lists below
with the index, and `tests/text/french.json` holds both implementations to the same results.
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
"""Prefixes that people join with a hyphen, an apostrophe or nothing: « co-construire », « entr’aide »,
« coconstruire ». The joined word is a term too."""
EQUIVALENTS = {
    "st": "saint",
    "ste": "saint",
    "sts": "saint",
    "stes": "saint",
    "sainte": "saint",
    "saintes": "saint",
}


def _stop_words(locale: Locale) -> list[str]:
    return (Path(__file__).parents[1] / f"data/mots-vides.{locale}.txt").read_text("utf-8").split()


# Sheets are in French in every edition.
STOP_WORDS: dict[Locale, list[str]] = {
    "fr": _stop_words("fr"),
    "en": [*_stop_words("fr"), *_stop_words("en")],
}
"""Words found in nearly every text, folded, by edition: they are not indexed."""
MIN_STEM_LENGTH = 4
"""Shortest stem accepted: anything shorter would join unrelated words, such as « Caf » and « café », or « aide » and
« aidants »."""
ENDINGS = {"erent": 4, "ent": 4, "e": 4, "i": 7}
"""Endings that the stemmer leaves on « décidèrent », « participent », « participée » and « photographier », with the
number of letters that must remain: « chantier » does not become « chant »."""
NOT_VERB_STEMS = ("content", "couvent", "patient", "serpent", "torrent", "violent")
"""Stems that only look as if they ended like a verb."""
MAX_TERM_LENGTH = 40
"""Letters; anything longer is not a word."""

PLAIN = {"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": ""}
"""Apostrophes, hyphens, and the soft hyphen, which only shows at the end of a line."""
ORDINALS = ("er", "ere", "e", "eme", "ieme", "nd", "nde")
"""Endings of « 1er », « 2e » and their like."""
# An acronym with full stops (C.L.A.S.), or words joined by apostrophes and hyphens.
_CHUNK = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[^\W_]+(?:['-][^\W_]+)*")
# « 10 000 » is one word, with any space or an apostrophe between thousands.
_THOUSANDS = re.compile(
    r"(?<![^\W_])(?<![0-9]['’.,])[1-9][0-9]{0,2}(?:[ '’\u00a0\u2009\u202f][0-9]{3})+(?![^\W_])"
)
_SEPARATORS = re.compile(r"[^0-9]")
_ORDINAL = re.compile(rf"(\d{{1,2}})(?:{'|'.join(ORDINALS)})")
_ELIDED = frozenset(ELISIONS)
_PREFIXES = frozenset(PREFIXES)
_stem = snowballstemmer.stemmer("french").stemWord


def chunks(text: str) -> list[str]:
    """Return the words of *text* in order, in lower case, still joined by (plain) apostrophes and hyphens."""
    if _THOUSANDS.search(text):
        text = _THOUSANDS.sub(lambda found: _SEPARATORS.sub("", found[0]), text)
    return list(chain.from_iterable(map(_chunks_between_spaces, text.split())))


# Whole tokens, punctuation included, also recur all the time.
@lru_cache(maxsize=1 << 16)
def _chunks_between_spaces(text: str) -> tuple[str, ...]:
    text = unicodedata.normalize("NFC", text).lower()
    for written, plain in PLAIN.items():
        text = text.replace(written, plain)
    return tuple(_CHUNK.findall(text))


def terms(text: str, stop: frozenset[str]) -> Iterator[str]:
    """Yield the terms of *text* in order, without the *stop* words."""
    for chunk in chunks(text):
        yield from (term for term in terms_of_chunk(chunk) if term not in stop)


# The words of a language recur all the time.
@lru_cache(maxsize=1 << 15)
def terms_of_chunk(chunk: str) -> tuple[str, ...]:
    """Return the terms of one of the `chunks`, stop words included."""
    if "." in chunk:
        return tuple(stem(word) for word in [fold(chunk.replace(".", ""))] if word)
    parts = [fold(part) for part in re.split("['-]", chunk)]
    words = [part for part in parts if len(part) > 1 or part.isdigit()]
    words = [word for word in words if word not in _ELIDED]
    joined = [one + other for one, other in pairwise(parts) if one in _PREFIXES]
    # The whole compound too: whoever types it wants the sheets that contain it to come first.
    compound = ["".join(parts)] if "-" in chunk and "'" not in chunk else []
    return tuple(stem(word) for word in dict.fromkeys([*words, *joined, *compound]) if word)


def fold(word: str) -> str:
    """Return *word*, already in lower case, without accents or ligatures."""
    # NFKD spells some characters out as several words.
    return bare(word).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the stem of the folded *word*: what its inflected forms have in common.

    Snowball's French algorithm (snowballstem.org), then the endings that it only recognises with their accents, or
    leaves in place: « participée(s) », « participent », « lieux ».
    """
    word = EQUIVALENTS.get(word, word)[:MAX_TERM_LENGTH]
    if word[0].isdigit():
        ordinal = _ORDINAL.fullmatch(word)
        return f"{ordinal[1]}e" if ordinal else word
    if word in _UNCHANGED:
        return word
    shorter = _shortened(_stem(word))
    if len(shorter) >= MIN_STEM_LENGTH:
        return shorter
    return word[:-1] if len(word) > MIN_STEM_LENGTH - 1 and word[-1] in "sx" else word


def _shortened(stemmed: str) -> str:
    if stemmed.endswith("ux"):
        return stemmed[:-1]
    if stemmed.endswith("ement") or stemmed in NOT_VERB_STEMS:
        return stemmed
    for ending, least in ENDINGS.items():
        if stemmed.endswith(ending) and len(stemmed) >= least + len(ending):
            return stemmed[: -len(ending)]
    return stemmed


# Stop words are compared unstemmed.
_UNCHANGED = frozenset(word for words in STOP_WORDS.values() for word in words)


def specification(locale: Locale) -> dict[str, object]:
    """Return the JSON-serialisable rules that the browser needs for the same analysis."""
    return {
        "plain": PLAIN,
        "ordinals": ORDINALS,
        "elisions": ELISIONS,
        "prefixes": PREFIXES,
        "same": EQUIVALENTS,
        "stop": STOP_WORDS[locale],
        "unchanged": sorted(_UNCHANGED.difference(STOP_WORDS[locale])),
        "shortest": MIN_STEM_LENGTH,
        "endings": ENDINGS,
        "kept": NOT_VERB_STEMS,
        "longest": MAX_TERM_LENGTH,
    }
