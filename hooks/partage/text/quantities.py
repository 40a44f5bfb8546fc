"""Numbers as the French write them: « 1 200 », « 20 à 30 personnes », « une vingtaine », « 43,29 »."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from partage.text.characters import received, with_plain_spaces

MAX_DIGITS = 7
_LONGEST = 100
"""Characters of a text that is read as a number."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+|(?:\.\d{3})+|(?:['’]\d{3})+)(?![\d.,])", re.ASCII)
_UNITS = (
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
)
_WORDS = {
    **{word: number for number, word in enumerate(_UNITS, 1)}, "une": 1, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100,
    "mille": 1000,
}  # fmt: skip
_ABOUT = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_APPROXIMATELY = {
    "environ": "environ", "env.": "environ", "env": "environ", "~": "environ", "≈": "environ", "±": "environ",
    "+/-": "environ", "autour de": "environ", "autour d'": "environ", "aux alentours de": "environ",
    "quelque": "environ",
    "à peu près": "environ", "de l'ordre de": "environ", "ca.": "environ", "circa": "environ", "en moyenne": "environ",
    "près de": "près de", "près d'": "près de", "presque": "près de", "plus de": "plus de", "plus d'": "plus de",
    "+ de": "plus de", ">": "plus de", "moins de": "moins de", "moins d'": "moins de", "- de": "moins de",
    "<": "moins de", "au moins": "au moins", "au minimum": "au moins", "minimum": "au moins", "≥": "au moins",
    ">=": "au moins", "au plus": "au plus", "au maximum": "au plus", "maximum": "au plus", "max": "au plus",
    "max.": "au plus", "jusqu'à": "au plus", "≤": "au plus", "<=": "au plus",
}  # fmt: skip
_AFTER = {
    "environ": "environ", "env.": "environ", "en moyenne": "environ", "au moins": "au moins", "minimum": "au moins",
    "et plus": "au moins", "ou plus": "au moins", "+": "au moins", "au plus": "au plus", "maximum": "au plus",
    "max": "au plus", "max.": "au plus",
}  # fmt: skip
_OF_PEOPLE = (
    r"(?: (?:de |d' ?)?(?:personne|pers\b|habitant|hab\b|participant|membre|bénévole|volontaire|adulte|enfant|jeune|"
    r"élève|résident|usager|inscrit|gens|femme|homme|fille|garçon|parent|mère|père|grands-parents|salarié|senior|sénior|"
    r"aîné|ainé|retraité|stagiaire|étudiant|apprenant|visiteur|locataire|bénéficiaire|citoyen|professionnel|agent|élu|"
    r"adhérent|collégien|lycéen|ado|riverain|voisin|allocataire|spectateur|contributeur|animateur|jardinier)"
    r"[\w·.()-]*(?: et [\w·.()-]+)?)?"
)
"""Who is counted; families or flats are not."""
_SMALL = rf"(?:dix[- ](?:sept|huit|neuf)|{'|'.join(sorted((*_UNITS, 'une'), key=len, reverse=True))})"
_TENS = r"(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante)"
_UNDER_100 = rf"(?:quatre[- ]vingts?(?:[- ]{_SMALL})?|{_TENS}(?:[- ](?:et[- ])?{_SMALL})?|{_SMALL})"
_UNDER_1000 = rf"(?:(?:{_SMALL}[- ])?cents?(?:[- ]{_UNDER_100})?|{_UNDER_100})"
_DIGITS = rf"[0-9]{{1,{MAX_DIGITS}}}"
_DIGITS_OR_WORDS = rf"{_DIGITS}|(?:{_UNDER_1000}[- ])?mille(?:[- ]{_UNDER_1000})?|{_UNDER_1000}"
_PREFIX = "|".join(sorted(map(re.escape, _APPROXIMATELY), key=len, reverse=True))
_SUFFIX = "|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True))
_JOINED = re.compile(r"[- ]")
_NOT_ASCII_QUOTES = dict.fromkeys(map(ord, "’ʼ‘"), "'")


class Quantity(NamedTuple):
    """A number of people, or a range."""

    about: str
    """« environ », « près de », « plus de », « moins de », « au moins » or « au plus »; empty for an exact number."""
    low: int
    high: int | None = None


def quantity(written: str) -> Quantity | None:
    """Return the number of people that *written* says; None where it says something else."""
    if len(written) > _LONGEST:
        return None
    line = plain_number(written).casefold().translate(_NOT_ASCII_QUOTES)
    if line.isdecimal() and line.isascii() and len(line) <= MAX_DIGITS:
        return Quantity("", int(line))
    found = _count(_DIGITS).fullmatch(line) or _count(_DIGITS_OR_WORDS).fullmatch(line)
    if found is None:
        return None
    about = _APPROXIMATELY[found["about"]] if found["about"] else ""
    about = about or (_AFTER[found["after"]] if found["after"] else "")
    if found["round"]:
        times = _number(found["times"]) if found["times"] else 1
        return Quantity(about or "environ", times * _ABOUT[found["round"]])
    if found["aine"]:
        return Quantity(about or "environ", int(found["aine"]))
    low, high = found["low"] or found["from"], found["high"] or found["to"]
    return Quantity(about, _number(low), _number(high) if high else None)


# Compiled when it is first needed: with numbers in words, that takes as long as reading ten sheets, whose numbers are
# mostly digits.
@cache
def _count(one: str) -> re.Pattern[str]:
    """Return the pattern of a quantity, where *one* is that of a number."""
    round_number = (
        rf"(?:une? |(?P<times>{one}) )?(?:(?:petite|bonne|petit|bon) )?(?P<round>{'|'.join(_ABOUT)})s?"
    )
    return re.compile(
        rf"(?:(?P<about>{_PREFIX}) ?)?(?:entre (?P<from>{one}) et (?P<to>{one})|{round_number}|"
        rf"(?P<aine>[0-9]{{2,3}}) ?aine|(?:de |les )?(?P<low>{one})(?: ?(?:-|à|a|ou) ?(?P<high>{one}))?)"
        rf"{_OF_PEOPLE}(?: ?(?P<after>{_SUFFIX}))?(?: (?:au total|en tout))?\.?"
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
    """Return the number that digits or words say: « deux mille cinq cents », « quatre-vingt-dix »."""
    if written.isdigit():
        return int(written)
    total = part = 0
    for word in _JOINED.split(written):
        number = _WORDS.get(word) or _WORDS.get(word.removesuffix("s"), 0)
        if number == _WORDS["mille"]:
            total, part = (part or 1) * number, 0
        elif number == _WORDS["cent"]:
            part = (part or 1) * number
        elif number == _WORDS["vingt"] and part % 10 == _WORDS["quatre"]:
            part += number * 4 - 4
        else:
            part += number
    return total + part
