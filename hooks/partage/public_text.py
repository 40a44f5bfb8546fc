"""What a text that everybody can read should not give away, and links that others can read on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.messages import quoted

_URL = re.compile(r"(?:https?://|www\.)[^\s<>]+")
_INSECURE = re.compile(r"http://[^\s<>()\"'\]]+")
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_PERSONAL_HOSTS = frozenset({
    "aol", "bbox", "club-internet", "free", "gmail", "gmx", "googlemail", "hotmail", "icloud", "laposte", "live",
    "mailo", "msn", "neuf", "numericable", "orange", "outlook", "protonmail", "sfr", "wanadoo", "yahoo", "ymail",
})  # fmt: skip
"""Where people, rather than organisations, have their mail."""
_FIRST_AND_LAST = re.compile(r"[a-z]+(?:-[a-z]+)*[._][a-z]{2,}(?:-[a-z]+)*\d*")
_SEPARATOR = re.compile(r"[._-]")
_OFFICES = frozenset({
    "accueil", "administration", "asso", "association", "bureau", "centre", "citoyen", "communication", "compta",
    "conseil", "contact", "coordination", "csc", "direction", "equipe", "espace", "famille", "familles", "info",
    "infos", "jeunesse", "mairie", "presse", "secretariat", "service", "social",
})  # fmt: skip
"""Words of addresses that have the form of a first and a last name, and are an office's."""
_GAP = r"[ \t\u00a0\u202f.-]"
_PHONE = re.compile(
    # Neither inside a longer number (SIRET, coordinates) nor in an address.
    rf"(?<![\w+/])(?<!\d[ \t\u00a0\u202f.,-])(?:(?:\+|00{_GAP}?)33{_GAP}?(?:\(0\){_GAP}?)?|0)[1-9](?:{_GAP}?\d\d){{4}}"
    rf"(?!\w)(?!{_GAP}(?!0[1-9])\d\d)"
)
_NUMBER = re.compile(rf"[1-9](?:{_GAP}?\d\d){{4}}")


def text_warnings(text: str) -> Iterator[str]:
    """Yield what to reconsider in *text* before everybody reads it; each cause once."""
    for warning in (_private_mail(text), _phone(text), _insecure_link(text)):
        if warning:
            yield warning


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
    # Most texts have no such run of digits, which is looked for much faster.
    found = _NUMBER.search(text) and _PHONE.search(text) and _PHONE.search(_URL.sub(" ", text))
    if not found:
        return ""
    return (
        f"{quoted(found[0])} semble être un numéro de téléphone ; une fiche est publique : retirez-le si c’est celui "
        "d’une personne, ou écrivez « via le réseau »"
    )


def _insecure_link(text: str) -> str:
    found = _INSECURE.search(text) if "http://" in text else None
    if not found:
        return ""
    return f"{quoted(found[0])} : ce lien n’est pas chiffré ; essayez la même adresse avec « https:// »"
