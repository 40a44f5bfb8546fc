"""Places in sentences → places as sheets write them. Only unambiguous names count: a person must resolve the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.reference.countries import COUNTRY, SET
from partage.reference.group_names import read_group_name
from partage.reference.terms import Territory
from partage.reference.territories import Territories, UnknownTerritory
from partage.text.folding import fold

_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]*"
_LINK = r"(?:(?:de|du|des|la|le|les|sur|sous|en|lès)[ -]|l[’']|d[’'])"
_RANK = r"(?:[ ,]+\d{1,2}(?:er|ère|e|è|ème|ᵉ)(?:[ ]+arr(?:ondissement|dt|\.)?)?)?"
_NAME = re.compile(rf"(?:[Ll](?:a|e|es) )?{_WORD}(?:[ -](?:{_LINK}){{0,2}}{_WORD}){{0,4}}{_RANK}")
_DISTRICT = re.compile(
    rf"\b(?:quartiers?|QPV|cités?|résidence|parc|secteur)(?: (?:du|de la|de l’|des|de|d’))? ?{_WORD}"
    rf"(?:[ -](?:{_LINK}){{0,2}}{_WORD}){{0,4}}{_RANK}"
)
_RANKED = re.compile(
    r"\b\d{1,2}(?:er|ère|e|è|ème)\s+arr(?:ondissement|dt)?\.? (?:de |d’)?(?:Marseille|Lyon|Paris)\b"
)
_OPENING = re.compile(
    r"(?:^|[\s(«“\"])(?:à|au|aux|de|du|des|en|dans|sur|entre|et|ou|vers|ville|commune|quartiers?|QPV|cité|département|"
    r"région|agglomération|territoire)(?: (?:la|le|les))?[\s:]+$|d[’']$|[–—-] ?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:le|la|les) |l[’']", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?:^|[\s(«“\"])(?:au|aux|du|des)\s+$", re.IGNORECASE)
_STREET = re.compile(
    r"(?:\b(?:rues?|avenue|boulevard|bd|impasse|allées?|chemin|square|quai|cours|place|résidence|route|immeuble)\s+d"
    r"|\b(?:maison|jardins?|école|collège|foyer|centre social|crèche|salle|tour|parc|clos|villa)\s+d(?=u|es))"
    r"(?:e |u |es |e la |[’'])$",
    re.IGNORECASE,
)
"""What stands before the name of a street or of a house: « 12 rue de… », « la maison des… »."""
_TITLE = r"(?:M\.|MM\.|Mmes?|Mlles?|Dr|Monsieur|Messieurs|Madame|Mesdames|[Ff]amilles?)"
_OF_A_PERSON = re.compile(
    rf"{_TITLE}(?: {_WORD}){{0,3}}(?:,? (?:et |ou )(?:{_WORD} )?|, | (?:de |du |des |d[’'])(?:la |le |les )?)$"
)
"""What stands before a name of family: « les familles Martin et… », « Mme Nadia de… »."""
_AFTER_A_PLACE = frozenset((
    "agglomeration", "animation", "centre", "commune", "confluence", "est", "habitat", "mediterranee", "metropole",
    "nord", "ouest", "pays", "provence", "quartier", "sud", "ville",
))  # fmt: skip
"""Words with a capital that may follow the name of a town; after others, it is the name of a family."""
_COMMON = frozenset((
    "agir", "aide", "ain", "allier", "arts", "association", "bilan", "bois", "bon", "bourg", "cap", "centre",
    "charte", "cite", "cites", "collectif", "commune", "conseil", "contrat", "cours", "dame", "droit",
    "droits", "eau", "est", "etat", "europe", "ferme", "fonds", "france", "grand", "groupe", "habitants",
    "habitat", "haut", "ile", "ille", "jeunes", "jour", "le quartier", "lieu", "loire", "lot", "mairie",
    "maison", "manche", "metropole", "moi", "mont", "nord", "ouest", "parc", "pays", "place", "plan",
    "prefecture", "projet", "qpv", "quartier", "quartiers", "region", "reseau", "residence", "rue", "saint",
    "saone", "secteur", "sud", "val", "var", "vie", "vienne", "ville", "villes",
    "azur", "blanc", "branches", "caves", "chaise", "chambre", "charge", "chemin", "cultures", "cure", "cures",
    "echelle", "echelles", "ecole", "engins", "fete", "feux", "fille", "force", "forge", "four", "grange", "haies",
    "hommes", "hopital", "jardin", "jury", "lien", "linge", "machine", "maire", "marche", "marches", "menus", "mer",
    "monnaie", "moyen", "nuits", "parent", "peintures", "piano", "pierres", "places", "pont", "port", "puits",
    "rocher", "routes", "sens", "serre", "seuil", "signes", "table", "titre", "touche", "trait", "union",
    "vallee", "ventes", "verger",
))  # fmt: skip
"""Names of places that are usually ordinary words."""


def places_in(sentence: str, territories: Territories) -> Iterator[Territory]:
    """Yield the places named in *sentence*, once per mention."""
    taken: list[tuple[int, int]] = []
    for pattern, anywhere in ((_RANKED, True), (_DISTRICT, True), (_NAME, False)):
        for found in pattern.finditer(sentence):
            if any(start <= found.start() < end for start, end in taken):
                continue
            place, name = _longest(found[0], territories)
            if place and (anywhere or _is_place(sentence, found, place, name)):
                taken.append(found.span())
                yield place


def _longest(name: str, territories: Territories) -> tuple[Territory | None, str]:
    """Return the place that *name*, or the longest possible beginning of it, surely names, and that beginning."""
    words = name.split(" ")
    for size in range(len(words), 0, -1):
        shorter = " ".join(words[:size]).rstrip("’' -,.")
        if fold(shorter) in _COMMON or len(fold(shorter)) < 3 or not shorter[0].isalnum():
            continue
        found = territories.named(shorter)
        # A country is named in passing far more often than a sheet is about it.
        if len(found) == 1 and found[0].kind not in (COUNTRY, SET):
            return found[0], shorter
    return None, ""


def _is_place(sentence: str, found: re.Match[str], place: Territory, name: str) -> bool:
    """Whether the *name* at *found* is that of the *place*, rather than of a family.

    By the kind of the place, by the words before and after it, or because it is the whole sentence.
    """
    # « Bassin de vie » or « Terres » may be a group of communes, whose kind is seldom left out in a sentence.
    is_group = (
        place.kind == "epci" and not read_group_name(fold(name)).kind and fold(name) != fold(place.label)
    )
    if place.kind not in ("commune", "arrondissement-municipal") and not is_group:
        return True
    before = sentence[: found.start()]
    if _ARTICLE.match(place.label) and not (_ARTICLE.match(name) or _CONTRACTED.search(before)):
        return False
    if _STREET.search(before):
        return False
    following = fold(found[0][len(name) :]).split(" ")[0]
    if (following and not following.isdigit() and following not in _AFTER_A_PLACE) or _OF_A_PERSON.search(
        before
    ):
        return False
    return bool(_OPENING.search(before)) or fold(found[0]) == fold(sentence)


def written(place: Territory, territories: Territories) -> str:
    """Return *place* as a sheet writes it: « 05061 Gap » if that is enough to find it, else its identifier."""
    plain = f"{place.code} {place.label}"
    try:
        named = (
            place.kind in ("commune", "arrondissement-municipal") and territories.find(plain).id == place.id
        )
    except UnknownTerritory:
        named = False
    return plain if named else place.id
