"""Warnings about what a public text should not give away, and about links that are not encrypted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from partage.text.messages import quoted

_URL = re.compile(r"(?:https?://|www\.)[^\s<>]+")
_INSECURE = re.compile(r"http://[^\s<>()\"'\]]+")
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PERSONAL_HOSTS = frozenset({
    "aol", "bbox", "club-internet", "free", "gmail", "gmx", "googlemail", "hotmail", "icloud", "laposte", "live",
    "mailo", "msn", "neuf", "numericable", "orange", "outlook", "protonmail", "sfr", "wanadoo", "yahoo", "ymail",
})  # fmt: skip
"""Mail providers of private persons, rather than of organisations."""
_FIRST_AND_LAST = re.compile(r"[a-z]+(?:-[a-z]+)*[._][a-z]{2,}(?:-[a-z]+)*\d*")
_SEPARATOR = re.compile(r"[._-]")
_OFFICES = frozenset({
    "accueil", "administration", "asso", "association", "bureau", "centre", "citoyen", "communication", "compta",
    "conseil", "contact", "coordination", "csc", "direction", "equipe", "espace", "famille", "familles", "info",
    "infos", "jeunesse", "mairie", "presse", "secretariat", "service", "social",
})  # fmt: skip
"""Words that mark an address as an office's even though it looks like « first.last »."""
_GAP = r"[ \t\u00a0\u2009\u202f.‐‑–-]"
_PHONE = re.compile(
    # Neither inside a longer number (SIRET, coordinates) nor in a URL.
    rf"(?<![\w+/])(?<!\d[ \t\u00a0\u202f.,-])(?:(?:\+|00{_GAP}?)33{_GAP}?(?:\(0\){_GAP}?)?|0)[1-9](?:{_GAP}?\d\d){{4}}"
    rf"(?!\w)(?!{_GAP}(?!0[1-9])\d\d)"
)
_ABROAD = re.compile(
    rf"(?<![\w+/])(?:\+|00{_GAP}?)(?:262|269|59[0467]|508|68[79]|32|41|352|377|21[236]|22[1-9])(?:{_GAP}?\d){{7,9}}(?!\w)"
)
"""Numbers of overseas departments, neighbours, and the countries that people write from most."""
_HOME = re.compile(
    r"\b(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle|[Cc]hez)\s{1,3}(?:[A-ZÀ-Ý][\w’'-]{1,30}[\s,:(–-]{1,4}){1,3}"
    r"(?:(?:habite|demeurant|domiciliée?|réside)[\w ]{0,12}[ ,])?\d{1,4}(?: ?(?:bis|ter))?,? "
    r"(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allées?|quai|route|cours|square|passage|montée|traverse)\b"
)
"""The name of a person, then a street."""
_BETWEEN = r"[ \t\u00a0\u2009\u202f./_‐‑–-]{0,2}"
_NIR = re.compile(
    # Sex, year and month of birth, place, rank, key, however people group them.
    rf"(?<!\w)(?<!\d[.,])([1-478](?:{_BETWEEN}\d){{4}}{_BETWEEN}(?:\d{_BETWEEN}\d|2{_BETWEEN}[ABab])(?:{_BETWEEN}\d){{6}})"
    rf"(?:{_BETWEEN}[(]?(?:cl[ée])?[ \u00a0:]{{0,3}}(\d{_BETWEEN}\d))?(?!{_BETWEEN}\d)(?!\w)"
)
_NIR_GROUPS = re.compile(
    r"[12]\D+\d\d\D+(?:0[1-9]|1[0-2])\D+(?:[0-8]\d|9[0-57-9]|2[ABab])[^\dABab]+\d{3}\D+\d{3}"
)
"""The usual grouping, required of a number without its key: thirteen digits in a row are more often a bar code."""
_DEPARTMENTS = {"2A": "19", "2B": "18"}
"""The numbers that stand for the two Corsican departments when the key is computed."""
_RUN = re.compile(rf"[1-9](?:{_BETWEEN}[\dABab]){{8}}")
"""A run of digits, which both kinds of numbers contain and most texts do not: a much faster first search."""


