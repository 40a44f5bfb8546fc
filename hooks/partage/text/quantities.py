"""Numbers as the French write them: « 1 200 », « 20 à 30 personnes », « une vingtaine », « 43,29 »."""

from __future__ import annotations

import re
from typing import NamedTuple

from partage.text.characters import received, with_plain_spaces

MAX_DIGITS = 7
_LONGEST = 100
"""Characters of a text that is read as a number."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?![\d.,])", re.ASCII)
_WORDS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000,
}  # fmt: skip
_ABOUT = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_APPROXIMATELY = {
    "environ": "environ", "env.": "environ", "env": "environ", "~": "environ", "≈": "environ", "autour de": "environ",
    "à peu près": "environ", "près de": "près de", "presque": "près de", "plus de": "plus de", "+ de": "plus de",
    "moins de": "moins de", "- de": "moins de",
}  # fmt: skip
_OF_PEOPLE = (
    r"(?: (?:de |d['’] ?)?(?:personne|habitant|participant|membre|bénévole|volontaire|adulte|enfant|jeune|élève|"
    r"résident|usager|inscrit|gens)[\w·.()-]*(?: et [\w·.()-]+)?)?"
)
"""Who is counted; families or flats are not."""
_ONE = rf"[0-9]{{1,{MAX_DIGITS}}}|{'|'.join(_WORDS)}"
_PREFIX = "|".join(sorted(map(re.escape, _APPROXIMATELY), key=len, reverse=True))
_COUNT = re.compile(
    rf"(?:(?P<about>{_PREFIX}) ?)?(?:entre (?P<from>{_ONE}) et (?P<to>{_ONE})|(?:de )?(?P<low>{_ONE})"
    rf"(?: ?(?:-|à|a) ?(?P<high>{_ONE}))?|une? (?:(?:petite|bonne|petit|bon) )?(?P<round>{'|'.join(_ABOUT)}))"
    rf"{_OF_PEOPLE}(?P<after> environ)?\.?",
)


class Quantity(NamedTuple):
    """A number of people, or a range."""

    about: str
    """« environ », « près de », « plus de » or « moins de »; empty for an exact number."""
    low: int
    high: int | None = None


def quantity(written: str) -> Quantity | None:
    """Return the number of people that *written* says; None where it says something else."""
    if len(written) > _LONGEST:
        return None
    found = _COUNT.fullmatch(plain_number(written).casefold())
    if found is None:
        return None
    about = _APPROXIMATELY[found["about"]] if found["about"] else ""
    if found["round"]:
        return Quantity(about or "environ", _ABOUT[found["round"]])
    low, high = found["low"] or found["from"], found["high"] or found["to"]
    return Quantity(
        about or ("environ" if found["after"] else ""), _number(low), _number(high) if high else None
    )


def plain_number(written: str) -> str:
    """Return *written* on one line with ordinary spaces and hyphens, and without the marks between thousands."""
    line = " ".join(with_plain_spaces(received(written)).translate(_DASHES).split())
    return _THOUSANDS.sub(lambda found: found[1] + re.sub(r"[ .'’]", "", found[2]), line)


def decimal_point(written: str) -> str:
    """Return a number *written* with a decimal comma, « 43,29 », as Python reads it; any other text as it is."""
    found = re.fullmatch(r"([+-]?\d+),(\d+)", plain_number(written), re.ASCII)
    return f"{found[1]}.{found[2]}" if found else plain_number(written)


def _number(written: str) -> int:
    return _WORDS.get(written) or int(written)