def personal_details(text: str, senders: Collection[str] = ()) -> Iterator[str]:
    """Yield a French sentence for each kind of detail in *text* by which one person could be reached or identified.

    The address of one of *senders* is one, unless it is an office's.
    """
    numbers = (_phone(text), _nir(text)) if _RUN.search(text) else ()
    yield from filter(None, (_private_mail(text) or _mail_of(text, senders), *numbers, _home(text)))


def _mail_of(text: str, senders: Collection[str]) -> str:
    written = text.casefold()
    for address in senders:
        name = address.casefold().partition("@")[0]
        if address.casefold() in written and _OFFICES.isdisjoint(_SEPARATOR.split(name)):
            return f"{quoted(address)} est l’adresse de la personne qui a envoyé la fiche"
    return ""


def reaches_somebody(text: str) -> bool:
    """Whether *text* holds an address or a number of anybody: of a person or of an organisation."""
    return bool(_MAIL.search(text) or _PHONE.search(text) or _ABROAD.search(text))


def mail_in(text: str) -> str:
    """Return the first electronic address of *text*, of anybody; empty where there is none."""
    found = _MAIL.search(text)
    return found[0] if found else ""


def phone_in(text: str) -> str:
    """Return the first telephone number of *text*, as it is written; empty where there is none."""
    found = _PHONE.search(text)
    return found[0] if found else ""


def text_warnings(text: str) -> Iterator[str]:
    """Yield a French sentence for each thing to reconsider before *text* becomes public; each cause once."""
    yield from personal_details(text)
    yield from filter(None, [_insecure_link(text)])


def without_contacts(text: str) -> str:
    """Return *text* without electronic addresses and telephone numbers, whoever they are of."""
    if "@" in text:
        text = _MAIL.sub("", text)
    return _ABROAD.sub("", _PHONE.sub("", text)) if _RUN.search(text) else text


def _private_mail(text: str) -> str:
    if "@" not in text:
        return ""
    for found in _MAIL.finditer(_URL.sub(" ", text)):
        if _is_private(found[1].lower(), found[2].lower()):
            return (
                f"{quoted(found[0])} semble être l’adresse d’une personne ; préférez celle de la structure, "
                "ou « via le réseau »"
            )
    return ""


def _is_private(name: str, host: str) -> bool:
    if host.split(".")[-2] in _PERSONAL_HOSTS:
        return True
    return bool(_FIRST_AND_LAST.fullmatch(name)) and _OFFICES.isdisjoint(_SEPARATOR.split(name))


def _phone(text: str) -> str:
    found = next(
        (each for one in (_PHONE, _ABROAD) if one.search(text) and (each := one.search(_URL.sub(" ", text)))),
        None,
    )
    if not found:
        return ""
    return (
        f"{quoted(found[0])} semble être un numéro de téléphone ; une fiche est publique : retirez-le si c’est celui "
        "d’une personne, ou écrivez « via le réseau »"
    )


def _home(text: str) -> str:
    found = _HOME.search(text)
    if not found:
        return ""
    return (
        f"{quoted(found[0])} semble être l’adresse d’une personne ; préférez celle de la structure, ou « via le "
        "réseau »"
    )


def _nir(text: str) -> str:
    found = next(filter(_is_nir, _NIR.finditer(_URL.sub(" ", text))), None)
    if not found:
        return ""
    return (
        f"un numéro de sécurité sociale est écrit ici (il commence par « {found[1][0]} ») ; il désigne une seule "
        "personne et ne se publie jamais : retirez-le"
    )


def _is_nir(found: re.Match[str]) -> bool:
    """Whether the key matches (one number in 97 does by chance) or, without a key, the grouping is unmistakable."""
    number, key = found[1], found[2]
    if key is None:
        return bool(_NIR_GROUPS.fullmatch(number))
    digits = "".join(filter(str.isalnum, number)).upper()
    digits = digits[:5] + _DEPARTMENTS.get(digits[5:7], digits[5:7]) + digits[7:]
    return 97 - int(digits) % 97 == int("".join(filter(str.isdigit, key)))


def _insecure_link(text: str) -> str:
    found = _INSECURE.search(text) if "http://" in text else None
    if not found:
        return ""
    return f"{quoted(found[0])} : ce lien n’est pas chiffré ; essayez la même adresse avec « https:// »"
